//! Limits that several namespaces check in the same way.

use super::Recorder;
use auth0_actions_wire::Value;
use auth0_actions_wire::protocol::Command;
use std::fmt;

/// How JavaScript counts a text's characters.
pub(super) fn chars(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A name as a violation shows it: not more than 80 characters of it.
pub(super) struct Shown<'a>(pub(super) &'a str);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = self.0.char_indices().nth(80).and_then(|(end, _)| self.0.get(..end));
        f.write_str("`")?;
        f.write_str(short.unwrap_or(self.0))?;
        f.write_str(if short.is_some() { "…`" } else { "`" })
    }
}

/// The text that was recorded as the argument `index`.
pub(super) fn text(command: &Command, index: usize) -> &str {
    command.args.get(index).and_then(Value::as_str).unwrap_or_default()
}

impl Recorder {
    /// Is `found` within the limit? Otherwise the violation is kept.
    #[track_caller]
    pub(super) fn at_most(
        &self,
        call: &'static str,
        what: fmt::Arguments<'_>,
        (found, limit): (usize, usize),
        unit: &str,
    ) -> bool {
        if found > limit {
            self.violate(call, format!("{what} has {found} {unit}; {limit} is the limit"));
        }
        found <= limit
    }

    /// Has the text as many characters as it may have? Otherwise the violation is kept.
    #[track_caller]
    pub(super) fn chars_within(&self, call: &'static str, what: &str, text: &str, limits: (usize, usize)) -> bool {
        if text.is_empty() && limits.0 > 0 {
            self.violate(call, format!("{what} is empty; {} to {} characters are allowed", limits.0, limits.1));
            return false;
        }
        self.at_most(call, format_args!("{what}"), (chars(text), limits.1), "characters")
    }

    /// How often one of `calls` was recorded.
    pub(super) fn count(&self, calls: &[&str]) -> usize {
        self.with_commands(|commands| commands.iter().filter(|command| calls.contains(&command.call.as_str())).count())
    }
}
