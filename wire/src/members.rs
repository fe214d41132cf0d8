//! The top level of an event: its members, of which each is read by whoever needs it.

use crate::ParseError;
use crate::tape::{Node, Tape};
use std::borrow::Cow;
use std::sync::Arc;

/// The members of a JSON object. Clones share the text, which is taken apart once, whatever is read of it.
#[derive(Clone)]
pub struct Members(Arc<Tape<'static>>);

/// One of [`Members`]: its name, and its value.
#[derive(Clone)]
pub struct Member {
    tape: Arc<Tape<'static>>,
    /// Where its name stands; its value is next.
    at: usize,
}

impl Members {
    /// Takes the text of a JSON object apart.
    ///
    /// # Errors
    /// When the text is not JSON, or no object.
    pub fn of(text: impl Into<String>) -> Result<Self, ParseError> {
        let tape = Tape::keep(text.into())?;
        if tape.root().is_object() {
            Ok(Self(Arc::new(tape)))
        } else {
            Err(ParseError::beginning("an object was expected"))
        }
    }

    /// The member `key`. As with members of any object, the last of two counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Member> {
        let value = self.0.root().get(key)?;
        Some(Member { tape: self.0.clone(), at: value.at() - 1 })
    }

    /// The names of all members, in the order in which they came.
    pub fn keys(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.places().map(|at| self.0.string(at))
    }

    /// All members, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = Member> {
        self.places().map(|at| Member { tape: self.0.clone(), at })
    }

    fn places(&self) -> impl Iterator<Item = usize> {
        let mut walk = self.0.root().walk();
        std::iter::from_fn(move || {
            let name = walk.next()?;
            walk.next()?;
            Some(name.at())
        })
    }
}

impl Member {
    /// Its name.
    #[must_use]
    pub fn key(&self) -> Cow<'_, str> {
        self.tape.string(self.at)
    }

    /// Its value.
    #[must_use]
    pub fn node(&self) -> Node<'_> {
        self.tape.node(self.at + 1)
    }
}

/// The names only: an event holds a person's data.
impl std::fmt::Debug for Members {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.keys()).finish()
    }
}
