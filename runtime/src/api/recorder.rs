//! Where the namespaces of `api` write what a handler asks for.

use crate::host::Handle;
use auth0_actions_wire::protocol::Command;
use auth0_actions_wire::{Members, Value};
use std::cell::RefCell;
use std::panic::Location;
use std::rc::Rc;

/// A limit of Auth0's that a call to `api` broke. The first one is kept; nothing is applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The function, such as `api.user.setUserMetadata`.
    pub call: &'static str,
    /// The limit, and the value that broke it.
    pub message: String,
    /// The caller's line.
    pub at: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}` at {}: {}", self.call, self.at, self.message)
    }
}

impl std::error::Error for Violation {}

/// Shared by all namespaces of one `Api`, so that commands keep the order in which they were asked for.
#[derive(Clone)]
#[doc(hidden)]
pub struct Recorder(Rc<Shared>);

struct Shared {
    host: Handle,
    event: Members,
    recording: RefCell<Recording>,
}

#[derive(Default)]
struct Recording {
    commands: Vec<Command>,
    violation: Option<Violation>,
}

impl Recorder {
    /// `event` holds the top-level groups of the event, for the functions that the event alone decides.
    pub(crate) fn new(host: Handle, event: Members) -> Self {
        Self(Rc::new(Shared { host, event, recording: RefCell::default() }))
    }

    /// Records a call with what was given; optional arguments that were not given are absent.
    #[track_caller]
    pub(crate) fn record(&self, call: &'static str, args: impl Into<Vec<Value>>) {
        let at = location();
        self.0.recording.borrow_mut().commands.push(Command { call: call.to_owned(), args: args.into(), at });
    }

    /// Keeps the first broken limit.
    #[track_caller]
    pub(crate) fn violate(&self, call: &'static str, message: impl Into<String>) {
        let at = location();
        self.0.recording.borrow_mut().violation.get_or_insert_with(|| Violation { call, message: message.into(), at });
    }

    /// The broken limit, if there is one.
    pub(crate) fn check(&self) -> Result<(), Violation> {
        self.0.recording.borrow().violation.clone().map_or(Ok(()), Err)
    }

    /// What was recorded so far, for limits that count over calls.
    pub(crate) fn with_commands<T>(&self, look: impl FnOnce(&[Command]) -> T) -> T {
        look(&self.0.recording.borrow().commands)
    }

    /// All that was recorded; the recorder is empty afterwards.
    pub(crate) fn take(&self) -> Vec<Command> {
        std::mem::take(&mut self.0.recording.borrow_mut().commands)
    }

    /// A top-level group of the event as a tree; `None` when it is absent.
    pub(crate) fn event_group(&self, name: &str) -> Option<Value> {
        Some(self.0.event.get(name)?.node().to_value())
    }

    /// The host, for functions that answer.
    pub(crate) fn host(&self) -> &Handle {
        &self.0.host
    }
}

#[track_caller]
fn location() -> String {
    let caller = Location::caller();
    format!("{}:{}:{}", caller.file(), caller.line(), caller.column())
}
