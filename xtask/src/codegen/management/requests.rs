//! What the sandbox checks requests by: the schema of each operation's query and body, and the schemas that these refer to.

use super::facts::{Facts, Operation, Param, Schema};
use crate::Result;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// `sandbox/src/tenant/schema/requests.json`: one line for each operation and for each schema, sorted.
pub(super) fn file(facts: &Facts) -> Result<String> {
    let (mut operations, mut wanted) = (Vec::new(), Vec::new());
    for operation in &facts.operations {
        let checked = checked(operation)?;
        wanted.extend(schemas_of(operation));
        if !checked.is_empty() {
            operations.push(line(&operation.key(), &Value::Object(checked)));
        }
    }
    operations.sort();
    let schemas = reached(facts, wanted)?;
    let mut lines = Vec::new();
    for name in &schemas {
        lines.push(line(name, &compact(facts.schema(name)?.1)?));
    }
    Ok(format!(
        "{{\n\"operations\": {{\n{}\n}},\n\"schemas\": {{\n{}\n}}\n}}\n",
        operations.join(",\n"),
        lines.join(",\n")
    ))
}

fn line(name: &str, value: &Value) -> String {
    format!("{}: {value}", json!(name))
}

/// An operation's parameters, those that it demands, and its body unless that is a form.
fn checked(operation: &Operation) -> Result<Map<String, Value>> {
    let mut checked = Map::new();
    let mut query = Map::new();
    for param in &operation.query {
        query.insert(param.name.clone(), parameter(param)?);
    }
    let demanded: Vec<&str> =
        operation.query.iter().filter(|param| param.required).map(|param| param.name.as_str()).collect();
    if !query.is_empty() {
        checked.insert("query".into(), query.into());
    }
    if !demanded.is_empty() {
        checked.insert("demanded".into(), json!(demanded));
    }
    if let Some(body) = body(operation) {
        checked.insert("body".into(), compact(body)?);
    }
    Ok(checked)
}

fn body(operation: &Operation) -> Option<&Schema> {
    operation.request.as_ref().filter(|_| operation.request_content_type.is_none())
}

/// A parameter as a schema.
fn parameter(param: &Param) -> Result<Value> {
    let whole = Schema {
        reference: param.schema.clone(),
        minimum: param.min.clone(),
        maximum: param.max.clone(),
        min_length: param.min_length,
        max_length: param.max_length,
        items: param.items.clone().map(Box::new),
        ..Schema::default()
    };
    let mut whole = compact(&whole)?;
    if param.schema.is_none() {
        whole["type"] = json!(param.kind);
    }
    Ok(whole)
}

/// A schema as JSON, with references by name alone.
fn compact(schema: &Schema) -> Result<Value> {
    let mut value = serde_json::to_value(schema)?;
    shorten(&mut value);
    Ok(value)
}

fn shorten(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(reference) if name == "$ref" => {
                        *reference = reference.rsplit('/').next().unwrap_or_default().to_owned();
                    }
                    member => shorten(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(shorten),
        _ => {}
    }
}

fn schemas_of(operation: &Operation) -> Vec<String> {
    let of_params = operation.query.iter().flat_map(|param| {
        param.schema.iter().map(String::as_str).chain(param.items.iter().flat_map(|items| items.references()))
    });
    of_params.chain(body(operation).into_iter().flat_map(Schema::references)).map(str::to_owned).collect()
}

/// The names of these schemas and of all that they lead to.
fn reached(facts: &Facts, mut wanted: Vec<String>) -> Result<BTreeSet<String>> {
    let mut reached = BTreeSet::new();
    while let Some(reference) = wanted.pop() {
        let (name, schema) = facts.schema(&reference)?;
        if reached.insert(name.to_owned()) {
            wanted.extend(schema.references().into_iter().map(str::to_owned));
        }
    }
    Ok(reached)
}

#[cfg(test)]
mod tests {
    use super::file;
    use crate::codegen::management::facts::Facts;
    use serde_json::{Value, json};

    #[test]
    fn an_operation_has_its_query_and_body_and_the_schemas_that_they_lead_to() {
        let facts = json!({
            "source": { "date": "", "version": "", "sha256": "" },
            "scopes": ["a:b"],
            "operations": [{
                "id": "x", "group": ["things"], "name": "make", "method": "POST", "path": "/things",
                "query": [
                    { "name": "page", "type": "integer", "min": 0, "required": true },
                    { "name": "kind", "type": "string", "ref": "#/schemas/Kind" },
                ],
                "request": { "$ref": "#/schemas/Thing" }, "success_status": 200, "scopes": "a:b",
            }],
            "schemas": {
                "Kind": { "type": "string", "enum": ["a"] },
                "Part": { "type": "string", "minLength": 1 },
                "Thing": { "type": "object", "properties": { "parts": { "type": "array", "items": { "$ref": "#/schemas/Part" } } } },
                "Unasked": { "type": "string" },
            },
        });
        let made: Value = serde_json::from_str(&file(&Facts::parse(&facts.to_string()).unwrap()).unwrap()).unwrap();
        assert_eq!(
            made["operations"]["things.make"],
            json!({
                "query": { "page": { "type": "integer", "minimum": 0 }, "kind": { "$ref": "Kind" } },
                "demanded": ["page"],
                "body": { "$ref": "Thing" },
            })
        );
        let names: Vec<&String> = made["schemas"].as_object().unwrap().keys().collect();
        assert_eq!(names, ["Kind", "Part", "Thing"]);
        assert_eq!(made["schemas"]["Thing"]["properties"]["parts"]["items"], json!({ "$ref": "Part" }));
    }
}
