//! From tree to text.
#![allow(clippy::single_char_add_str, reason = "pushing a text is a call in a bundle, pushing a character its encoder")]

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

pub(crate) fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push_str("[");
            for item in items {
                separate(out);
                write_value(item, out);
            }
            out.push_str("]");
        }
        Value::Object(members) => write_map(members, out),
    }
}

fn write_map(members: &Map, out: &mut String) {
    out.push_str("{");
    for (key, value) in members.iter() {
        separate(out);
        write_string(key, out);
        out.push_str(":");
        write_value(value, out);
    }
    out.push_str("}");
}

/// A comma, unless an array or an object has just been opened.
fn separate(out: &mut String) {
    if !matches!(out.as_bytes().last(), Some(b'{' | b'[')) {
        out.push_str(",");
    }
}

pub(crate) fn write_string(text: &str, out: &mut String) {
    out.push_str("\"");
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        out.push_str(rest.get(..at).unwrap_or_default());
        match rest.as_bytes()[at] {
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            control => {
                out.push_str(if control < 16 { "\\u000" } else { "\\u001" });
                let low = usize::from(control & 15);
                out.push_str("0123456789abcdef".get(low..=low).unwrap_or_default());
            }
        }
        rest = rest.get(at + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push_str("\"");
}

/// Writes an object member by member, without a tree: what an Action says of itself is written in every bundle.
pub(crate) struct Members(String);

impl Members {
    pub(crate) fn new() -> Self {
        Self("{".to_owned())
    }

    fn key(&mut self, key: &str) {
        separate(&mut self.0);
        write_string(key, &mut self.0);
        self.0.push_str(":");
    }

    pub(crate) fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        write_string(text, &mut self.0);
    }

    /// A text, unless it is empty.
    pub(crate) fn some_text(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// A number, a truth value, or JSON that is already written.
    pub(crate) fn raw(&mut self, key: &str, json: &str) {
        self.key(key);
        self.0.push_str(json);
    }

    pub(crate) fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&T, &mut String)) {
        self.key(key);
        write_list(items, &mut self.0, write);
    }

    pub(crate) fn end(mut self) -> String {
        self.0.push_str("}");
        self.0
    }
}

pub(crate) fn write_list<T>(items: &[T], out: &mut String, write: impl Fn(&T, &mut String)) {
    out.push_str("[");
    for item in items {
        separate(out);
        write(item, out);
    }
    out.push_str("]");
}
