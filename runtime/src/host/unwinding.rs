//! Turns a panic, and the end of a malformed group, into a failure; where programs unwind.

use super::redacted;
use auth0_actions_wire::Malformed;
use auth0_actions_wire::protocol::{Failure, FailureKind};
use std::any::Any;
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};

thread_local! {
    /// Where the last panic on this thread was, for a thread that catches it.
    static CAUGHT: RefCell<Option<Option<String>>> = const { RefCell::new(None) };
}

/// Runs `poll`; a panic becomes a failure with its message and place, and no secret in either.
pub(crate) fn catching<T>(poll: impl FnOnce() -> T) -> Result<T, Failure> {
    static HOOK: std::sync::Once = std::sync::Once::new();
    HOOK.call_once(install_hook);
    let before = CAUGHT.replace(Some(None));
    let result = catch_unwind(AssertUnwindSafe(poll));
    let at = CAUGHT.replace(before).flatten();
    result.map_err(|payload| failure(&*payload, at.unwrap_or_default()))
}

/// While a thread catches, its panics are noted and not printed: they are reported as the Action's failure. All other
/// panics go to the hook that was there before.
fn install_hook() {
    let before = take_hook();
    set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        let noted = CAUGHT.with_borrow_mut(|caught| {
            let Some(place) = caught else { return false };
            *place = info.location().map(ToString::to_string);
            true
        });
        if !noted {
            before(info);
        }
    }));
}

/// The failure of a payload: a malformed group, or a panic.
pub(crate) fn failure(payload: &dyn Any, at: String) -> Failure {
    if let Some(Malformed(problems)) = payload.downcast_ref() {
        let message = format!("the event: {problems}");
        return Failure { at, problems: problems.clone(), ..Failure::new(FailureKind::Malformed, message) };
    }
    let message = match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => (*text).to_owned(),
        (_, Some(text)) => text.clone(),
        _ => "a panic without a text".to_owned(),
    };
    Failure { at, ..Failure::new(FailureKind::Panic, redacted(message)) }
}
