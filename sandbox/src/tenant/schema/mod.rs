//! The check of a request by the schema of its operation: the parameters of its query, and its whole body.
//!
//! The words of the problems are those of z-schema, the JSON schema validator that Auth0's recorded answers show. Which of
//! several problems comes first is a guess, and so is how a place inside of a body is written: `a.b[0].c`.

mod format;
mod object;
mod pattern;
mod query;
mod text;
mod value;

use std::fmt;
use std::sync::OnceLock;

use serde_json::Value;

use super::errors::{self, Refusal};
use super::operations::Operation;
use super::query::Query;

/// The schemas of all operations' requests, as `cargo xtask codegen` takes them from the facts.
fn table() -> &'static Value {
    static TABLE: OnceLock<Value> = OnceLock::new();
    // The file is made with the table of operations; were it broken, the tests would say so before anybody else.
    TABLE.get_or_init(|| serde_json::from_str(include_str!("requests.json")).unwrap_or_default())
}

/// Refuses a query or a body that does not fit.
pub(super) fn check(operation: &Operation, query: &Query, body: &[u8]) -> Result<(), Refusal> {
    let of_operation = &table()["operations"][operation.name];
    query::check(of_operation, query)?;
    let Some(schema) = of_operation.get("body") else { return Ok(()) };
    let body: Value = serde_json::from_slice(body).map_err(|_| errors::malformed_json())?;
    value::check(schema, &body, Place::Whole).map_err(|problem| match problem.place.is_empty() {
        true => errors::invalid_body(&problem.words),
        false => errors::invalid_property(&problem.words, &problem.place),
    })
}

/// The schema that is meant, wherever it stands.
fn resolved(mut schema: &'static Value) -> &'static Value {
    while let Some(name) = schema["$ref"].as_str() {
        schema = &table()["schemas"][name];
    }
    schema
}

/// What does not fit, and where.
struct Problem {
    words: String,
    place: String,
}

impl Problem {
    fn new(words: String, place: Place<'_>) -> Self {
        Self { words, place: place.to_string() }
    }
}

/// Where a value stands in a body.
#[derive(Clone, Copy)]
enum Place<'p> {
    Whole,
    Property(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Property(Self::Whole, name) => f.write_str(name),
            Self::Property(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::tenant::operations::OPERATIONS;
    use serde_json::Value;

    #[test]
    fn the_table_is_of_operations_that_exist_and_has_every_schema_that_it_names() {
        let operations = table()["operations"].as_object().expect("operations");
        assert!(operations.keys().all(|name| OPERATIONS.iter().any(|operation| operation.name == name)));
        let bodies = operations.values().filter(|operation| operation.get("body").is_some());
        assert_eq!(bodies.count(), 179);
        let mut missing = Vec::new();
        names(table(), &mut missing);
        missing.retain(|name| !table()["schemas"][*name].is_object());
        assert_eq!(missing, [""; 0]);
    }

    fn names<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Object(members) => members.iter().for_each(|(name, member)| match member {
                Value::String(reference) if name == "$ref" => found.push(reference),
                member => names(member, found),
            }),
            Value::Array(items) => items.iter().for_each(|item| names(item, found)),
            _ => {}
        }
    }
}
