//! A text taken apart in one pass: where each value begins and ends, without building any.
//!
//! Events are read from it, and trees are built from it. It is one list whatever the text holds; a struct that is read from it
//! costs no more than its own fields.

use crate::parse::{Cursor, ParseError, unescaped};
use crate::{Map, Number, Value};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// So many names of an object are compared with each other; more are kept in a table.
const MANY: usize = 64;

/// What a text holds.
pub struct Tape<'t> {
    text: Cow<'t, str>,
    spans: Vec<Span>,
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
        Ok(Self { text: Cow::Borrowed(text), spans: spans(text)? })
    }

    /// As [`of`](Self::of), for a text that is kept.
    ///
    /// # Errors
    /// So too.
    pub fn keep(text: String) -> Result<Self, ParseError> {
        let spans = spans(&text)?;
        Ok(Self { text: Cow::Owned(text), spans })
    }

    /// As [`keep`](Self::keep), for bytes that hold secrets: what is no JSON is overwritten.
    ///
    /// # Errors
    /// So too, and when they are no text.
    pub fn keep_secret(bytes: Vec<u8>) -> Result<Self, ParseError> {
        use zeroize::Zeroize as _;
        let mut text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                error.into_bytes().zeroize();
                return Err(ParseError::beginning("the text is not UTF-8"));
            }
        };
        match spans(&text) {
            Ok(spans) => Ok(Self { text: Cow::Owned(text), spans }),
            Err(error) => {
                text.zeroize();
                Err(error)
            }
        }
    }

    /// The text.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text.into_owned()
    }

    /// The value that the text holds.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        self.node(0)
    }

    pub(crate) fn node(&self, at: usize) -> Node<'_> {
        Node { tape: self, at }
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

fn spans(text: &str) -> Result<Vec<Span>, ParseError> {
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

/// A value of a [`Tape`].
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tape: &'t Tape<'t>,
    at: usize,
}

impl<'t> Node<'t> {
    pub(crate) fn at(self) -> usize {
        self.at
    }

    /// The JSON text of this value, as it came.
    #[must_use]
    pub fn text(self) -> &'t str {
        let quotes = usize::from(matches!(self.kind(), Kind::String | Kind::Escaped));
        let text = |span: &Span| self.tape.text.get(span.start as usize - quotes..span.end as usize + quotes);
        self.tape.spans.get(self.at).and_then(text).unwrap_or_default()
    }

    pub(crate) fn kind(self) -> Kind {
        self.tape.kind(self.at)
    }

    /// Is this `null`?
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// The text, when this is a string.
    #[must_use]
    pub fn as_str(self) -> Option<Cow<'t, str>> {
        matches!(self.kind(), Kind::String | Kind::Escaped).then(|| self.tape.string(self.at))
    }

    /// The number's text, when this is a number.
    #[must_use]
    pub fn number(self) -> Option<&'t str> {
        (self.kind() == Kind::Number).then(|| self.tape.raw(self.at))
    }

    /// The number, when this is an integer in the range of `i64`; `2.0` and `1e3` are integers too.
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        self.number().and_then(crate::number::integer)
    }

    /// Is this `true` or `false`?
    #[must_use]
    pub fn is_bool(self) -> bool {
        matches!(self.kind(), Kind::True | Kind::False)
    }

    /// Is this an array?
    #[must_use]
    pub fn is_array(self) -> bool {
        self.kind() == Kind::Array
    }

    /// Is this an object?
    #[must_use]
    pub fn is_object(self) -> bool {
        self.kind() == Kind::Object
    }

    /// The first span inside, and the one after all.
    fn inside(self) -> (usize, usize) {
        (self.at + 1, self.tape.next(self.at))
    }

    /// The items of an array, or the members of an object.
    #[must_use]
    pub fn walk(self) -> Walk<'t> {
        let (at, end) = self.inside();
        Walk { tape: self.tape, at, end }
    }

    /// Has an object two members of one name?
    pub(crate) fn repeats(self) -> bool {
        if self.has_many() {
            let (mut names, mut walk) = (HashSet::new(), self.walk());
            while let Some((name, _)) = walk.next_member() {
                if !names.insert(name) {
                    return true;
                }
            }
            return false;
        }
        let (begin, end) = self.inside();
        let mut names = Names::default();
        let mut at = begin;
        while at < end {
            if names.doubtful(self.tape, at) && self.has_before(at) {
                return true;
            }
            at = self.tape.next(at + 1);
        }
        false
    }

    /// Has an object so many members that looking each name up among the others takes long? Anybody may send one.
    fn has_many(self) -> bool {
        let mut walk = self.walk();
        (0..=MANY).all(|_| walk.next().is_some() && walk.next().is_some())
    }

    /// Has an object a name before the place where it stands?
    fn has_before(self, name: usize) -> bool {
        let mut at = self.inside().0;
        while at < name && !self.tape.same(at, name) {
            at = self.tape.next(at + 1);
        }
        at < name
    }

    /// The member `name` of an object; of several the last, as in JavaScript. The search begins at `hint`, which is left behind
    /// what was found: members that are asked for in their own order are found at once. It looks at all when the object
    /// `repeats`.
    pub(crate) fn member(self, name: &str, hint: &mut usize, repeats: bool) -> Option<Node<'t>> {
        let (begin, end) = self.inside();
        let start = if repeats || *hint < begin || *hint >= end { begin } else { *hint };
        let mut found = None;
        let mut at = start;
        while at < end {
            let next = self.tape.next(at + 1);
            if self.tape.is(at, name) {
                found = Some(Node { tape: self.tape, at: at + 1 });
                *hint = next;
                if !repeats {
                    break;
                }
            }
            at = if next >= end && !repeats { begin } else { next };
            if at == start {
                break;
            }
        }
        found
    }

    /// The member `name`, when this is an object that has it; of several the last, as in JavaScript.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Node<'t>> {
        if self.is_object() { self.member(name, &mut 0, true) } else { None }
    }

    /// The members of an object that are not among these names, as a tree.
    #[must_use]
    pub fn rest(self, listed: &[&str]) -> Map {
        // A module is to be small, and what it reads too.
        if !cfg!(target_family = "wasm") && self.is_object() && self.has_many() {
            return self.rest_of_many(listed);
        }
        let mut map = Map::new();
        let mut walk = self.walk();
        while self.is_object()
            && let Some((name, node)) = walk.next_member()
        {
            if !listed.contains(&&*name) {
                map.insert(name, node.to_value());
            }
        }
        map
    }

    /// As [`rest`](Self::rest), with a table of the names.
    fn rest_of_many(self, listed: &[&str]) -> Map {
        let mut places = HashMap::new();
        let mut members: Vec<(String, Value)> = Vec::new();
        let mut walk = self.walk();
        while let Some((name, node)) = walk.next_member() {
            if listed.contains(&&*name) {
                continue;
            }
            let place = *places.entry(name.clone()).or_insert(members.len());
            match members.get_mut(place) {
                Some((_, value)) => *value = node.to_value(),
                None => members.push((name.into_owned(), node.to_value())),
            }
        }
        Map::of_distinct(members)
    }

    /// This value as a tree.
    #[must_use]
    pub fn to_value(self) -> Value {
        match self.kind() {
            Kind::Null => Value::Null,
            Kind::True => Value::Bool(true),
            Kind::False => Value::Bool(false),
            Kind::Number => Value::Number(Number(self.tape.raw(self.at).to_owned())),
            Kind::String | Kind::Escaped => Value::String(self.tape.string(self.at).into_owned()),
            Kind::Array => {
                let mut items = Vec::new();
                let mut walk = self.walk();
                while let Some(item) = walk.next() {
                    items.push(item.to_value());
                }
                Value::Array(items)
            }
            Kind::Object => Value::Object(self.to_map()),
        }
    }

    /// The members of an object as a tree.
    pub(crate) fn to_map(self) -> Map {
        self.rest(&[])
    }

    /// What kind of value this is, as an error says it: `a string`, `an object` …
    #[must_use]
    pub(crate) fn what(self) -> &'static str {
        match self.kind() {
            Kind::Null => "null",
            Kind::True | Kind::False => "a boolean",
            Kind::Number => "a number",
            Kind::String | Kind::Escaped => "a string",
            Kind::Array => "an array",
            Kind::Object => "an object",
        }
    }
}

/// A place among the values inside another. No iterator, so that its code is there once.
pub struct Walk<'t> {
    tape: &'t Tape<'t>,
    at: usize,
    end: usize,
}

impl<'t> Walk<'t> {
    /// The next value: an item, or of an object a name and then what it names.
    #[allow(clippy::should_implement_trait, reason = "an iterator's adapters would be there for each")]
    pub fn next(&mut self) -> Option<Node<'t>> {
        let node = (self.at < self.end).then_some(Node { tape: self.tape, at: self.at })?;
        self.at = self.tape.next(self.at);
        Some(node)
    }

    /// The next name of an object, and its value. Of one name there may be several.
    pub fn next_member(&mut self) -> Option<(Cow<'t, str>, Node<'t>)> {
        let name = self.next()?;
        Some((self.tape.string(name.at), self.next()?))
    }
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

/// The names that an object has had, as far as 64 bits know them: few of an object's names have to be compared with each other.
#[derive(Default)]
struct Names(u64);

impl Names {
    /// Is the name at `at` one that may have been there before?
    fn doubtful(&mut self, tape: &Tape<'_>, at: usize) -> bool {
        let Some(Span { kind: Kind::String, start, end, .. }) = tape.spans.get(at) else {
            // One with a backslash in it may be any, and any after it may be this one.
            self.0 = u64::MAX;
            return true;
        };
        let text = tape.text.as_bytes();
        let byte = |at: u32| text.get(at as usize).copied().map_or(0, u32::from);
        let length = (end - start).wrapping_mul(5);
        let bit = 1 << ((byte(*start) ^ (byte(end.wrapping_sub(1)) << 2) ^ length) % 64);
        let doubtful = self.0 & bit != 0;
        self.0 |= bit;
        doubtful
    }
}
