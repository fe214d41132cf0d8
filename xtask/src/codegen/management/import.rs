//! Takes the facts of the Management API over from a fuller collection.

use super::facts::{Facts, Operation, PATH, Schema};
use crate::Result;
use crate::codegen::facts::layout;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Reads the collection `from` and writes the facts of the repository at `root`: all scopes, all operations, and the
/// schemas that these reach.
///
/// The types of [`Facts`] are the list of what is taken; what they do not name is left behind.
pub(crate) fn import(from: &Path, root: &Path) -> Result {
    let facts = reduced(serde_json::from_str(&fs::read_to_string(from)?)?)?;
    fs::write(root.join(PATH), layout::to_text(&facts)?)?;
    println!("wrote {PATH}");
    Ok(())
}

fn reduced(mut collection: Value) -> Result<Facts> {
    without_nulls(&mut collection, false);
    // Some texts say that fields need more, but not which: that is no fact.
    if let Some(Value::Array(operations)) = collection.get_mut("operations") {
        let rules = operations.iter_mut().filter_map(|operation| operation.get_mut("field_scopes")?.as_array_mut());
        rules.for_each(|rules| rules.retain(|rule| rule.get("scopes").is_some()));
    }
    let mut facts: Facts = serde_json::from_value(collection)?;
    let mut reached = BTreeSet::new();
    let mut open: Vec<String> = facts.operations.iter().flat_map(references).map(str::to_owned).collect();
    while let Some(reference) = open.pop() {
        let (name, schema) = facts.schema(&reference)?;
        if reached.insert(name.to_owned()) {
            open.extend(schema.references().into_iter().map(str::to_owned));
        }
    }
    facts.schemas.retain(|name, _| reached.contains(name));
    facts.scopes.sort_unstable();
    Ok(facts)
}

/// A `null` says no more than an absent key; among the values of an `enum` it is one of them.
fn without_nulls(value: &mut Value, of_enum: bool) {
    match value {
        Value::Object(members) => {
            members.retain(|_, value| !value.is_null());
            members.iter_mut().for_each(|(key, value)| without_nulls(value, key == "enum"));
        }
        Value::Array(items) if !of_enum => items.iter_mut().for_each(|item| without_nulls(item, false)),
        _ => {}
    }
}

fn references(operation: &Operation) -> BTreeSet<&str> {
    let bodies = operation.request.iter().chain(&operation.response).flat_map(|schema| schema.references());
    let params = || operation.path_params.iter().chain(&operation.query);
    let items = params().filter_map(|param| param.items.as_ref()).flat_map(Schema::references);
    bodies.chain(params().filter_map(|param| param.schema.as_deref())).chain(items).collect()
}

#[cfg(test)]
mod tests {
    use super::reduced;
    use serde_json::json;

    fn operation(group: &str, response: &str) -> serde_json::Value {
        json!({
            "id": "x", "group": [group], "name": "get", "method": "GET", "path": "/x", "success_status": 200,
            "scopes": {"all": ["read:x"]}, "lifecycle": "GA", "request": null, "summary": "Somebody's words.",
            "response": {"$ref": format!("#/schemas/{response}")},
        })
    }

    #[test]
    fn what_no_operation_reaches_is_left_behind_and_so_are_words() {
        let collection = json!({
            "source": {"date": "d", "version": "v", "sha256": "s", "commit": "c"},
            "scopes": ["read:y", "read:x"],
            "operations": [operation("users", "User")],
            "schemas": {
                "User": {"type": "object", "properties": {"role": {"$ref": "#/schemas/Role"}}, "description": "Words."},
                "Role": {"type": "string"},
                "Flow": {"type": "object"},
            },
        });
        let facts = reduced(collection).unwrap();
        assert_eq!(facts.schemas.keys().collect::<Vec<_>>(), ["Role", "User"]);
        assert_eq!(facts.scopes, ["read:x", "read:y"]);
        let text = serde_json::to_string(&facts).unwrap();
        assert!(!text.contains("ords") && !text.contains("null"), "{text}");
    }

    #[test]
    fn a_reference_to_nothing_is_named() {
        let collection = json!({
            "source": {"date": "d", "version": "v", "sha256": "s"}, "scopes": [], "schemas": {},
            "operations": [operation("users", "User")],
        });
        assert!(reduced(collection).unwrap_err().to_string().contains("no schema `User`"));
    }
}
