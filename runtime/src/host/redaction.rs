//! Keeps the values of secrets out of panic messages, failures and the log.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// A shorter value would be found in innocent words.
const SHORTEST: usize = 6;

/// The values that one execution must not show. Each host keeps those of its execution.
#[derive(Clone, Default)]
pub(crate) struct Redactions(Arc<Mutex<Vec<Zeroizing<String>>>>);

impl Redactions {
    fn values(&self) -> MutexGuard<'_, Vec<Zeroizing<String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on these values are replaced.
    pub(crate) fn set(&self, values: Vec<String>) {
        let mut longest_first: Vec<Zeroizing<String>> = Vec::new();
        for value in values.into_iter().filter(|value| value.len() >= SHORTEST) {
            // Of two values one may begin with the other.
            let at = longest_first.iter().position(|other| other.len() < value.len()).unwrap_or(longest_first.len());
            longest_first.insert(at, Zeroizing::new(value));
        }
        *self.values() = longest_first;
    }

    /// The text without any of them.
    pub(crate) fn apply(&self, text: String) -> String {
        self.values().iter().fold(text, |text, value| without(text, value))
    }
}

/// The standard library's search is quicker in long texts, and a kilobyte in every bundle.
fn without(text: String, value: &str) -> String {
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.as_bytes().windows(value.len()).position(|window| window == value.as_bytes()) {
        out.push_str(rest.get(..at).unwrap_or_default());
        out.push_str("[redacted]");
        rest = rest.get(at + value.len()..).unwrap_or_default();
    }
    if out.is_empty() {
        return text;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::Redactions;

    #[test]
    fn the_longest_value_first_and_none_that_is_short() {
        let redactions = Redactions::default();
        redactions.set(["abcdef", "abcdef123", "log"].map(str::to_owned).to_vec());
        assert_eq!(redactions.apply("log abcdef123 abcdef".to_owned()), "log [redacted] [redacted]");
        assert_eq!(redactions.apply("abcdeabcdefä".to_owned()), "abcde[redacted]ä");
        assert_eq!(redactions.apply("abc".to_owned()), "abc");
    }
}
