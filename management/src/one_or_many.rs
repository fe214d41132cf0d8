//! Ids in a list.

use auth0_actions_wire::{ToValue, Value};

/// One id or several: `id`, `&id`, `[&id]`, `[id, id]`, a slice or a `Vec`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not one or many `{T}`",
    label = "expected `&{T}`, `[&{T}]`, `&[{T}]` or `Vec<{T}>`",
    note = "an id is made of a text by its `new`, such as `RoleId::new(\"rol_…\")`"
)]
pub trait OneOrMany<T> {
    /// The ids as a JSON array.
    fn to_array(&self) -> Value;
}

impl<T: ToValue> OneOrMany<T> for T {
    fn to_array(&self) -> Value {
        Value::Array(vec![self.to_value()])
    }
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

impl<T: ToValue> OneOrMany<T> for &[&T] {
    fn to_array(&self) -> Value {
        self.to_value()
    }
}

impl<T: ToValue, const N: usize> OneOrMany<T> for &[T; N] {
    fn to_array(&self) -> Value {
        self.as_slice().to_value()
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

#[cfg(test)]
mod tests {
    use super::OneOrMany;
    use auth0_actions_wire::ids::RoleId;

    fn written(ids: impl OneOrMany<RoleId>) -> String {
        ids.to_array().to_json()
    }

    #[test]
    fn whatever_holds_ids_is_a_list_of_them() {
        let (a, b) = (RoleId::new("a"), RoleId::new("b"));
        assert_eq!(written(a.clone()), r#"["a"]"#);
        assert_eq!(written(&a), r#"["a"]"#);
        let both = [a.clone(), b.clone()];
        let lent = [&a, &b];
        let vec = both.to_vec();
        for list in [
            written(both.clone()),
            written(&both),
            written(both.as_slice()),
            written(&vec),
            written(vec),
            written(lent),
            written(lent.as_slice()),
            written(lent.to_vec()),
        ] {
            assert_eq!(list, r#"["a","b"]"#);
        }
    }
}
