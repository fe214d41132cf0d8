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
    pub(crate) fn set(&self, values: impl Iterator<Item = String>) {
        let mut values: Vec<_> = values.filter(|value| value.len() >= SHORTEST).map(Zeroizing::new).collect();
        // Of two values one may begin with the other.
        values.sort_by_key(|value| std::cmp::Reverse(value.len()));
        *self.values() = values;
    }

    /// The text without any of them.
    pub(crate) fn apply(&self, text: String) -> String {
        self.values().iter().fold(text, |text, value| {
            if text.contains(value.as_str()) { text.replace(value.as_str(), "[redacted]") } else { text }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Redactions;

    #[test]
    fn the_longest_value_first_and_none_that_is_short() {
        let redactions = Redactions::default();
        redactions.set(["abcdef", "abcdef123", "log"].into_iter().map(str::to_owned));
        assert_eq!(redactions.apply("log abcdef123 abcdef".to_owned()), "log [redacted] [redacted]");
    }
}
