//! A value of a change: leave it, clear it, or set it.

use auth0_actions_wire::read::{Cx, Node, Read};

/// What becomes of a value that Auth0 can clear.
///
/// Bodies that only are sent have two methods for such a field instead, `field` and `clear_field`; a field that is
/// never mentioned stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// It is not sent, and stays.
    #[default]
    Keep,
    /// It is sent as `null`. In an answer: there is none.
    Clear,
    /// It becomes this.
    Set(T),
}

/// `null` clears; what is absent stays.
impl<T: Read> Read for Patch<T> {
    fn blank() -> Self {
        Self::Keep
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        *self = if node.is_null() { Self::Clear } else { Self::Set(T::read(node, cx)) };
    }
}

impl<T> Patch<T> {
    /// The value, when there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Set(value) => Some(value),
            Self::Keep | Self::Clear => None,
        }
    }
}
