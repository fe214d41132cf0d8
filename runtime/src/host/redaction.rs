//! Keeps the values of secrets out of panic messages, failures and the log.

use std::cell::RefCell;

thread_local! {
    static SECRETS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// From now on these texts are replaced. One thread runs one execution at a time.
pub(crate) fn redact(texts: Vec<String>) {
    SECRETS.set(texts);
}

/// The text without any secret's value.
pub(crate) fn redacted(text: String) -> String {
    SECRETS.with_borrow(|secrets| {
        secrets.iter().fold(text, |text, secret| {
            if text.contains(secret.as_str()) { text.replace(secret.as_str(), "[redacted]") } else { text }
        })
    })
}
