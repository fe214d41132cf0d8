//! Request bodies that their schema has seen.

use serde_json::Value;

use super::errors::{self, Refusal};
use super::state::Object;

/// Reads a body as an object; one of another type has no properties.
pub(crate) fn object(bytes: &[u8]) -> Object {
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// Refuses properties other than these, where Auth0 is stricter than its schema.
pub(crate) fn allow(object: &Object, known: &[&str]) -> Result<(), Refusal> {
    let extra: Vec<&str> = object.keys().map(String::as_str).filter(|name| !known.contains(name)).collect();
    match extra.is_empty() {
        true => Ok(()),
        false => Err(errors::invalid_body(&format!("Additional properties not allowed: {}", extra.join(",")))),
    }
}

/// A list of texts.
pub(crate) fn texts<'b>(body: &'b Object, name: &str) -> Vec<&'b str> {
    let items = body.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).collect()
}
