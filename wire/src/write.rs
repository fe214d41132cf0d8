//! From tree to text.

use crate::{Map, Value};
use std::fmt;

impl Value {
    /// This value as compact JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_value(self, &mut out);
        out
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}

impl Map {
    /// This object as compact JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_map(self, &mut out);
        out
    }
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            let mut before = '[';
            for item in items {
                out.push(before);
                write_value(item, out);
                before = ',';
            }
            if items.is_empty() {
                out.push('[');
            }
            out.push(']');
        }
        Value::Object(members) => write_map(members, out),
    }
}

fn write_map(members: &Map, out: &mut String) {
    let mut before = '{';
    for (key, value) in members.iter() {
        out.push(before);
        write_string(key, out);
        out.push(':');
        write_value(value, out);
        before = ',';
    }
    if members.is_empty() {
        out.push('{');
    }
    out.push('}');
}

fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control @ '\0'..='\u{1f}' => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.push_str("\\u00");
                out.push(HEX[control as usize >> 4] as char);
                out.push(HEX[control as usize & 15] as char);
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
