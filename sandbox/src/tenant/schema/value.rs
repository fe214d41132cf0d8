//! A value by its schema.

use serde_json::Value;

use super::{Place, Problem, object, resolved, text};

/// Refuses a value that does not fit.
pub(super) fn check(schema: &'static Value, value: &Value, place: Place<'_>) -> Result<(), Problem> {
    let schema = resolved(schema);
    let problem = |words| Err(Problem::new(words, place));
    if let Some(expected) = wrong_type(schema, value) {
        return problem(format!("Expected type {expected} but found type {}", type_of(value)));
    }
    // A type that may be null is so whatever the values are that it has besides.
    if value.is_null() && schema.get("type").is_some() {
        return Ok(());
    }
    if schema["enum"].as_array().is_some_and(|values| !values.contains(value)) {
        return problem(format!("No enum match for: {}", plain(value)));
    }
    match value {
        Value::String(string) => text::check(schema, string, place)?,
        Value::Number(_) => number(schema, value, place)?,
        Value::Array(items) => list(schema, items, place)?,
        Value::Object(members) => object::check(schema, members, place)?,
        Value::Null | Value::Bool(_) => {}
    }
    combined(schema, value, place)
}

/// The types that a schema wants, when the value is of none of them.
fn wrong_type(schema: &Value, value: &Value) -> Option<String> {
    let found = type_of(value);
    let fits = |wanted: &Value| *wanted == *found || found == "integer" && *wanted == "number";
    match &schema["type"] {
        Value::String(wanted) if !fits(&schema["type"]) => Some(wanted.clone()),
        Value::Array(wanted) if !wanted.iter().any(fits) => {
            let names: Vec<&str> = wanted.iter().filter_map(Value::as_str).collect();
            Some(names.join(","))
        }
        _ => None,
    }
}

/// The name of a value's type; as JavaScript sees it, 1.0 is an integer.
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.as_f64().is_some_and(|number| number.fract() != 0.0) => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn number(schema: &Value, value: &Value, place: Place<'_>) -> Result<(), Problem> {
    let own = value.as_f64().unwrap_or_default();
    let bound = |name: &str| schema[name].as_f64();
    if bound("minimum").is_some_and(|least| own < least) {
        return Err(Problem::new(format!("Value {value} is less than minimum {}", schema["minimum"]), place));
    }
    if bound("maximum").is_some_and(|most| own > most) {
        return Err(Problem::new(format!("Value {value} is greater than maximum {}", schema["maximum"]), place));
    }
    Ok(())
}

fn list(schema: &'static Value, items: &[Value], place: Place<'_>) -> Result<(), Problem> {
    let (length, bound) = (items.len() as u64, |name: &str| schema[name].as_u64());
    if let Some(least) = bound("minItems").filter(|least| length < *least) {
        return Err(Problem::new(format!("Array is too short ({length}), minimum {least}"), place));
    }
    if let Some(most) = bound("maxItems").filter(|most| length > *most) {
        return Err(Problem::new(format!("Array is too long ({length}), maximum {most}"), place));
    }
    let Some(of_item) = schema.get("items") else { return Ok(()) };
    items.iter().enumerate().try_for_each(|(index, item)| check(of_item, item, Place::Item(&place, index)))
}

/// `oneOf` is taken as `anyOf`: of the facts' choices several can fit where a format parts them that is not checked here.
fn combined(schema: &'static Value, value: &Value, place: Place<'_>) -> Result<(), Problem> {
    let schemas = |name: &str| schema[name].as_array().map(Vec::as_slice).unwrap_or_default();
    for name in ["oneOf", "anyOf"] {
        let choices = schemas(name);
        if !choices.is_empty() && choices.iter().all(|choice| check(choice, value, place).is_err()) {
            return Err(Problem::new(format!("Data does not match any schemas from '{name}'"), place));
        }
    }
    schemas("allOf").iter().try_for_each(|part| check(part, value, place))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tenant::schema::Place;
    use serde_json::{Value, json};

    /// What is wrong, and where.
    fn problem(schema: Value, value: Value) -> Option<(String, String)> {
        // A table lives as long as the program; so does this one.
        let schema: &'static Value = Box::leak(Box::new(schema));
        check(schema, &value, Place::Whole).err().map(|problem| (problem.words, problem.place))
    }

    /// Rules that no body of today's facts has.
    #[test]
    fn lists_have_a_most_and_all_parts_must_fit() {
        let list = json!({ "type": "array", "maxItems": 1, "items": { "type": "string" } });
        assert_eq!(problem(list.clone(), json!(["a"])), None);
        let (words, _) = problem(list, json!(["a", "b"])).expect("too long");
        assert_eq!(words, "Array is too long (2), maximum 1");
        let parts = json!({ "allOf": [{ "required": ["a"] }, { "properties": { "b": { "type": "boolean" } } }] });
        assert_eq!(problem(parts.clone(), json!({ "a": 1, "b": true })), None);
        assert_eq!(problem(parts.clone(), json!({})).expect("no a").0, "Missing required property: a");
        assert_eq!(problem(parts, json!({ "a": 1, "b": 1 })).expect("no truth value").1, "b");
    }

    #[test]
    fn a_place_is_written_as_a_path() {
        let schema = json!({ "properties": { "a": { "items": { "properties": { "b": { "type": "null" } } } } } });
        let (words, place) = problem(schema, json!({ "a": [{}, { "b": 1 }] })).expect("no null");
        assert_eq!((words.as_str(), place.as_str()), ("Expected type null but found type integer", "a[1].b"));
    }

    #[test]
    fn null_is_of_a_type_that_may_be_null_and_of_no_other() {
        let nullable = json!({ "type": ["string", "null"], "enum": ["a"] });
        assert_eq!(problem(nullable.clone(), json!(null)), None);
        let (words, _) = problem(nullable, json!(true)).expect("of neither type");
        assert_eq!(words, "Expected type string,null but found type boolean");
        assert_eq!(problem(json!({}), json!(null)), None);
    }
}
