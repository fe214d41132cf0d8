//! The top level of an event: its members as slices of the text, parsed by whoever needs them.

use crate::ParseError;
use crate::parse::Cursor;
use std::ops::Range;
use std::sync::Arc;

/// The members of a JSON object, whose values nobody has parsed yet. Clones share the text.
#[derive(Clone)]
pub struct Members(Arc<Inner>);

struct Inner {
    source: String,
    entries: Vec<(String, Range<usize>)>,
}

/// One of [`Members`]: its name, and its value as text.
#[derive(Clone)]
pub struct Member {
    members: Members,
    index: usize,
}

impl Members {
    /// Splits the text of a JSON object into its members without parsing their values.
    ///
    /// # Errors
    /// When the text is not an object at its top level. What stands inside the members is not looked at.
    pub fn scan(source: impl Into<String>) -> Result<Self, ParseError> {
        let source = source.into();
        let entries = entries(&source)?;
        Ok(Self(Arc::new(Inner { source, entries })))
    }

    /// The member `key`. As with members of any object, the last of two counts.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Member> {
        let index = self.0.entries.iter().rposition(|(name, _)| name == key)?;
        Some(Member { members: self.clone(), index })
    }

    /// The names of all members, in the order in which they came.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.entries.iter().map(|(key, _)| key.as_str())
    }

    /// All members, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = Member> {
        (0..self.0.entries.len()).map(|index| Member { members: self.clone(), index })
    }
}

impl Member {
    /// A member of its own.
    #[must_use]
    pub fn new(key: impl Into<String>, text: impl Into<String>) -> Self {
        let source = text.into();
        let entries = vec![(key.into(), 0..source.len())];
        Self { members: Members(Arc::new(Inner { source, entries })), index: 0 }
    }

    /// Its name.
    #[must_use]
    pub fn key(&self) -> &str {
        self.entry().map_or("", |(key, _)| key)
    }

    /// Its value, unparsed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.entry().and_then(|(_, range)| self.members.0.source.get(range.clone())).unwrap_or_default()
    }

    fn entry(&self) -> Option<&(String, Range<usize>)> {
        self.members.0.entries.get(self.index)
    }
}

/// The names only: an event holds a person's data.
impl std::fmt::Debug for Members {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.keys()).finish()
    }
}

fn entries(source: &str) -> Result<Vec<(String, Range<usize>)>, ParseError> {
    let mut cursor = Cursor::new(source);
    let mut entries = Vec::new();
    cursor.skip_space();
    if !cursor.eat(b'{') {
        return Err(cursor.error("an object was expected"));
    }
    cursor.skip_space();
    if !cursor.eat(b'}') {
        loop {
            let key = cursor.key()?;
            let start = cursor.at;
            cursor.skip_value()?;
            let value = source.as_bytes().get(start..cursor.at).unwrap_or_default();
            let last = value.iter().rposition(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t'));
            entries.push((key, start..start + last.map_or(0, |last| last + 1)));
            if cursor.eat(b'}') {
                break;
            }
            if !cursor.eat(b',') {
                return Err(cursor.error("`,` or `}` was expected"));
            }
        }
    }
    cursor.skip_space();
    if cursor.at < source.len() {
        return Err(cursor.error("something follows the object"));
    }
    Ok(entries)
}
