//! A page of a list.

use auth0_actions_wire::Value;
use auth0_actions_wire::read::{Cx, Object, Read};

/// One page of a list.
///
/// Auth0 answers lists in three shapes: an array, an object with totals, and an object with the place where the next
/// page begins. All are read.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The page's items.
    pub items: Vec<T>,
    /// How many items there are on all pages, when Auth0 was asked (`include_totals`) and says so.
    pub total: Option<i64>,
    /// What to give as `from` to get the next page, for lists that are paged by checkpoints.
    pub next: Option<String>,
}

impl<T: Read> Page<T> {
    /// Reads a page whose items stand under `key` when it is an object.
    pub(crate) fn read(value: Option<&Value>, key: &'static str, cx: &mut Cx) -> Self {
        match value {
            Some(object @ Value::Object(members)) => Self {
                items: Object::new(Some(object), cx).req(key),
                total: members.get("total").and_then(Value::as_i64),
                next: members.get("next").and_then(Value::as_str).map(str::to_owned),
            },
            array => Self { items: Vec::read(array, cx), total: None, next: None },
        }
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}
