//! A page of a list.

use auth0_actions_wire::read::{Cx, Fields, Node, Read};
use auth0_actions_wire::{Map, ToValue, Value};
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
    /// Reads an answer, whose items stand under `key` when it is an object.
    pub(crate) fn of_answer(node: Option<Node<'_>>, key: &'static str, cx: &mut Cx) -> Self {
        let mut page = Self::blank();
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

/// As it is written by [`ToValue`], whatever Auth0 calls the items.
impl<T: Read> Read for Page<T> {
    fn blank() -> Self {
        Self { items: Vec::new(), total: None, next: None }
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        let mut fields = Fields::new(node, cx);
        fields.req("items", &mut self.items);
        fields.opt("total", &mut self.total);
        fields.opt("next", &mut self.next);
    }
}

impl<T: ToValue> ToValue for Page<T> {
    fn to_value(&self) -> Value {
        let mut members = Map::from([("items", self.items.to_value())]);
        if let Some(total) = self.total {
            members.insert("total", total);
        }
        if let Some(next) = &self.next {
            members.insert("next", next.as_str());
        }
        members.into()
    }
}

auth0_actions_wire::serde_by_tree!(Page<T>, T);

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Page<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::Page;

    #[test]
    fn items_are_seen_by_reference() {
        let page = Page { items: vec![1, 2, 3], total: None, next: None };
        let mut sum = 0;
        for item in &page {
            sum += item;
        }
        assert_eq!((sum, page.items.len()), (6, 3));
    }

    #[test]
    fn a_page_is_kept_and_read_again() {
        let page = Page { items: vec!["a".to_owned(), "b".to_owned()], total: Some(7), next: Some("place".to_owned()) };
        let text = serde_json::to_string(&page).unwrap();
        assert_eq!(text, r#"{"items":["a","b"],"total":7,"next":"place"}"#);
        assert_eq!(serde_json::from_str::<Page<String>>(&text).unwrap(), page);
        let error = serde_json::from_str::<Page<String>>(r#"{"items":[1]}"#).unwrap_err().to_string();
        assert_eq!(error, "items[0]: expected a string, found a number");
    }
}
