//! From text to tree.

use crate::{Map, Number, Value};
use std::fmt;

/// How deeply arrays and objects may be nested. Deeper text is refused, so that no input can exhaust the
/// stack (64 kB inside Auth0).
pub const MAX_DEPTH: usize = 128;

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    offset: usize,
    line: usize,
    column: usize,
    what: &'static str,
}

impl ParseError {
    /// The byte at which the text stops being JSON.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// What was wrong there.
    #[must_use]
    pub fn what(&self) -> &'static str {
        self.what
    }

    /// Line and column of the place, both from 1.
    #[must_use]
    pub fn line_and_column(&self) -> (usize, usize) {
        (self.line, self.column)
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.what, self.offset)
    }
}

impl std::error::Error for ParseError {}

/// Reads a JSON text.
///
/// Of two members of the same name the last one counts and half a surrogate pair becomes U+FFFD, as
/// JavaScript and UTF-8 have it.
///
/// # Errors
/// When the text is not JSON, has something after its value, or is nested deeper than [`MAX_DEPTH`].
pub fn parse(text: &str) -> Result<Value, ParseError> {
    let mut cursor = Cursor::new(text);
    cursor.skip_space();
    let value = cursor.value(0)?;
    cursor.skip_space();
    if cursor.at < text.len() {
        return Err(cursor.error("something follows the value"));
    }
    Ok(value)
}

/// A place in a text; shared with the scanner of top-level members.
pub(crate) struct Cursor<'t> {
    pub(crate) text: &'t str,
    pub(crate) at: usize,
}

impl<'t> Cursor<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    pub(crate) fn error(&self, what: &'static str) -> ParseError {
        let before = self.text.get(..self.at).unwrap_or(self.text).bytes();
        let (line, column) = before.fold((1, 1), |(line, column), byte| match byte {
            b'\n' => (line + 1, 1),
            // The bytes of a character after its first.
            0x80..0xc0 => (line, column),
            _ => (line, column + 1),
        });
        ParseError { offset: self.at, line, column, what }
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    // Slices by `get`: those that panic bring the tables into a bundle by which their words show characters.
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn since(&self, start: usize) -> &'t str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    pub(crate) fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    /// Steps over `byte` if it is next.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn value(&mut self, depth: usize) -> Result<Value, ParseError> {
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => Err(self.error("a JSON value was expected")),
            None => Err(self.error("the text ends where a value was expected")),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, ParseError> {
        if self.rest().starts_with(word) {
            self.at += word.len();
            Ok(value)
        } else {
            Err(self.error("a JSON value was expected"))
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, ParseError> {
        self.open(depth)?;
        let mut items = Vec::new();
        self.skip_space();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            self.skip_space();
            items.push(self.value(depth + 1)?);
            self.skip_space();
            if self.eat(b']') {
                return Ok(Value::Array(items));
            }
            if !self.eat(b',') {
                return Err(self.error("`,` or `]` was expected"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, ParseError> {
        self.open(depth)?;
        let mut members = Map::new();
        self.skip_space();
        if self.eat(b'}') {
            return Ok(Value::Object(members));
        }
        loop {
            let key = self.key()?;
            let value = self.value(depth + 1)?;
            members.insert(key, value);
            self.skip_space();
            if self.eat(b'}') {
                return Ok(Value::Object(members));
            }
            if !self.eat(b',') {
                return Err(self.error("`,` or `}` was expected"));
            }
        }
    }

    fn open(&mut self, depth: usize) -> Result<(), ParseError> {
        if depth >= MAX_DEPTH {
            return Err(self.error("nested too deeply"));
        }
        self.at += 1;
        Ok(())
    }

    /// `"name" :`, and the space on both sides.
    pub(crate) fn key(&mut self) -> Result<String, ParseError> {
        self.skip_space();
        if self.peek() != Some(b'"') {
            return Err(self.error("a member's name was expected"));
        }
        let key = self.string()?;
        self.skip_space();
        if !self.eat(b':') {
            return Err(self.error("`:` was expected"));
        }
        self.skip_space();
        Ok(key)
    }

    fn number(&mut self) -> Result<Value, ParseError> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(Value::Number(Number(self.since(start).to_owned())))
    }

    fn digits(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if start == self.at { Err(self.error("a digit was expected")) } else { Ok(()) }
    }

    fn string(&mut self) -> Result<String, ParseError> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek(), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            out.push_str(self.since(start));
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.error("a control character stands in a string")),
                None => return Err(self.error("the text ends inside a string")),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ParseError> {
        self.at += 1;
        let escaped = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.error("unknown escape")),
        };
        self.at += 1;
        Ok(escaped)
    }

    fn unicode_escape(&mut self) -> Result<char, ParseError> {
        let first = self.four_hex_digits()?;
        if (0xd800..0xdc00).contains(&first) && self.rest().starts_with("\\u") {
            let back = self.at;
            self.at += 1;
            let second = self.four_hex_digits()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = back;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The four digits after `u`, on which the cursor stands.
    fn four_hex_digits(&mut self) -> Result<u32, ParseError> {
        let digits = self.text.as_bytes().get(self.at + 1..self.at + 5);
        let mut code = 0;
        for &digit in digits.unwrap_or_default() {
            let Some(value) = (digit as char).to_digit(16) else {
                return Err(self.error("four hexadecimal digits were expected"));
            };
            code = code * 16 + value;
        }
        if digits.is_none() {
            return Err(self.error("four hexadecimal digits were expected"));
        }
        self.at += 5;
        Ok(code)
    }

    /// Steps over one value without building it; only strings and brackets are looked at. What it
    /// accepts is parsed when it is needed.
    pub(crate) fn skip_value(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        let mut depth = 0usize;
        loop {
            match self.peek() {
                Some(b'"') => self.skip_string()?,
                Some(b'{' | b'[') => {
                    depth += 1;
                    self.at += 1;
                }
                Some(b'}' | b']') if depth > 0 => {
                    depth -= 1;
                    self.at += 1;
                }
                Some(b',' | b'}' | b']') if depth == 0 => {
                    return if self.at == start { Err(self.error("a JSON value was expected")) } else { Ok(()) };
                }
                Some(_) => self.at += 1,
                None => return Err(self.error("the text ends inside a value")),
            }
        }
    }

    fn skip_string(&mut self) -> Result<(), ParseError> {
        self.at += 1;
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => {
                    self.at = self.text.len();
                    return Err(self.error("the text ends inside a string"));
                }
            }
        }
    }
}
