//! Answers for the tests of the operations: the least that a schema allows, and all that it lists.

use super::facts::{Additional, Facts, Operation, Schema};
use crate::Result;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The file of a group: for each operation the status, and answers that keep to its schema.
pub(super) fn file(facts: &Facts, group: &str) -> Result<String> {
    let mut answers = BTreeMap::new();
    for operation in facts.operations.iter().filter(|operation| operation.top_group() == group) {
        answers.insert(operation.key(), answer(facts, operation)?);
    }
    Ok(serde_json::to_string_pretty(&answers)? + "\n")
}

fn answer(facts: &Facts, operation: &Operation) -> Result<Value> {
    let status = operation.success_status;
    let Some(schema) = &operation.response else { return Ok(json!({ "status": status })) };
    let resolved = facts.resolved(schema)?;
    // An array first, then the objects around one; the last of these has the most.
    let (least, most) = match (resolved.one_of.first(), resolved.one_of.last()) {
        (Some(first), Some(last)) => (first, last),
        _ => (schema, schema),
    };
    let (mut minimal, full) = (value(facts, least, "", false)?, value(facts, most, "", true)?);
    // Some schemas do not even promise the list itself; an answer without it is no page.
    if let (Some(paging), Value::Object(members)) = (&operation.page, &mut minimal)
        && let Some(wrapper) = paging.wrapped.first()
    {
        members.entry(&wrapper.items).or_insert_with(|| json!([]));
    }
    Ok(json!({ "status": status, "minimal": minimal, "full": full }))
}

fn value(facts: &Facts, schema: &Schema, name: &str, full: bool) -> Result<Value> {
    let schema = facts.resolved(schema)?;
    if let Some(first) = schema.values.first() {
        return Ok(first.clone());
    }
    if let Some(first) = schema.one_of.first() {
        return value(facts, first, name, full);
    }
    if !schema.all_of.is_empty() {
        let mut whole = Map::new();
        for part in &schema.all_of {
            if let Value::Object(members) = value(facts, part, name, full)? {
                whole.extend(members);
            }
        }
        return Ok(Value::Object(whole));
    }
    if schema.is("array") {
        let items = schema.items.as_deref().map(|items| value(facts, items, name, full)).transpose()?;
        return Ok(Value::Array(items.into_iter().collect()));
    }
    if schema.is("object") {
        return object(facts, schema, full);
    }
    Ok(match schema.format.as_deref() {
        _ if schema.is("boolean") => json!(true),
        _ if schema.is("integer") || schema.is("number") => json!(7),
        Some("date-time") => json!("2026-01-31T09:30:00.000Z"),
        _ => json!(format!("some {name}").trim_end()),
    })
}

fn object(facts: &Facts, schema: &Schema, full: bool) -> Result<Value> {
    let mut members = Map::new();
    for (name, property) in &schema.properties {
        if full || schema.required.contains(name) {
            members.insert(name.clone(), value(facts, property, name, full)?);
        }
    }
    match &schema.additional_properties {
        Some(Additional::Typed(typed)) if full => {
            members.insert("key".into(), value(facts, typed, "value", full)?);
        }
        Some(Additional::Allowed(true)) if full => {
            members.insert("unlisted".into(), json!("kept"));
        }
        _ => {}
    }
    Ok(Value::Object(members))
}
