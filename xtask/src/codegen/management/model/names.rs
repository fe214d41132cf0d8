//! The names of types, from those of schemas.

use super::Kind;
use crate::codegen::naming::camel_case;
use std::collections::BTreeSet;

/// What schemas of bodies begin with, before the noun.
const VERBS: [&str; 12] =
    ["Create", "Get", "Update", "Sets", "Set", "Patch", "Put", "Post", "List", "Rotate", "Register", "Search"];

/// A name of few words for the schema or the place in one: `CreateRoleRequestContent` → `CreateRole`.
pub(super) fn base(place: &str) -> String {
    let (own, rest) = match place.find(['.', '[', '{', '|']) {
        Some(at) => place.split_at(at),
        None => (place, ""),
    };
    let mut name = camel_case(&schema(own));
    let mut rest = rest;
    while let Some(first) = rest.chars().next() {
        let end = rest.get(1..).and_then(|tail| tail.find(['.', '[', '{', '|'])).map_or(rest.len(), |at| at + 1);
        let (step, tail) = rest.split_at(end);
        rest = tail;
        name += &match first {
            '[' => "Item".to_owned(),
            '{' => "Value".to_owned(),
            // The number says nothing; what tells the choice from the others does.
            '|' => camel_case(step.trim_start_matches(|char: char| char == '|' || char.is_ascii_digit())),
            _ => camel_case(step),
        };
    }
    name
}

fn schema(name: &str) -> String {
    for suffix in ["RequestContent", "RequestBody", "ResponseContent", "ResponseSchema", "ResponsePayload", "Enum"] {
        if let Some(stem) = name.strip_suffix(suffix)
            && !stem.is_empty()
        {
            return if suffix.starts_with("Response") {
                noun(name).unwrap_or_else(|| stem.to_owned())
            } else {
                stem.to_owned()
            };
        }
    }
    name.to_owned()
}

/// What an answer is about: `GetRoleResponseContent` → `Role`.
pub(super) fn noun(name: &str) -> Option<String> {
    let stem =
        ["ResponseContent", "ResponseSchema", "ResponsePayload"].iter().find_map(|suffix| name.strip_suffix(suffix))?;
    let verb = VERBS.iter().find(|verb| {
        stem.strip_prefix(**verb).is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_uppercase()))
    });
    Some(verb.and_then(|verb| stem.strip_prefix(verb)).unwrap_or(stem).to_owned())
}

/// The first of the wishes that nobody has.
pub(super) fn free(wishes: &[String], taken: &mut BTreeSet<String>) -> Option<String> {
    let free = wishes.iter().find(|wish| !taken.contains(*wish)).cloned()?;
    taken.insert(free.clone());
    Some(free)
}

/// The name of a union that tells apart nothing but JSON's own types: `NumberOrText`.
pub(super) fn of_plain(kinds: &[Kind]) -> Option<String> {
    let word = |kind: &Kind| match kind {
        Kind::Text => Some("Text"),
        Kind::Bool => Some("Boolean"),
        Kind::Integer => Some("Number"),
        Kind::Float => Some("Decimal"),
        Kind::Map | Kind::SecretMap => Some("Object"),
        Kind::List(item) if **item == Kind::Text => Some("Texts"),
        _ => None,
    };
    let words: Option<BTreeSet<&str>> = kinds.iter().map(word).collect();
    words.map(|words| words.into_iter().collect::<Vec<_>>().join("Or"))
}

#[cfg(test)]
mod tests {
    use super::{base, free, noun, of_plain};
    use crate::codegen::management::model::Kind;
    use std::collections::BTreeSet;

    #[test]
    fn schemas_and_places_in_them() {
        for (place, name) in [
            ("CreateRoleRequestContent", "CreateRole"),
            ("GetRoleResponseContent", "Role"),
            ("PostConnectionsKeysResponseContent[]", "ConnectionsKeysItem"),
            ("ClientAppTypeEnum", "ClientAppType"),
            ("X.some_part|0", "XSomePart"),
            ("X.some_part|0its_key", "XSomePartItsKey"),
            ("GettyResponseContent", "Getty"),
        ] {
            assert_eq!(base(place), name);
        }
        assert_eq!(noun("CreateRoleRequestContent"), None);
    }

    #[test]
    fn a_name_is_given_once() {
        let mut taken = BTreeSet::new();
        let wishes = ["Role".to_owned(), "RoleAnswer".to_owned()];
        let names: Vec<_> = (0..3).map(|_| free(&wishes, &mut taken)).collect();
        assert_eq!(names, [Some("Role".to_owned()), Some("RoleAnswer".to_owned()), None]);
    }

    #[test]
    fn a_choice_between_jsons_own_types_is_called_by_them() {
        let list = Kind::List(Box::new(Kind::Text));
        assert_eq!(of_plain(&[Kind::Text, Kind::Integer]).as_deref(), Some("NumberOrText"));
        assert_eq!(of_plain(&[list, Kind::Map, Kind::Text]).as_deref(), Some("ObjectOrTextOrTexts"));
        assert_eq!(of_plain(&[Kind::Text, Kind::Named("Role".into())]), None);
    }
}
