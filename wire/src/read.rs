//! A reader that reports every problem, each with its path, instead of stopping at the first.
//!
//! A type that is read implements [`Read`]. A struct reads its fields through [`Fields`]; [`read_struct!`](crate::read_struct)
//! says it by a list:
//!
//! ```
//! use auth0_actions_wire::read::{Cx, Read, Tape};
//! use auth0_actions_wire::read_struct;
//!
//! struct Stats { logins_count: i64, note: Option<String> }
//!
//! read_struct!(Stats { logins_count: req "logins_count", note: opt "note" });
//!
//! let mut cx = Cx::new("stats");
//! let tape = Tape::of(r#"{"logins_count": "one", "note": 2}"#).unwrap();
//! Stats::read(tape.root(), &mut cx);
//! let problems = cx.into_problems();
//! assert_eq!(problems.to_string(), "stats.logins_count: expected an integer, found a string; \
//!                                   stats.note: expected a string, found a number");
//! ```

use crate::number::integer;
use crate::tape::Kind;
use crate::{Map, Number, Value};
use secrecy::SecretString;
use std::collections::BTreeMap;
use std::fmt;
use zeroize::Zeroize as _;

pub use crate::tape::{Node, Tape, Walk};

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
/// Reading never fails: a problem is pushed to the [`Cx`], which keeps the first hundred, and a blank stays in the value's place, which nobody gets to see
/// because the caller looks at the problems first.
///
/// A value is filled where it will stay. So a struct of many fields is no more code than one call for each, which is what an
/// Action's bundle has room for.
pub trait Read: Sized {
    /// What stands in a value's place until it is read.
    fn blank() -> Self;

    /// Reads what stands at `node` into a blank.
    fn fill(&mut self, node: Node<'_>, cx: &mut Cx);

    /// Reads what stands at `node`.
    fn read(node: Node<'_>, cx: &mut Cx) -> Self {
        let mut value = Self::blank();
        value.fill(node, cx);
        value
    }

    /// Reads a tree.
    fn of_value(value: &Value, cx: &mut Cx) -> Self {
        let mut read = Self::blank();
        match Tape::keep(value.to_json()) {
            Ok(tape) => read.fill(tape.root(), cx),
            Err(error) => cx.problem(error.what()),
        }
        read
    }
}

/// Implements [`Read`](crate::Read) for a struct by the list of its fields: how each is read, `req` or `opt`, and from which
/// member.
#[macro_export]
macro_rules! read_struct {
    ($name:ident { $($field:ident: $how:ident $key:literal),* $(,)? }) => {
        impl $crate::Read for $name {
            fn blank() -> Self {
                Self { $($field: $crate::Read::blank()),* }
            }

            fn fill(&mut self, node: $crate::read::Node<'_>, cx: &mut $crate::read::Cx) {
                let mut fields = $crate::read::Fields::new(node, cx);
                $(fields.$how($key, &mut self.$field);)*
            }
        }
    };
}

enum Step {
    Key(&'static str),
    Index(usize),
    Entry(String),
}

/// So many problems are kept: enough to mend them, and no more than a log takes, whatever came.
const MOST: usize = 100;

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

    /// Has so much been found that the rest need not be read?
    #[inline]
    fn is_full(&self) -> bool {
        // A module is to be small, and what it reads too.
        !cfg!(target_family = "wasm") && self.problems.0.len() > MOST
    }

    fn report(&mut self, what: String) {
        match self.problems.0.len() {
            0..MOST => {}
            MOST => return self.problems.push("", "and more"),
            _ => return,
        }
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

    /// Reports that what stands at `node` is not what was expected.
    pub fn expected(&mut self, what: &str, node: Node<'_>) {
        self.report(format!("expected {what}, found {}", node.what()));
    }
}

fn push_key(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(key);
}

/// Reads the members of an object one by one.
pub struct Fields<'t, 'c> {
    object: Option<Node<'t>>,
    repeats: bool,
    hint: usize,
    cx: &'c mut Cx,
}

impl<'t, 'c> Fields<'t, 'c> {
    /// Begins to read what stands at `node`; reports when it is no object.
    pub fn new(node: Node<'t>, cx: &'c mut Cx) -> Self {
        let object = Some(node).filter(|node| node.is_object());
        if object.is_none() {
            cx.expected("an object", node);
        }
        // What a module reads into structs was written by `JSON.stringify`, by the host, or by Auth0's API: no name twice.
        let repeats = !cfg!(target_family = "wasm") && object.is_some_and(Node::repeats);
        Self { object, repeats, hint: 0, cx }
    }

    /// A member that Auth0 promises; reports when it is missing.
    #[inline(never)]
    pub fn req<T: Read>(&mut self, key: &'static str, slot: &mut T) {
        match self.enter(key) {
            Some(node) => slot.fill(node, self.cx),
            None if self.object.is_some() => self.cx.problem("is missing"),
            None => {}
        }
        self.cx.path.pop();
    }

    /// A member that may be absent: the slot then stays as it is. What `null` means is the type's to say, such as `Option`.
    #[inline(never)]
    pub fn opt<T: Read>(&mut self, key: &'static str, slot: &mut T) {
        if let Some(node) = self.enter(key) {
            slot.fill(node, self.cx);
        }
        self.cx.path.pop();
    }

    /// A member that Auth0 promises, by itself.
    pub fn take<T: Read>(&mut self, key: &'static str) -> T {
        let mut value = T::blank();
        self.req(key, &mut value);
        value
    }

    /// A member that may be absent or `null`, by itself.
    pub fn take_opt<T: Read>(&mut self, key: &'static str) -> Option<T> {
        let mut value: Option<T> = None;
        self.opt(key, &mut value);
        value
    }

    /// The member `key` as it came.
    pub fn get(&mut self, key: &str) -> Option<Node<'t>> {
        self.object?.member(key, &mut self.hint, self.repeats)
    }

    /// Steps to a member.
    #[inline(never)]
    fn enter(&mut self, key: &'static str) -> Option<Node<'t>> {
        self.cx.path.push(Step::Key(key));
        self.get(key)
    }
}

impl Read for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn fill(&mut self, node: Node<'_>, _: &mut Cx) {
        *self = node.to_value();
    }
}

impl Read for Map {
    fn blank() -> Self {
        Self::new()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.is_object() {
            true => *self = node.to_map(),
            false => cx.expected("an object", node),
        }
    }
}

impl Read for Number {
    fn blank() -> Self {
        0.into()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.number() {
            Some(text) => *self = Self(text.to_owned()),
            None => cx.expected("a number", node),
        }
    }
}

impl Read for String {
    fn blank() -> Self {
        Self::new()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.as_str() {
            Some(text) => *self = text.into_owned(),
            None => cx.expected("a string", node),
        }
    }
}

/// Overwrites itself when it is dropped.
impl Read for SecretString {
    fn blank() -> Self {
        Self::default()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        let mut text = String::read(node, cx);
        // Copied: a text that has room to spare would leave its bytes behind when it becomes a secret.
        *self = text.as_str().into();
        text.zeroize();
    }
}

impl Read for bool {
    fn blank() -> Self {
        false
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.kind() {
            Kind::True => *self = true,
            Kind::False => *self = false,
            _ => cx.expected("a boolean", node),
        }
    }
}

impl Read for i64 {
    fn blank() -> Self {
        0
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.number().map(integer) {
            Some(Some(integer)) => *self = integer,
            Some(None) => cx.problem("expected an integer, found another number"),
            None => cx.expected("an integer", node),
        }
    }
}

impl Read for f64 {
    fn blank() -> Self {
        0.0
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.number().map(str::parse) {
            Some(number) => *self = number.unwrap_or(Self::NAN),
            None => cx.expected("a number", node),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        if !node.is_array() {
            cx.expected("an array", node);
            return;
        }
        let mut walk = node.walk();
        while !cx.is_full()
            && let Some(item) = walk.next()
        {
            cx.path.push(Step::Index(self.len()));
            self.push(T::read(item, cx));
            cx.path.pop();
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn blank() -> Self {
        Self::new(T::blank())
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        (**self).fill(node, cx);
    }
}

/// What may be `null`.
impl<T: Read> Read for Option<T> {
    fn blank() -> Self {
        None
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        if !node.is_null() {
            self.insert(T::blank()).fill(node, cx);
        }
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn blank() -> Self {
        Self::new()
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        if !node.is_object() {
            cx.expected("an object", node);
            return;
        }
        let mut walk = node.walk();
        while !cx.is_full()
            && let Some((key, member)) = walk.next_member()
        {
            let key = key.into_owned();
            cx.path.push(Step::Entry(key.clone()));
            self.insert(key, T::read(member, cx));
            cx.path.pop();
        }
    }
}
