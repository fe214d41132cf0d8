//! What a type is for, where nobody wrote it down: who sends it, who answers with it, in which field it stands.

use super::Model;
use crate::codegen::management::model::{Kind, Shape, Types};
use crate::codegen::management::operation::{Answers, Method, Sends};
use std::collections::BTreeMap;

/// Where types are used, each by its name.
#[derive(Default)]
pub(in crate::codegen::management) struct Uses(BTreeMap<String, Use>);

#[derive(Default)]
struct Use {
    /// The operations that send it.
    sent: Vec<String>,
    /// The operations that answer with it.
    answered: Vec<String>,
    /// The parameters of queries and paths: the operation, and the parameter.
    asked: Vec<(String, String)>,
    /// The fields that hold it: the type, and the field.
    fields: Vec<(String, String)>,
    /// The unions that it is a form of.
    forms: Vec<String>,
}

impl Uses {
    pub(in crate::codegen::management) fn of(methods: &[Method<'_>], types: &Types) -> Self {
        let mut uses = Self::default();
        for method in methods {
            let sent = match &method.sends {
                Sends::Whole(kind) | Sends::List { item: kind, .. } => Some(kind),
                Sends::Nothing | Sends::Form { .. } => None,
            };
            uses.note(sent, |of| of.sent.push(method.key.clone()));
            let answered = match &method.answers {
                Answers::One(kind) | Answers::Page { item: kind, .. } | Answers::Events(kind) => Some(kind),
                Answers::Nothing => None,
            };
            uses.note(answered, |of| of.answered.push(method.key.clone()));
            for argument in method.path.iter().chain(&method.query).chain(&method.options) {
                uses.note(Some(&argument.kind), |of| of.asked.push((method.key.clone(), argument.key.clone())));
            }
        }
        for (name, of) in &types.all {
            match &of.shape {
                Shape::Struct(of) => of.fields.iter().for_each(|field| {
                    uses.note(Some(&field.kind), |of| of.fields.push((name.clone(), field.key.clone())));
                }),
                Shape::Union(kinds) => {
                    kinds.iter().for_each(|kind| uses.note(Some(kind), |of| of.forms.push(name.clone())));
                }
                Shape::Enum(_) => {}
            }
        }
        uses
    }

    fn note(&mut self, kind: Option<&Kind>, write: impl FnOnce(&mut Use)) {
        if let Some(name) = kind.and_then(Kind::type_name) {
            write(self.0.entry(name.to_owned()).or_default());
        }
    }
}

/// A sentence on the type; empty when nothing uses it.
pub(super) fn of_type(model: &Model<'_>, name: &str) -> String {
    let Some(uses) = model.uses.0.get(name) else { return String::new() };
    let Use { sent, answered, asked, fields, forms } = uses;
    let mut parts = Vec::new();
    if !sent.is_empty() {
        parts.push(format!("what {} {}", listed(sent), verb(sent.len(), "sends", "send")));
    }
    if !answered.is_empty() {
        parts.push(format!("what {} {}", listed(answered), verb(answered.len(), "answers", "answer")));
    }
    if parts.is_empty() && !asked.is_empty() {
        let asked: Vec<String> = asked.iter().map(|(operation, key)| format!("{operation}({key})")).collect();
        parts.push(format!("a parameter: {}", listed(&asked)));
    }
    if parts.is_empty() && !fields.is_empty() {
        let fields: Vec<String> = fields.iter().map(|(of, key)| format!("{of}.{key}")).collect();
        parts.push(format!("what {} {}", listed(&fields), verb(fields.len(), "holds", "hold")));
    }
    if parts.is_empty() && !forms.is_empty() {
        parts.push(format!("a form of {}", listed(forms)));
    }
    let words = parts.join(", and ");
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().to_string() + chars.as_str() + ".").unwrap_or_default()
}

fn verb<'w>(count: usize, one: &'w str, several: &'w str) -> &'w str {
    if count == 1 { one } else { several }
}

/// Up to three by name, the rest by how many they are.
fn listed(names: &[String]) -> String {
    let quoted = |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match names {
        [one, two, three, rest @ ..] if !rest.is_empty() => {
            let shown = quoted(&[one.clone(), two.clone(), three.clone()]);
            format!("{} and {} more", shown.join(", "), rest.len())
        }
        [first @ .., last] if !first.is_empty() => format!("{} and `{last}`", quoted(first).join(", ")),
        few => quoted(few).join(""),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn a_list_is_short() {
        let names = |count: usize| (0..count).map(|number| number.to_string()).collect::<Vec<_>>();
        for (count, words) in [(1, "`0`"), (2, "`0` and `1`"), (3, "`0`, `1` and `2`"), (5, "`0`, `1`, `2` and 2 more")]
        {
            assert_eq!(listed(&names(count)), words);
        }
    }
}
