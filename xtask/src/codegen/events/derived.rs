//! The same events by serde's derive, for measurements.

use super::model::{Event, Field, Kind, Struct};
use crate::codegen::naming::{camel_case, field as field_name, snake_case};
use std::collections::BTreeMap;

/// A module for each event.
pub(super) fn render(events: &[Event]) -> String {
    let mut code = "//! The events of all triggers as serde's derive reads them.\n".to_owned();
    for event in events {
        let mut structs = BTreeMap::new();
        collect(&event.groups, &mut structs);
        code += &format!("\npub(crate) mod {} {{\nuse serde::Deserialize;\n", snake_case(&event.trigger));
        code += &structure("Event", &event.groups);
        for (name, of) in structs {
            code += &structure(name, &of.fields);
        }
        code += "}\n";
    }
    code
}

fn collect<'m>(fields: &'m [Field], structs: &mut BTreeMap<&'m str, &'m Struct>) {
    for field in fields {
        let mut kind = &field.kind;
        while let Kind::Array(item) | Kind::Dictionary(item) = kind {
            kind = item;
        }
        if let Kind::Struct(of) = kind {
            structs.insert(&of.name, of);
            collect(&of.fields, structs);
        }
    }
}

fn structure(name: &str, fields: &[Field]) -> String {
    let mut code = format!("\n#[derive(Deserialize)]\npub(crate) struct {} {{\n", camel_case(name));
    for field in fields {
        let mut of = type_of(&field.kind);
        if field.optional {
            of = format!("Option<{of}>");
        }
        if snake_case(&field.key) != field.key {
            code += &format!("#[serde(rename = \"{}\")]\n", field.key);
        }
        code += &format!("pub(crate) {}: {of},\n", field_name(&field.key));
    }
    code + "}\n"
}

fn type_of(kind: &Kind) -> String {
    match kind {
        Kind::Plain(name) => match name.as_str() {
            "bool" | "i64" => name.clone(),
            "Number" => "f64".to_owned(),
            "Map" => "serde_json::Map<String, serde_json::Value>".to_owned(),
            "Value" => "serde_json::Value".to_owned(),
            // Ids and points in time are texts.
            _ => "String".to_owned(),
        },
        Kind::Enum(_) => "String".to_owned(),
        Kind::Struct(of) => camel_case(&of.name),
        Kind::Array(item) => format!("Vec<{}>", type_of(item)),
        Kind::Dictionary(item) => format!("std::collections::BTreeMap<String, {}>", type_of(item)),
        Kind::Repeat(name, _) => format!("Box<{}>", camel_case(name)),
    }
}
