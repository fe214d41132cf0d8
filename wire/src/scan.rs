//! The top level of an event: its members as slices of the text, parsed by whoever needs them.

use crate::ParseError;
use crate::parse::Cursor;
use std::ops::Range;
use std::sync::Arc;

/// A slice of a shared text: one value of JSON that nobody has parsed yet.
#[derive(Clone)]
pub struct Text {
    source: Arc<str>,
    range: Range<usize>,
}

impl Text {
    /// A text of its own.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { source: text.into(), range: 0..text.len() }
    }

    /// The slice.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.source[self.range.clone()]
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One member of the top level.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The member's name.
    pub key: String,
    /// Its value, unparsed.
    pub text: Text,
}

/// Splits the text of a JSON object into its members without parsing their values.
///
/// # Errors
/// When the text is not an object at its top level. What stands inside the members is not looked at.
pub fn scan_object(source: &Arc<str>) -> Result<Vec<Entry>, ParseError> {
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
            let end = start + source[start..cursor.at].trim_end_matches([' ', '\n', '\r', '\t']).len();
            entries.push(Entry { key, text: Text { source: source.clone(), range: start..end } });
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
