//! From text to tree.

use crate::Value;
use crate::tape::Tape;
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
    /// What is wrong with the text as a whole.
    pub(crate) fn beginning(what: &'static str) -> Self {
        Self { offset: 0, line: 1, column: 1, what }
    }

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
    Ok(Tape::of(text)?.root().to_value())
}

/// A place in a text: the syntax of JSON, for all that read it.
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

    // A slice by `get`: those that panic bring the tables into a bundle by which their words show characters.
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(crate) fn skip_space(&mut self) {
        while let Some(byte) = self.peek()
            && byte <= b' '
            && matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
        {
            self.at += 1;
        }
    }

    /// Steps over `byte` if it is next.
    pub(crate) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Steps over one of JSON's words.
    pub(crate) fn word(&mut self, word: &str) -> Result<(), ParseError> {
        let found = self.rest().starts_with(word);
        if !found {
            return Err(self.error("a JSON value was expected"));
        }
        self.at += word.len();
        Ok(())
    }

    /// Steps over a bracket that opens.
    pub(crate) fn open(&mut self, depth: usize) -> Result<(), ParseError> {
        if depth >= MAX_DEPTH {
            return Err(self.error("nested too deeply"));
        }
        self.at += 1;
        Ok(())
    }

    /// Steps to a member's name.
    pub(crate) fn before_name(&mut self) -> Result<(), ParseError> {
        self.skip_space();
        if self.peek() == Some(b'"') { Ok(()) } else { Err(self.error("a member's name was expected")) }
    }

    /// Steps from the end of a member's name to its value.
    pub(crate) fn after_name(&mut self) -> Result<(), ParseError> {
        self.skip_space();
        if !self.eat(b':') {
            return Err(self.error("`:` was expected"));
        }
        self.skip_space();
        Ok(())
    }

    /// Steps over a number.
    pub(crate) fn number(&mut self) -> Result<(), ParseError> {
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
        Ok(())
    }

    fn digits(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if start == self.at { Err(self.error("a digit was expected")) } else { Ok(()) }
    }

    /// Steps over a string: where what stands between its quotes begins and ends, and whether it has a backslash.
    pub(crate) fn string(&mut self) -> Result<(usize, usize, bool), ParseError> {
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += plain(self.text.as_bytes().get(self.at..).unwrap_or_default());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok((start, self.at - 1, escaped));
                }
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
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
}

/// The text of what stands between the quotes of a string that was stepped over.
pub(crate) fn unescaped(raw: &str) -> String {
    let mut cursor = Cursor::new(raw);
    let mut out = String::with_capacity(raw.len());
    loop {
        let start = cursor.at;
        cursor.at += plain(raw.as_bytes().get(start..).unwrap_or_default());
        out.push_str(raw.get(start..cursor.at).unwrap_or_default());
        match cursor.peek() {
            Some(b'\\') => out.extend(cursor.escape().ok()),
            _ => return out,
        }
    }
}

/// How many bytes stand before the first that means something in a string: a quote, a backslash, a control character.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // A module is to be small, and reads few kilobytes.
    let (eights, rest) = if cfg!(target_family = "wasm") { (&[][..], bytes) } else { bytes.as_chunks::<8>() };
    let mut at = 0;
    for eight in eights {
        let word = u64::from_le_bytes(*eight);
        let (quote, backslash) = (word ^ (ONES * 0x22), word ^ (ONES * 0x5c));
        // In each term the lowest bit that is set is that of the first such byte.
        let found = (quote.wrapping_sub(ONES) & !quote)
            | (backslash.wrapping_sub(ONES) & !backslash)
            | (word.wrapping_sub(ONES * 0x20) & !word);
        let found = found & (ONES * 0x80);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(rest.len())
}
