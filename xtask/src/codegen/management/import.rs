//! Takes the facts of the Management API over from a fuller collection.

use super::corrections::Corrections;
use super::facts::{Facts, Operation, PATH};
use crate::Result;
use crate::codegen::facts::layout;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Reads the collection `from` and writes the facts of the repository at `root`: all scopes, and the operations and
/// schemas of the groups that are made.
///
/// The types of [`Facts`] are the list of what is taken; what they do not name is left behind.
pub(crate) fn import(from: &Path, root: &Path) -> Result {
    let corrections = Corrections::read(root)?;
    let facts = reduced(serde_json::from_str(&fs::read_to_string(from)?)?, corrections.groups())?;
    fs::write(root.join(PATH), layout::to_text(&facts)?)?;
    println!("wrote {PATH}");
    Ok(())
}

fn reduced(mut collection: Value, groups: &[String]) -> Result<Facts> {
    // Only what is made has to be of a form that is known here.
    if let Some(Value::Array(operations)) = collection.get_mut("operations") {
        let top = |operation: &Value| operation.pointer("/group/0").and_then(Value::as_str).map(str::to_owned);
        operations.retain(|operation| top(operation).is_some_and(|top| groups.contains(&top)));
    }
    without_nulls(&mut collection);
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

/// A `null` says no more than an absent key.
fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, value| !value.is_null());
            members.values_mut().for_each(without_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(without_nulls),
        _ => {}
    }
}

fn references(operation: &Operation) -> BTreeSet<&str> {
    let bodies = operation.request.iter().chain(&operation.response).flat_map(|schema| schema.references());
    let params = operation.path_params.iter().chain(&operation.query).filter_map(|param| param.schema.as_deref());
    bodies.chain(params).collect()
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
    fn what_the_groups_do_not_reach_is_left_behind_and_so_are_words() {
        let collection = json!({
            "source": {"date": "d", "version": "v", "sha256": "s", "commit": "c"},
            "scopes": ["read:y", "read:x"],
            "operations": [operation("users", "User"), operation("flows", "Flow")],
            "schemas": {
                "User": {"type": "object", "properties": {"role": {"$ref": "#/schemas/Role"}}, "description": "Words."},
                "Role": {"type": "string"},
                "Flow": {"type": "object"},
            },
        });
        let facts = reduced(collection, &["users".into()]).unwrap();
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
        assert!(reduced(collection, &["users".into()]).unwrap_err().to_string().contains("no schema `User`"));
    }
}
