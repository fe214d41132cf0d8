//! Request bodies: JSON, and the schema check of the operations that the sandbox plays.
//!
//! The words of the problems are those of the JSON schema validator that Auth0's recorded answers
//! show; which of several problems comes first is a guess.

use serde_json::Value;

use super::errors::{self, Refusal};
use super::state::Object;

/// What a property may hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// A text of at least one character and at most this many.
    Text(usize),
    /// A text of any length.
    AnyText,
    /// An e-mail address.
    Email,
    Bool,
    Object,
    /// A list of texts that are not empty, and whether the list itself may be.
    Texts {
        may_be_empty: bool,
    },
}

/// One property of a body.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Property {
    name: &'static str,
    kind: Kind,
    required: bool,
    nullable: bool,
}

impl Property {
    pub(crate) const fn optional(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, nullable: false }
    }

    pub(crate) const fn required(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: true, nullable: false }
    }

    pub(crate) const fn nullable(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, required: false, nullable: true }
    }
}

/// Reads a body as an object of these properties and no others.
pub(crate) fn read(bytes: &[u8], properties: &[Property]) -> Result<Object, Refusal> {
    let value: Value = serde_json::from_slice(bytes).map_err(|_| errors::malformed_json())?;
    let Value::Object(object) = value else {
        return Err(errors::invalid_body(&expected("object", &value)));
    };
    let known = |name: &str| properties.iter().any(|property| property.name == name);
    let extra: Vec<&str> = object.keys().map(String::as_str).filter(|name| !known(name)).collect();
    if !extra.is_empty() {
        let problem = format!("Additional properties not allowed: {}", extra.join(","));
        return Err(errors::invalid_body(&problem));
    }
    for property in properties {
        match object.get(property.name) {
            None if property.required => {
                let problem = format!("Missing required property: {}", property.name);
                return Err(errors::invalid_body(&problem));
            }
            None => {}
            Some(Value::Null) if property.nullable => {}
            Some(value) => {
                check(value, property.kind).map_err(|problem| errors::invalid_property(&problem, property.name))?
            }
        }
    }
    Ok(object)
}

/// Refuses properties of another type than they have in `example`; null is any type's.
pub(crate) fn check_types(object: &Object, example: &Object) -> Result<(), Refusal> {
    for (name, value) in object {
        if let Some(example) = example.get(name) {
            let (found, wanted) = (type_of(value), type_of(example));
            let number = value.is_number() && example.is_number();
            if found != wanted && !number && !value.is_null() && !example.is_null() {
                return Err(errors::invalid_property(&expected(wanted, value), name));
            }
        }
    }
    Ok(())
}

fn check(value: &Value, kind: Kind) -> Result<(), String> {
    match (kind, value) {
        (Kind::AnyText, Value::String(_)) | (Kind::Bool, Value::Bool(_)) | (Kind::Object, Value::Object(_)) => Ok(()),
        (Kind::Text(longest), Value::String(text)) => match text.chars().count() {
            0 => Err("String is too short (0 chars), minimum 1".to_owned()),
            length if length > longest => Err(format!("String is too long ({length} chars), maximum {longest}")),
            _ => Ok(()),
        },
        (Kind::Email, Value::String(text)) => {
            let parts = text.split_once('@');
            match parts.is_some_and(|(local, host)| !local.is_empty() && host.contains('.')) {
                true => Ok(()),
                false => Err(format!("Object didn't pass validation for format email: {text}")),
            }
        }
        (Kind::Texts { may_be_empty: false }, Value::Array(items)) if items.is_empty() => {
            Err("Array is too short (0), minimum 1".to_owned())
        }
        (Kind::Texts { .. }, Value::Array(items)) => {
            items.iter().try_for_each(|item| check(item, Kind::Text(usize::MAX)))
        }
        (Kind::Text(_) | Kind::AnyText | Kind::Email, _) => Err(expected("string", value)),
        (Kind::Bool, _) => Err(expected("boolean", value)),
        (Kind::Object, _) => Err(expected("object", value)),
        (Kind::Texts { .. }, _) => Err(expected("array", value)),
    }
}

fn expected(name: &str, found: &Value) -> String {
    format!("Expected type {name} but found type {}", type_of(found))
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// The texts of a list that [`read`] has checked.
pub(crate) fn texts<'b>(body: &'b Object, name: &str) -> Vec<&'b str> {
    let items = body.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_str).collect()
}
