//! Where an Action runs. The handler never sees a host; everything it asks goes through [`Host`].

#[cfg(feature = "in-process")]
pub mod answers;
mod current;
#[cfg(not(target_family = "wasm"))]
mod driven;
mod executor;
mod handle;
#[cfg(feature = "in-process")]
pub mod native;
pub(crate) mod needs;
mod redaction;
mod session;
#[cfg(not(target_family = "wasm"))]
pub(crate) mod unwinding;
#[cfg(target_family = "wasm")]
mod wasm;

pub(crate) use current::{current, enter, redact, redacted};
#[cfg(not(target_family = "wasm"))]
pub(crate) use driven::drive;
pub(crate) use handle::Handle;
#[cfg(target_family = "wasm")]
pub(crate) use wasm::{begin, give_bytes};

use auth0_actions_management::ports::{BoxFuture, Ports};
use auth0_actions_wire::Value;
use auth0_actions_wire::protocol::{Failure, FailureKind, Level};
use std::fmt;

/// What every host provides: HTTP, clock and token store of the Management client, questions, and a log.
pub trait Host: Ports {
    /// Asks one of the functions that answer, such as `api.cache.get`. The answer is JSON, empty for JavaScript's
    /// `undefined`. Functions of `crypto` take their `data` as it is, and answer bytes.
    fn ask(&self, call: &'static str, args: Vec<Value>, data: Vec<u8>) -> BoxFuture<'_, Result<Vec<u8>, AskError>>;

    /// Writes a line to the log.
    fn log(&self, level: Level, text: &str);
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskError {
    /// The function that was asked.
    pub call: &'static str,
    /// The code that Auth0's function gives, such as `CacheKeySizeExceeded`, or `error`.
    pub code: String,
    /// Words for people.
    pub message: String,
}

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` failed: {} ({})", self.call, self.message, self.code)
    }
}

impl std::error::Error for AskError {}

/// The failure of an execution that did not end in time.
fn deadline_passed(waiting: &str) -> Failure {
    let waiting = if waiting.is_empty() { "nothing" } else { waiting };
    Failure {
        at: waiting.to_owned(),
        ..Failure::new(FailureKind::Deadline, format!("the deadline passed; it waited for: {waiting}"))
    }
}
