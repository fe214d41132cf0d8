//! Headers of HTTP in a frame's header: an array of names and values.

use crate::read::{Cx, Node, Read};
use std::borrow::Cow;

/// Names and values. What is no pair of texts is left out.
#[derive(Default)]
pub(super) struct Pairs(pub(super) Vec<(String, String)>);

impl Read for Pairs {
    fn blank() -> Self {
        Self::default()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        if !node.is_array() {
            cx.expected("an array", node);
            return;
        }
        let mut walk = node.walk();
        while let Some(pair) = walk.next() {
            if !pair.is_array() {
                continue;
            }
            let mut pair = pair.walk();
            let text = |node: Option<Node<'_>>| node.and_then(Node::as_str).map(Cow::into_owned);
            if let (Some(name), Some(value), None) = (text(pair.next()), text(pair.next()), pair.next()) {
                self.0.push((name, value));
            }
        }
    }
}
