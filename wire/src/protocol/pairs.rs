//! Headers of HTTP in a frame's header: an array of names and values.

use crate::Value;
use crate::read::{Cx, Read};

/// Names and values. What is no pair of texts is left out.
#[derive(Default)]
pub(super) struct Pairs(pub(super) Vec<(String, String)>);

impl Read for Pairs {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        let Some(Value::Array(items)) = value else {
            cx.expected("an array", value);
            return Self::default();
        };
        let mut pairs = Vec::new();
        for item in items {
            if let Some([Value::String(name), Value::String(value)]) = item.as_array() {
                pairs.push((name.clone(), value.clone()));
            }
        }
        Self(pairs)
    }
}
