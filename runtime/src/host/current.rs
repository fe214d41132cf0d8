//! The execution that is being polled on this thread, for functions without a handle: `console`, `now`, `sleep`, `fetch`,
//! `crypto`, and for what must not be shown.

use super::Handle;
use super::redaction::Redactions;
use std::cell::RefCell;

type Current = Option<(Handle, Redactions)>;

thread_local! {
    static CURRENT: RefCell<Current> = const { RefCell::new(None) };
}

/// The host, when the caller runs inside an Action.
pub(crate) fn current() -> Option<Handle> {
    CURRENT.with_borrow(|current| current.as_ref().map(|(host, _)| host.clone()))
}

/// The values of the current execution's secrets, those aside that name the application and its tenant.
pub(crate) fn redact(values: Vec<String>) {
    CURRENT.with_borrow(|current| {
        if let Some((_, redactions)) = current {
            redactions.set(values);
        }
    });
}

/// The text without the values of the current execution's secrets.
pub(crate) fn redacted(text: String) -> String {
    CURRENT.with_borrow(|current| match current {
        Some((_, redactions)) => redactions.apply(text),
        None => text,
    })
}

/// Makes this execution the current one until the guard is dropped.
pub(crate) fn enter(host: Handle, redactions: Redactions) -> Entered {
    Entered(CURRENT.replace(Some((host, redactions))))
}

/// Gives the place back to whoever had it.
pub(crate) struct Entered(Current);

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}
