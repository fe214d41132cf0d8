//! One call of each operation, for the test that compares what is sent with the facts.
//!
//! The values are plain, so that the test can make them of the facts by itself: a text is `some` and the property's name,
//! a number 7, a truth value true, of an enum the least value, of a union the first form, a list has one item.

use super::model::{Field, Kind, Role, Shape, Struct, variant, variants};
use super::operation::{Answers, Argument, Method, Sends};
use super::render::Model;
use crate::codegen::naming::{field as field_name, snake_case};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The files, by group.
pub(super) fn files(model: &Model<'_>) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, Vec<&Method<'_>>> = BTreeMap::new();
    for method in &model.methods {
        groups.entry(super::place::file(method).0).or_default().push(method);
    }
    let mut files = BTreeMap::new();
    let mut modules = String::new();
    let mut all = String::new();
    for (group, methods) in &groups {
        modules += &format!("mod {group};\n");
        all += &format!("    {group}::calls(calls);\n");
        let mut body = String::new();
        for method in methods {
            body += &call(model, method);
        }
        let code = format!(
            "//! One call of each operation of `{group}`.\n\n#![allow(unused_imports, deprecated, reason = \"generated for all groups alike\")]\n\n\
             use crate::harness::Calls;\nuse auth0_actions_management::ids::*;\nuse auth0_actions_management::{group}::*;\n\
             use auth0_actions_management::{{Map, Timestamp, Value}};\nuse std::collections::BTreeMap;\n\n\
             pub(super) fn calls(calls: &mut Calls) {{\n{body}}}\n"
        );
        files.insert(group.clone(), code);
    }
    let root = format!(
        "//! One call of each operation.\n\n{modules}\nuse crate::harness::Calls;\n\npub(crate) fn all(calls: &mut Calls) {{\n{all}}}\n"
    );
    files.insert("mod".into(), root);
    files
}

fn call(model: &Model<'_>, method: &Method<'_>) -> String {
    let mut code = String::from("m");
    for group in &method.fact.group {
        let _ = write!(code, ".{}()", snake_case(group));
    }
    let mut arguments: Vec<String> = method.path.iter().map(|argument| path_argument(model, argument)).collect();
    arguments.extend(method.query.iter().map(|argument| query_argument(model, argument)));
    match &method.sends {
        Sends::Nothing => {}
        Sends::List { item, key, .. } => {
            let key = key.clone().unwrap_or_else(|| "body".to_owned());
            arguments.push(Sample::new(model).argument(&Kind::List(Box::new(item.clone())), &key));
        }
        Sends::Whole(kind) => arguments.push(Sample::new(model).argument(kind, "body")),
        Sends::Form { file, parts } => {
            arguments.extend(parts.iter().map(|part| query_argument(model, part)));
            arguments.push(format!("\"some {file}\".as_bytes().to_vec()"));
        }
    }
    let _ = write!(code, ".{}({})", method.name, arguments.join(", "));
    for option in &method.options {
        let _ = write!(code, ".{}({})", option.name, option_argument(model, option));
    }
    let kind = match &method.answers {
        Answers::Nothing => "nothing",
        Answers::One(_) => "one",
        Answers::Page { .. } => "page",
        Answers::Events(_) => "events",
    };
    let mut code = format!("    calls.{kind}(\"{}\", |m| {code});\n", method.key);
    if let Sends::Whole(Kind::Named(name)) = &method.sends {
        let _ = writeln!(code, "    calls.body::<{name}>(\"{}\");", method.key);
    }
    code
}

/// A text that must be encoded in a path.
fn path_argument(model: &Model<'_>, argument: &Argument) -> String {
    let text = format!("{}|ü/ 1", argument.key);
    match &argument.kind {
        Kind::Id(name) => format!("&{name}::new(\"{text}\")"),
        Kind::Named(_) => format!("&{}", Sample::new(model).owned(&argument.kind, &argument.key)),
        Kind::OneText(only) => format!("\"{only}\""),
        _ => format!("\"{text}\""),
    }
}

fn query_argument(model: &Model<'_>, argument: &Argument) -> String {
    let text = format!("some {}", argument.key);
    match &argument.kind {
        Kind::Id(name) => format!("&{name}::new(\"{text}\")"),
        Kind::Named(_) => format!("&{}", Sample::new(model).owned(&argument.kind, &argument.key)),
        Kind::Time => format!("&{}", TIME),
        Kind::Bool => "true".into(),
        Kind::Integer => "7".into(),
        Kind::OneText(only) => format!("\"{only}\""),
        _ => format!("\"{text}\""),
    }
}

fn option_argument(model: &Model<'_>, argument: &Argument) -> String {
    match &argument.kind {
        Kind::List(item) => format!("[{}]", Sample::new(model).owned(item, &argument.key)),
        _ => query_argument(model, argument),
    }
}

const TIME: &str = "Timestamp::new(\"2026-01-31T09:30:00.000Z\")";

struct Sample<'m, 'f> {
    model: &'m Model<'f>,
    /// The types that are being made.
    within: BTreeSet<String>,
}

impl<'m, 'f> Sample<'m, 'f> {
    fn new(model: &'m Model<'f>) -> Self {
        Self { model, within: BTreeSet::new() }
    }

    /// As the argument of a method that only sends.
    fn argument(&mut self, kind: &Kind, key: &str) -> String {
        match kind {
            Kind::Text | Kind::Secret => format!("\"some {key}\""),
            Kind::Constant(text) | Kind::OneText(text) => format!("\"{text}\""),
            Kind::Id(name) => format!("&{name}::new(\"some {key}\")"),
            Kind::List(item) => format!("[{}]", self.owned(item, key)),
            other => self.owned(other, key),
        }
    }

    /// As a value of the type itself.
    fn owned(&mut self, kind: &Kind, key: &str) -> String {
        match kind {
            Kind::Text | Kind::Secret => format!("\"some {key}\".to_owned()"),
            Kind::Constant(text) | Kind::OneText(text) => format!("\"{text}\".to_owned()"),
            Kind::Bool => "true".into(),
            Kind::Integer => "7".into(),
            Kind::Float => "7.0".into(),
            Kind::Time => TIME.into(),
            Kind::Id(name) => format!("{name}::new(\"some {key}\")"),
            Kind::Map | Kind::SecretMap => "Map::from([(\"key\", \"value\")])".into(),
            Kind::Value => format!("Value::from(\"some {key}\")"),
            Kind::List(item) => format!("vec![{}]", self.owned(item, key)),
            Kind::Dictionary(value) => {
                format!("BTreeMap::from([(\"key\".to_owned(), {})])", self.owned(value, "value"))
            }
            Kind::Nullable(inner) => format!("Some({})", self.owned(inner, key)),
            Kind::Named(name) => self.named(name, key),
        }
    }

    fn named(&mut self, name: &str, key: &str) -> String {
        let Some(of) = self.model.types.all.get(name) else { return String::new() };
        match &of.shape {
            Shape::Enum(values) => {
                let least = values.iter().min().map(|value| variant(value)).unwrap_or_default();
                format!("{name}::{least}")
            }
            Shape::Union(kinds) => {
                let variants = variants(&self.model.types, name, kinds);
                let Some(first) = variants.first() else { return String::new() };
                format!("{name}::{}({})", first.name, self.owned(&first.kind, key))
            }
            Shape::Struct(fields) => {
                self.within.insert(name.to_owned());
                let made = self.structure(name, fields, of.role);
                self.within.remove(name);
                made
            }
        }
    }

    fn structure(&mut self, name: &str, of: &Struct, role: Role) -> String {
        let (mut required, mut rest) = (Vec::new(), String::new());
        let ordered = super::render::parted(self.model, name, of);
        let (first, optional) = ordered.unwrap_or_default();
        for field in first {
            required.push(self.field(field, role));
        }
        for field in optional {
            if field.kind.type_name().is_some_and(|inner| self.within.contains(inner)) {
                continue;
            }
            let _ = write!(rest, ".{}({})", field_name(&field.key), self.field(field, role));
        }
        format!("{name}::new({}){rest}", required.join(", "))
    }

    fn field(&mut self, field: &Field, _: Role) -> String {
        self.argument(&field.kind, &field.key)
    }
}
