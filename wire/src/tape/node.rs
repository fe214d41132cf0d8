//! What stands at a place of a tape.

use super::{Kind, Span, Tape};
use crate::{Map, Number, Value};
use std::borrow::Cow;
use std::collections::HashSet;

/// So many names of an object are compared with each other; more are kept in a table.
const MANY: usize = 64;

/// A value of a [`Tape`].
#[derive(Clone, Copy)]
pub struct Node<'t> {
    tape: &'t Tape<'t>,
    at: usize,
}

impl<'t> Node<'t> {
    pub(super) fn of(tape: &'t Tape<'t>, at: usize) -> Self {
        Self { tape, at }
    }

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
        let mut members = Vec::new();
        let mut walk = self.walk();
        while self.is_object()
            && let Some((name, node)) = walk.next_member()
        {
            if !listed.contains(&&*name) {
                members.push((name.into_owned(), node.to_value()));
            }
        }
        Map::of_members(members)
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
