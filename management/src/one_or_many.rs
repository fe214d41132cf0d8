//! Ids in a list.

use auth0_actions_wire::{ToValue, Value};

/// One id or several: `&id`, `[&id]`, `[id, id]`, a slice or a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one or many `{T}`",
    label = "expected `&{T}`, `[&{T}]`, `&[{T}]` or `Vec<{T}>`",
    note = "an id is made of a text by its `new`, such as `RoleId::new(\"rol_…\")`"
)]
pub trait OneOrMany<T> {
    /// The ids as a JSON array.
    fn to_array(&self) -> Value;
}

impl<T: ToValue> OneOrMany<T> for &T {
    fn to_array(&self) -> Value {
        Value::Array(vec![self.to_value()])
    }
}

impl<T: ToValue> OneOrMany<T> for [T] {
    fn to_array(&self) -> Value {
        self.to_value()
    }
}

impl<T: ToValue> OneOrMany<T> for &[T] {
    fn to_array(&self) -> Value {
        self.to_value()
    }
}

impl<T: ToValue, const N: usize> OneOrMany<T> for [T; N] {
    fn to_array(&self) -> Value {
        self.as_slice().to_value()
    }
}

impl<T: ToValue, const N: usize> OneOrMany<T> for [&T; N] {
    fn to_array(&self) -> Value {
        self.as_slice().to_value()
    }
}

impl<T: ToValue> OneOrMany<T> for Vec<T> {
    fn to_array(&self) -> Value {
        self.to_value()
    }
}

impl<T: ToValue> OneOrMany<T> for &Vec<T> {
    fn to_array(&self) -> Value {
        self.to_value()
    }
}

impl<T: ToValue> OneOrMany<T> for Vec<&T> {
    fn to_array(&self) -> Value {
        self.to_value()
    }
}
