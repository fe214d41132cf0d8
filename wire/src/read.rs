//! A reader that reports every problem, each with its path, instead of stopping at the first.
//!
//! A type that is read implements [`Read`]. A struct reads its fields through [`Object`]:
//!
//! ```
//! use auth0_actions_wire::read::{Cx, Object, Read};
//! use auth0_actions_wire::{Value, parse};
//!
//! struct Stats { logins_count: i64, note: Option<String> }
//!
//! impl Read for Stats {
//!     fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
//!         let mut object = Object::new(value, cx);
//!         Self { logins_count: object.req("logins_count"), note: object.opt("note") }
//!     }
//! }
//!
//! let mut cx = Cx::new("stats");
//! let value = parse(r#"{"logins_count": "one", "note": 2}"#).unwrap();
//! Stats::read(Some(&value), &mut cx);
//! let problems = cx.into_problems();
//! assert_eq!(problems.to_string(), "stats.logins_count: expected an integer, found a string; \
//!                                   stats.note: expected a string, found a number");
//! ```

use crate::number::integer;
use crate::tape::Kind;
use crate::{Map, Number, Value};
use std::collections::BTreeMap;
use std::fmt;

pub use crate::tape::{Node, Tape};

/// One thing that is wrong with a value, and where. The text never holds the value itself: it may be a
/// person's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The JSON path, as Auth0 writes it: `user.identities[0].provider`.
    pub path: String,
    /// What was expected, and what kind of value was found.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.path, self.what) }
    }
}

/// All that is wrong with a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Is nothing wrong?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one.
    pub fn push(&mut self, path: impl Into<String>, what: impl Into<String>) {
        self.0.push(Problem { path: path.into(), what: what.into() });
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

/// A type that can be read from JSON.
///
/// Reading never fails: a problem is pushed to the [`Cx`], and a blank stands in its place, which nobody
/// gets to see because the caller looks at the problems first. `None` means that the parent has already
/// reported that the value is missing.
///
/// A type says how it is read from a tree, or how from a text that was taken apart, or both; one follows from the other. What
/// events hold is read from the text, without a tree between.
pub trait Read: Sized {
    /// Reads `value`.
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        let text = value.map(Value::to_json);
        match text.as_deref().map(Tape::of) {
            None => Self::read_at(None, cx),
            Some(Ok(tape)) => Self::read_at(Some(tape.root()), cx),
            Some(Err(error)) => {
                cx.problem(error.what());
                Self::read_at(None, cx)
            }
        }
    }

    /// Reads what stands at `node`.
    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        Self::read(node.map(Node::to_value).as_ref(), cx)
    }
}

enum Step {
    Key(&'static str),
    Index(usize),
    Entry(String),
}

/// Where the reader stands, and what it has found.
pub struct Cx {
    root: String,
    path: Vec<Step>,
    problems: Problems,
}

impl Cx {
    /// A reader of a value that stands at `root`.
    #[must_use]
    pub fn new(root: impl Into<String>) -> Self {
        Self { root: root.into(), path: Vec::new(), problems: Problems::default() }
    }

    /// What was found.
    #[must_use]
    pub fn into_problems(self) -> Problems {
        self.problems
    }

    /// Reports a problem at the place where the reader stands.
    pub fn problem(&mut self, what: impl Into<String>) {
        self.report(what.into());
    }

    fn report(&mut self, what: String) {
        let mut path = self.root.clone();
        for step in &self.path {
            match step {
                Step::Key(key) => push_key(&mut path, key),
                Step::Entry(key) => push_key(&mut path, key),
                Step::Index(index) => {
                    path.push('[');
                    path.push_str(&index.to_string());
                    path.push(']');
                }
            }
        }
        self.problems.push(path, what);
    }

    /// Reports that `value` is not what was expected; says nothing for a value whose absence is already
    /// reported.
    pub fn expected(&mut self, what: &str, value: Option<&Value>) {
        self.found(what, value.map(Value::kind));
    }

    /// As [`expected`](Self::expected).
    pub fn expected_at(&mut self, what: &str, node: Option<Node<'_>>) {
        self.found(what, node.map(Node::what));
    }

    fn found(&mut self, what: &str, found: Option<&str>) {
        if let Some(found) = found {
            self.report(format!("expected {what}, found {found}"));
        }
    }

    fn inside<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let read = read(self);
        self.path.pop();
        read
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// Reads the members of an object one by one.
pub struct Object<'v, 'c> {
    members: Option<&'v Map>,
    cx: &'c mut Cx,
}

impl<'v, 'c> Object<'v, 'c> {
    /// Begins to read `value`; reports when it is no object.
    pub fn new(value: Option<&'v Value>, cx: &'c mut Cx) -> Self {
        let members = value.and_then(Value::as_object);
        if members.is_none() {
            cx.expected("an object", value);
        }
        Self { members, cx }
    }

    /// A member that Auth0 promises; reports when it is missing.
    pub fn req<T: Read>(&mut self, key: &'static str) -> T {
        let value = self.members.and_then(|members| members.get(key));
        let parent_is_there = self.members.is_some();
        self.cx.inside(Step::Key(key), |cx| {
            if value.is_none() && parent_is_there {
                cx.problem("is missing");
            }
            T::read(value, cx)
        })
    }

    /// The member `key` as it came.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&'v Value> {
        self.members.and_then(|members| members.get(key))
    }

    /// A member that may be absent or `null`.
    pub fn opt<T: Read>(&mut self, key: &'static str) -> Option<T> {
        let value = self.members.and_then(|members| members.get(key)).filter(|value| !value.is_null())?;
        Some(self.cx.inside(Step::Key(key), |cx| T::read(Some(value), cx)))
    }
}

/// Reads the members of an object one by one, from a text that was taken apart.
pub struct Fields<'t, 'c> {
    object: Option<Node<'t>>,
    repeats: bool,
    hint: usize,
    cx: &'c mut Cx,
}

impl<'t, 'c> Fields<'t, 'c> {
    /// Begins to read what stands at `node`; reports when it is no object.
    pub fn new(node: Option<Node<'t>>, cx: &'c mut Cx) -> Self {
        let object = node.filter(|node| node.is_object());
        if object.is_none() {
            cx.expected_at("an object", node);
        }
        // What a module reads was written by `JSON.stringify` or by the host, which write no name twice.
        let repeats = !cfg!(target_family = "wasm") && object.is_some_and(Node::repeats);
        Self { object, repeats, hint: 0, cx }
    }

    /// A member that Auth0 promises; reports when it is missing.
    pub fn req<T: Read>(&mut self, key: &'static str) -> T {
        let node = self.enter(key);
        if node.is_none() && self.object.is_some() {
            self.cx.problem("is missing");
        }
        let read = T::read_at(node, self.cx);
        self.cx.path.pop();
        read
    }

    /// A member that may be absent or `null`.
    pub fn opt<T: Read>(&mut self, key: &'static str) -> Option<T> {
        let node = self.enter(key).filter(|node| !node.is_null());
        let read = node.map(|node| T::read_at(Some(node), self.cx));
        self.cx.path.pop();
        read
    }

    /// Steps to a member.
    #[inline(never)]
    fn enter(&mut self, key: &'static str) -> Option<Node<'t>> {
        self.cx.path.push(Step::Key(key));
        self.object?.member(key, &mut self.hint, self.repeats)
    }
}

impl Read for Value {
    fn read(value: Option<&Value>, _: &mut Cx) -> Self {
        value.cloned().unwrap_or_default()
    }

    fn read_at(node: Option<Node<'_>>, _: &mut Cx) -> Self {
        node.map(Node::to_value).unwrap_or_default()
    }
}

impl Read for Map {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value {
            Some(Value::Object(members)) => members.clone(),
            other => {
                cx.expected("an object", other);
                Self::new()
            }
        }
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        match node {
            Some(node) if node.is_object() => node.to_map(),
            other => {
                cx.expected_at("an object", other);
                Self::new()
            }
        }
    }
}

impl Read for Number {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value {
            Some(Value::Number(number)) => number.clone(),
            other => {
                cx.expected("a number", other);
                0.into()
            }
        }
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        match node.and_then(Node::number) {
            Some(text) => Self(text.to_owned()),
            None => {
                cx.expected_at("a number", node);
                0.into()
            }
        }
    }
}

impl Read for String {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value {
            Some(Value::String(text)) => text.clone(),
            other => {
                cx.expected("a string", other);
                Self::new()
            }
        }
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        match node.and_then(Node::as_str) {
            Some(text) => text.into_owned(),
            None => {
                cx.expected_at("a string", node);
                Self::new()
            }
        }
    }
}

impl Read for bool {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value {
            Some(Value::Bool(truth)) => *truth,
            other => {
                cx.expected("a boolean", other);
                false
            }
        }
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        match node.map(Node::kind) {
            Some(Kind::True) => true,
            Some(Kind::False) => false,
            _ => {
                cx.expected_at("a boolean", node);
                false
            }
        }
    }
}

impl Read for i64 {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value.and_then(Value::as_i64) {
            Some(integer) => integer,
            None => {
                match value {
                    Some(Value::Number(_)) => cx.problem("expected an integer, found another number"),
                    other => cx.expected("an integer", other),
                }
                0
            }
        }
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        let number = node.and_then(Node::number);
        match number.and_then(integer) {
            Some(integer) => integer,
            None => {
                match number {
                    Some(_) => cx.problem("expected an integer, found another number"),
                    None => cx.expected_at("an integer", node),
                }
                0
            }
        }
    }
}

impl Read for f64 {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value {
            Some(Value::Number(number)) => number.as_f64(),
            other => {
                cx.expected("a number", other);
                0.0
            }
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value {
            Some(Value::Array(items)) => {
                let read = |(index, item)| cx.inside(Step::Index(index), |cx| T::read(Some(item), cx));
                items.iter().enumerate().map(read).collect()
            }
            other => {
                cx.expected("an array", other);
                Self::new()
            }
        }
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        let Some(array) = node.filter(|node| node.is_array()) else {
            cx.expected_at("an array", node);
            return Self::new();
        };
        let mut items = Self::new();
        let mut walk = array.walk();
        while let Some(item) = walk.next() {
            cx.path.push(Step::Index(items.len()));
            items.push(T::read_at(Some(item), cx));
            cx.path.pop();
        }
        items
    }
}

impl<T: Read> Read for Box<T> {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        Self::new(T::read(value, cx))
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        Self::new(T::read_at(node, cx))
    }
}

/// For the items of arrays and dictionaries that may be `null`.
impl<T: Read> Read for Option<T> {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        value.filter(|value| !value.is_null()).map(|value| T::read(Some(value), cx))
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        node.filter(|node| !node.is_null()).map(|node| T::read_at(Some(node), cx))
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value {
            Some(Value::Object(members)) => {
                let read = |(key, value): (&str, _)| {
                    (key.to_owned(), cx.inside(Step::Entry(key.to_owned()), |cx| T::read(Some(value), cx)))
                };
                members.iter().map(read).collect()
            }
            other => {
                cx.expected("an object", other);
                Self::new()
            }
        }
    }

    fn read_at(node: Option<Node<'_>>, cx: &mut Cx) -> Self {
        let Some(object) = node.filter(|node| node.is_object()) else {
            cx.expected_at("an object", node);
            return Self::new();
        };
        let mut members = Self::new();
        let mut walk = object.walk();
        while let Some((key, member)) = walk.next_member() {
            cx.path.push(Step::Entry(key.clone()));
            members.insert(key, T::read_at(Some(member), cx));
            cx.path.pop();
        }
        members
    }
}
