//! A free-form object in which secrets stand.

use auth0_actions_wire::read::{Cx, Node, Read};
use auth0_actions_wire::{Map, ToValue, Value};
use std::fmt;
use std::ops::Deref;

/// A free-form object of which some members are secrets, such as a connection's options. It is read as the [`Map`] in it;
/// `Debug` shows the names alone, and the texts are overwritten when it is dropped.
#[derive(Clone, Default, PartialEq)]
pub struct SecretMap(Map);

impl Deref for SecretMap {
    type Target = Map;

    fn deref(&self) -> &Map {
        &self.0
    }
}

impl From<Map> for SecretMap {
    fn from(map: Map) -> Self {
        Self(map)
    }
}

impl Read for SecretMap {
    fn blank() -> Self {
        Self::default()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        self.0.fill(node, cx);
    }
}

impl ToValue for SecretMap {
    fn to_value(&self) -> Value {
        self.0.to_value()
    }
}

auth0_actions_wire::serde_by_tree!(SecretMap);

impl Drop for SecretMap {
    fn drop(&mut self) {
        Value::Object(std::mem::take(&mut self.0)).wipe();
    }
}

impl fmt::Debug for SecretMap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let redacted = format_args!("[redacted]");
        f.debug_map().entries(self.keys().map(|key| (key, redacted))).finish()
    }
}
