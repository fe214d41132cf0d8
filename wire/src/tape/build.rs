//! From a text to its spans.

use super::{Kind, Span};
use crate::parse::{Cursor, ParseError};

pub(super) fn spans(text: &str) -> Result<Vec<Span>, ParseError> {
    let mut builder = Builder { cursor: Cursor::new(text), spans: Vec::with_capacity(text.len() / 10 + 4) };
    if u32::try_from(text.len()).is_err() {
        return Err(builder.cursor.error("the text is too long"));
    }
    builder.cursor.skip_space();
    builder.value(0)?;
    builder.cursor.skip_space();
    if builder.cursor.at < text.len() {
        return Err(builder.cursor.error("something follows the value"));
    }
    Ok(builder.spans)
}

struct Builder<'t> {
    cursor: Cursor<'t>,
    spans: Vec<Span>,
}

impl Builder<'_> {
    fn value(&mut self, depth: usize) -> Result<(), ParseError> {
        let start = self.cursor.at;
        match self.cursor.peek() {
            Some(b'"') => self.string(),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b't') => self.word("true", Kind::True),
            Some(b'f') => self.word("false", Kind::False),
            Some(b'n') => self.word("null", Kind::Null),
            Some(b'-' | b'0'..=b'9') => {
                self.cursor.number()?;
                self.push(Kind::Number, start, self.cursor.at);
                Ok(())
            }
            Some(_) => Err(self.cursor.error("a JSON value was expected")),
            None => Err(self.cursor.error("the text ends where a value was expected")),
        }
    }

    /// Answers where it was put.
    fn push(&mut self, kind: Kind, start: usize, end: usize) -> usize {
        let at = self.spans.len();
        // The text's length is within `u32`, and there are no more spans than bytes.
        self.spans.push(Span { kind, start: start as u32, end: end as u32, next: at as u32 + 1 });
        at
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<(), ParseError> {
        let start = self.cursor.at;
        self.cursor.word(word)?;
        self.push(kind, start, self.cursor.at);
        Ok(())
    }

    fn string(&mut self) -> Result<(), ParseError> {
        let (start, end, escaped) = self.cursor.string()?;
        self.push(if escaped { Kind::Escaped } else { Kind::String }, start, end);
        Ok(())
    }

    fn open(&mut self, kind: Kind, depth: usize) -> Result<usize, ParseError> {
        let start = self.cursor.at;
        self.cursor.open(depth)?;
        self.cursor.skip_space();
        Ok(self.push(kind, start, start))
    }

    fn close(&mut self, at: usize) {
        let next = self.spans.len() as u32;
        if let Some(span) = self.spans.get_mut(at) {
            span.end = self.cursor.at as u32;
            span.next = next;
        }
    }

    fn array(&mut self, depth: usize) -> Result<(), ParseError> {
        let at = self.open(Kind::Array, depth)?;
        if !self.cursor.eat(b']') {
            loop {
                self.cursor.skip_space();
                self.value(depth + 1)?;
                self.cursor.skip_space();
                if self.cursor.eat(b']') {
                    break;
                }
                if !self.cursor.eat(b',') {
                    return Err(self.cursor.error("`,` or `]` was expected"));
                }
            }
        }
        self.close(at);
        Ok(())
    }

    fn object(&mut self, depth: usize) -> Result<(), ParseError> {
        let at = self.open(Kind::Object, depth)?;
        if !self.cursor.eat(b'}') {
            loop {
                self.cursor.before_name()?;
                self.string()?;
                self.cursor.after_name()?;
                self.value(depth + 1)?;
                self.cursor.skip_space();
                if self.cursor.eat(b'}') {
                    break;
                }
                if !self.cursor.eat(b',') {
                    return Err(self.cursor.error("`,` or `}` was expected"));
                }
            }
        }
        self.close(at);
        Ok(())
    }
}
