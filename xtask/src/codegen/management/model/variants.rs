//! The variants of a union, and how each is told from the others.

use super::{Kind, Shape, Types};
use std::collections::BTreeSet;

/// A variant.
pub(in crate::codegen::management) struct Variant {
    pub(in crate::codegen::management) name: String,
    pub(in crate::codegen::management) kind: Kind,
    pub(in crate::codegen::management) forms: Vec<Form>,
}

/// What JSON a variant has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::codegen::management) enum Form {
    Text,
    Number,
    Bool,
    List,
    Tags(Vec<(String, String)>),
    Keys(Vec<String>, Vec<String>, Vec<(String, String)>),
}

/// The variants of the union `name`.
pub(in crate::codegen::management) fn variants(types: &Types, name: &str, kinds: &[Kind]) -> Vec<Variant> {
    let names = variant_names(name, kinds);
    let variant = |(kind, name): (&Kind, String)| Variant {
        name,
        kind: kind.clone(),
        forms: forms(types, kind, &mut BTreeSet::new()),
    };
    kinds.iter().zip(names).map(variant).collect()
}

fn forms(types: &Types, kind: &Kind, seen: &mut BTreeSet<String>) -> Vec<Form> {
    match kind {
        Kind::Text | Kind::Secret | Kind::Time | Kind::Id(_) | Kind::Constant(_) | Kind::OneText(_) => vec![Form::Text],
        Kind::Bool => vec![Form::Bool],
        Kind::Integer | Kind::Float => vec![Form::Number],
        Kind::List(_) => vec![Form::List],
        Kind::Map | Kind::SecretMap | Kind::Value | Kind::Dictionary(_) => {
            vec![Form::Keys(Vec::new(), Vec::new(), Vec::new())]
        }
        Kind::Nullable(inner) => forms(types, inner, seen),
        Kind::Named(name) => match types.all.get(name).map(|of| &of.shape) {
            Some(Shape::Enum(_)) | None => vec![Form::Text],
            Some(Shape::Union(kinds)) => {
                if !seen.insert(name.clone()) {
                    return Vec::new();
                }
                kinds.iter().flat_map(|kind| forms(types, kind, seen)).collect()
            }
            Some(Shape::Struct(of)) => {
                let tags: Vec<(String, String)> = of
                    .fields
                    .iter()
                    .filter_map(|field| match &field.kind {
                        Kind::Constant(text) => Some((field.key.clone(), text.clone())),
                        _ => None,
                    })
                    .collect();
                if !tags.is_empty() {
                    return vec![Form::Tags(tags)];
                }
                let (required, known): (Vec<_>, Vec<_>) = of.fields.iter().partition(|field| field.required);
                let key = |field: &super::Field| field.key.clone();
                let marks = of.fields.iter().filter_map(|field| match &field.kind {
                    Kind::OneText(text) => Some((field.key.clone(), text.clone())),
                    _ => None,
                });
                let marks = marks.chain(of.fields.iter().flat_map(|field| marks_within(types, field))).collect();
                vec![Form::Keys(required.into_iter().map(key).collect(), known.into_iter().map(key).collect(), marks)]
            }
        },
    }
}

/// The constants of the object in a field: `destination.type`.
fn marks_within(types: &Types, field: &super::Field) -> Vec<(String, String)> {
    let Kind::Named(name) = &field.kind else { return Vec::new() };
    let Some(Shape::Struct(of)) = types.all.get(name).map(|of| &of.shape) else { return Vec::new() };
    let constants = of.fields.iter().filter_map(|inner| match &inner.kind {
        Kind::Constant(text) | Kind::OneText(text) => Some((format!("{}.{}", field.key, inner.key), text.clone())),
        _ => None,
    });
    constants.collect()
}

fn variant_names(union: &str, kinds: &[Kind]) -> Vec<String> {
    let whole: Vec<String> = kinds.iter().map(whole_name).collect();
    let common = common_words(&whole);
    let short: Vec<String> = whole
        .iter()
        .map(|name| {
            let rest = name.strip_prefix(union).or_else(|| name.strip_prefix(&common)).unwrap_or(name);
            let is_name = rest.starts_with(|char: char| char.is_ascii_uppercase()) && rest != "Other" && rest != "Self";
            if is_name { rest.to_owned() } else { name.clone() }
        })
        .collect();
    if short.iter().collect::<BTreeSet<_>>().len() == short.len() { short } else { whole }
}

fn whole_name(kind: &Kind) -> String {
    match kind {
        Kind::Text | Kind::Constant(_) | Kind::OneText(_) => "Text".into(),
        Kind::Secret => "Secret".into(),
        Kind::Bool => "Boolean".into(),
        Kind::Integer | Kind::Float => "Number".into(),
        Kind::Time => "Time".into(),
        Kind::Map | Kind::SecretMap | Kind::Value | Kind::Dictionary(_) => "Object".into(),
        Kind::Id(name) | Kind::Named(name) => name.clone(),
        Kind::List(_) => "List".into(),
        Kind::Nullable(inner) => whole_name(inner),
    }
}

/// The words that all names begin with.
fn common_words(names: &[String]) -> String {
    let Some(first) = names.first() else { return String::new() };
    let mut common = first.as_str();
    for name in names {
        while !name.starts_with(common) {
            let shorter =
                common.char_indices().rev().find(|(_, char)| char.is_ascii_uppercase()).map_or(0, |(at, _)| at);
            common = common.get(..shorter).unwrap_or("");
        }
    }
    common.to_owned()
}
