//! Answers of the sandbox to operations without state: all that the schema lists, one line for each operation. Of a stream,
//! one event of each kind.

use super::facts::{Additional, Facts, Schema};
use crate::Result;
use serde_json::{Map, Value, json};

/// `sandbox/src/tenant/answers.json`
pub(super) fn file(facts: &Facts) -> Result<String> {
    let mut lines = Vec::new();
    for operation in &facts.operations {
        if let Some(schema) = &operation.response {
            let answer = match operation.response_content_type {
                Some(_) => each(facts, schema)?,
                None => value(facts, last(facts, schema)?, "", &mut Vec::new())?,
            };
            lines.push(format!("{}: {}", json!(operation.key()), answer));
        }
    }
    lines.sort();
    Ok(format!("{{\n{}\n}}\n", lines.join(",\n")))
}

/// One of each kind of a stream's events.
fn each(facts: &Facts, schema: &Schema) -> Result<Value> {
    facts.resolved(schema)?.choices().map(|choice| value(facts, choice, "", &mut Vec::new())).collect()
}

/// Of the shapes of a list the last, which has the most around the items.
fn last<'f>(facts: &'f Facts, schema: &'f Schema) -> Result<&'f Schema> {
    let resolved = facts.resolved(schema)?;
    Ok(resolved.choices().last().unwrap_or(schema))
}

fn value<'f>(facts: &'f Facts, schema: &'f Schema, name: &str, within: &mut Vec<&'f str>) -> Result<Value> {
    let own = schema.reference.as_deref();
    if let Some(own) = own {
        within.push(own);
    }
    let made = resolved(facts, facts.resolved(schema)?, name, within);
    if own.is_some() {
        within.pop();
    }
    made
}

fn resolved<'f>(facts: &'f Facts, schema: &'f Schema, name: &str, within: &mut Vec<&'f str>) -> Result<Value> {
    if let Some(first) = schema.values.first() {
        return Ok(first.clone());
    }
    for choice in schema.choices() {
        if !facts.resolved(choice)?.is("null") {
            return value(facts, choice, name, within);
        }
    }
    if !schema.all_of.is_empty() {
        let mut whole = Map::new();
        for part in &schema.all_of {
            if let Value::Object(members) = value(facts, part, name, within)? {
                whole.extend(members);
            }
        }
        return Ok(Value::Object(whole));
    }
    if schema.is("array") {
        let items = schema.items.as_deref().map(|items| value(facts, items, name, within)).transpose()?;
        return Ok(Value::Array(items.into_iter().collect()));
    }
    if schema.is("object") {
        return object(facts, schema, within);
    }
    Ok(match schema.format.as_deref() {
        _ if schema.is("boolean") => json!(true),
        // Counters too: one item is in the list.
        _ if schema.is("integer") || schema.is("number") => json!(1),
        Some("date-time") => json!("2026-01-31T09:30:00.000Z"),
        _ => json!(format!("some {name}").trim_end()),
    })
}

fn object<'f>(facts: &'f Facts, schema: &'f Schema, within: &mut Vec<&'f str>) -> Result<Value> {
    let mut members = Map::new();
    for (name, property) in &schema.properties {
        let again = property.references().iter().any(|reference| within.contains(reference));
        // A place where a list goes on would make a program ask for the same page again and again.
        let goes_on = name == "next" && within.len() <= 1;
        if !goes_on && (!again || schema.required.contains(name)) {
            let made = if again { json!([]) } else { value(facts, property, name, within)? };
            members.insert(name.clone(), made);
        }
    }
    if let (true, Some(Additional::Typed(typed))) = (schema.properties.is_empty(), &schema.additional_properties) {
        members.insert("key".into(), value(facts, typed, "value", within)?);
    }
    Ok(Value::Object(members))
}
