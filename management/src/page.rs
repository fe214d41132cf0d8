//! A page of a list.

use auth0_actions_wire::read::{Cx, Fields, Node, Read};
use std::borrow::Cow;

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
    pub(crate) fn read(node: Option<Node<'_>>, key: &'static str, cx: &mut Cx) -> Self {
        let mut page = Self { items: Vec::new(), total: None, next: None };
        match node {
            Some(object) if object.is_object() => {
                Fields::new(object, cx).req(key, &mut page.items);
                page.total = object.get("total").and_then(Node::integer);
                page.next = object.get("next").and_then(Node::as_str).map(Cow::into_owned);
            }
            Some(array) => page.items.fill(array, cx),
            None => {}
        }
        page
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}
