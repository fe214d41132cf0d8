//! The parameters of a query by their schemas: texts that are read as what they should be.

use serde_json::Value;

use super::{Place, resolved, value};
use crate::tenant::errors::{self, Refusal};
use crate::tenant::query::Query;

/// Refuses a query with a parameter that the operation does not know, or whose value does not fit, or without one that it
/// demands.
pub(super) fn check(of_operation: &'static Value, query: &Query) -> Result<(), Refusal> {
    let known = &of_operation["query"];
    for (name, text) in query.pairs() {
        let Some(schema) = known.get(name) else {
            return Err(errors::invalid_query(&format!("Additional properties not allowed: {name}")));
        };
        let schema = resolved(schema);
        // The values of an array come one by one.
        let schema = if schema["type"] == "array" { resolved(&schema["items"]) } else { schema };
        value::check(schema, &read(schema, text), Place::Whole)
            .map_err(|problem| errors::invalid_parameter(&problem.words, name))?;
    }
    let demanded = of_operation["demanded"].as_array().into_iter().flatten().filter_map(Value::as_str);
    match demanded.into_iter().find(|name| query.get(name).is_none()) {
        Some(missing) => Err(errors::invalid_query(&format!("Missing required property: {missing}"))),
        None => Ok(()),
    }
}

/// A parameter's text as the type that it should have, when it can be that.
fn read(schema: &Value, text: &str) -> Value {
    let read = match schema["type"].as_str() {
        Some("boolean") => text.parse().ok().map(Value::Bool),
        Some("integer" | "number") => text.parse::<i64>().ok().map(Value::from),
        _ => None,
    };
    read.unwrap_or_else(|| text.into())
}
