//! A text taken apart in one pass: where each value begins and ends, without building any.
//!
//! Events are read from it, and trees are built from it. It is one list whatever the text holds; a struct that is read from it
//! costs no more than its own fields.

mod build;
mod node;

use crate::parse::{ParseError, unescaped};
use std::borrow::Cow;
use zeroize::Zeroize;

pub use node::{Node, Walk};

use build::spans;

/// What a text holds.
pub struct Tape<'t> {
    text: Cow<'t, str>,
    spans: Vec<Span>,
    /// Is the text overwritten when it is dropped?
    secret: bool,
}

impl Drop for Tape<'_> {
    fn drop(&mut self) {
        // A module's host overwrites all of its memory.
        let secret = self.secret && !cfg!(target_family = "wasm");
        if let (true, Cow::Owned(text)) = (secret, &mut self.text) {
            text.zeroize();
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    True,
    False,
    Number,
    /// The span is what stands between the quotes.
    String,
    /// So too, with backslashes in it.
    Escaped,
    Array,
    /// Each member's name, a string, and its value.
    Object,
}

#[derive(Clone, Copy)]
struct Span {
    kind: Kind,
    start: u32,
    end: u32,
    /// The span after this value.
    next: u32,
}

impl<'t> Tape<'t> {
    /// Takes a text apart.
    ///
    /// # Errors
    /// As [`parse`](crate::parse()).
    pub fn of(text: &'t str) -> Result<Self, ParseError> {
        Ok(Self { text: Cow::Borrowed(text), spans: spans(text)?, secret: false })
    }

    /// As [`of`](Self::of), for a text that is kept.
    ///
    /// # Errors
    /// So too.
    pub fn keep(text: String) -> Result<Self, ParseError> {
        let spans = spans(&text)?;
        Ok(Self { text: Cow::Owned(text), spans, secret: false })
    }

    /// As [`keep`](Self::keep), for bytes that hold secrets: they are overwritten when it is dropped, and at once where they are
    /// no JSON.
    ///
    /// # Errors
    /// So too, and when they are no text.
    pub fn keep_secret(bytes: Vec<u8>) -> Result<Self, ParseError> {
        let mut text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                error.into_bytes().zeroize();
                return Err(ParseError::beginning("the text is not UTF-8"));
            }
        };
        match spans(&text) {
            Ok(spans) => Ok(Self { text: Cow::Owned(text), spans, secret: true }),
            Err(error) => {
                text.zeroize();
                Err(error)
            }
        }
    }

    /// The value that the text holds.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }

    pub(crate) fn node(&self, at: usize) -> Node<'_> {
        Node::of(self, at)
    }

    fn raw(&self, at: usize) -> &str {
        raw(&self.text, &self.spans, at)
    }

    fn kind(&self, at: usize) -> Kind {
        self.spans.get(at).map_or(Kind::Null, |span| span.kind)
    }

    fn next(&self, at: usize) -> usize {
        self.spans.get(at).map_or(usize::MAX, |span| span.next as usize)
    }

    /// Is this the text of the string at `at`?
    fn is(&self, at: usize, text: &str) -> bool {
        match self.spans.get(at) {
            Some(Span { kind: Kind::String, start, end, .. }) => {
                (end - start) as usize == text.len()
                    && self.text.as_bytes().get(*start as usize..*end as usize) == Some(text.as_bytes())
            }
            _ => self.string(at) == text,
        }
    }

    /// Are the strings at these places the same? Most differ in their lengths already.
    fn same(&self, one: usize, another: usize) -> bool {
        match (self.spans.get(one), self.spans.get(another)) {
            (
                Some(Span { kind: Kind::String, start, end, .. }),
                Some(Span { kind: Kind::String, start: from, end: to, .. }),
            ) if end - start != to - from => false,
            _ => self.string(one) == self.string(another),
        }
    }

    /// The text of the string at `at`.
    pub(crate) fn string(&self, at: usize) -> Cow<'_, str> {
        string(&self.text, &self.spans, at)
    }
}

fn raw<'t>(text: &'t str, spans: &[Span], at: usize) -> &'t str {
    spans.get(at).and_then(|span| text.get(span.start as usize..span.end as usize)).unwrap_or_default()
}

fn string<'t>(text: &'t str, spans: &[Span], at: usize) -> Cow<'t, str> {
    let raw = raw(text, spans, at);
    match spans.get(at) {
        Some(Span { kind: Kind::Escaped, .. }) => Cow::Owned(unescaped(raw)),
        _ => Cow::Borrowed(raw),
    }
}
