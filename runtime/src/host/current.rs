//! The host of the execution that is being polled on this thread, for functions without a handle: `console`, `now`,
//! `sleep`, `fetch`, `crypto`.

use super::Host;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    static CURRENT: RefCell<Option<Arc<dyn Host>>> = const { RefCell::new(None) };
}

/// The host, when the caller runs inside an Action.
pub(crate) fn current() -> Option<Arc<dyn Host>> {
    CURRENT.with_borrow(Clone::clone)
}

/// Makes `host` the current one until the guard is dropped.
pub(crate) fn enter(host: Arc<dyn Host>) -> Entered {
    Entered(CURRENT.replace(Some(host)))
}

/// Gives the place back to whoever had it.
pub(crate) struct Entered(Option<Arc<dyn Host>>);

impl Drop for Entered {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}
