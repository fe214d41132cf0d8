//! What a run of a handler did.

use super::call::Call;
use crate::pipeline::{State, without_signatures};
use auth0_actions::wire::Value;
use auth0_actions::wire::protocol::{Command, Failure, Outcome};
use std::fmt;

/// What a handler did with one event.
///
/// Its `Display`, and its `Debug`, are good for snapshots: what the handler asked for and whom it called, in order, and the state after it,
/// the same for the same run, without secrets and without lines of the source.
pub struct Run {
    pub(super) outcome: Outcome,
    pub(super) calls: Vec<Call>,
    pub(super) logs: Vec<String>,
    pub(super) state: Option<State>,
}

impl Run {
    /// What Auth0 would apply, in order, each as JavaScript writes it: `api.user.setAppMetadata("onboarded", true)`.
    /// Nothing when the Action failed. Keys that two of Auth0's functions take are not
    /// shown, and signed tokens lose their signature.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        self.recorded().iter().map(written).collect()
    }

    /// The arguments of the only call of a function, such as `api.user.setAppMetadata`.
    ///
    /// # Panics
    /// When the function was not called, or more than once.
    #[must_use]
    #[track_caller]
    pub fn command(&self, call: &str) -> &[Value] {
        let mut found = self.recorded().iter().filter(|command| command.call == call);
        match (found.next(), found.next()) {
            (Some(command), None) => &command.args,
            (None, _) => panic!("`{call}` was not called; {}", self.summary()),
            (Some(_), Some(_)) => panic!("`{call}` was called more than once; {}", self.summary()),
        }
    }

    /// What Auth0 would apply, with all arguments and the lines of the handler that asked for it.
    #[must_use]
    pub fn recorded(&self) -> &[Command] {
        match &self.outcome {
            Outcome::Done(commands) => commands,
            Outcome::Failed(_) => &[],
        }
    }

    /// The HTTP calls in the order in which they began, those that were tried again each time. Requests for a token are
    /// not among them.
    #[must_use]
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// The lines of the log, each with its level in front: `error: the default role was not assigned`.
    #[must_use]
    pub fn logs(&self) -> &[String] {
        &self.logs
    }

    /// How the Action failed; `None` when it is done. A failed Action rejects the login.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        match &self.outcome {
            Outcome::Done(_) => None,
            Outcome::Failed(failure) => Some(failure),
        }
    }

    /// What would come of a flow of this Action alone: the user's profile, tokens, session, and what is shown. See
    /// [`flow`](super::flow) for several Actions.
    ///
    /// # Panics
    /// When this version does not play the trigger's flow.
    #[must_use]
    #[track_caller]
    pub fn state(&self) -> &State {
        match &self.state {
            Some(state) => state,
            None => panic!("the flow of this trigger is not played"),
        }
    }

    /// Goes on only when the Action is done.
    ///
    /// # Panics
    /// When it failed, with the failure's words, calls and log.
    #[track_caller]
    pub fn expect_done(self) -> Self {
        assert!(self.failure().is_none(), "{}", self.summary());
        self
    }

    fn summary(&self) -> String {
        let end = match &self.outcome {
            Outcome::Done(commands) if commands.is_empty() => "the Action is done and asked for nothing".to_owned(),
            Outcome::Done(_) => format!("the Action is done and asked for:\n  {}", self.commands().join("\n  ")),
            Outcome::Failed(failure) => {
                let at = if failure.at.is_empty() { String::new() } else { format!(" at {}", failure.at) };
                format!("the Action failed ({}){at}: {}", failure.kind.as_str(), failure.message)
            }
        };
        let calls = self.calls.iter().map(|call| format!("\n  {}", called(call)));
        let logs = self.logs.iter().map(|line| format!("\n  {line}"));
        calls.chain(logs).fold(end, |text, line| text + &line)
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Outcome::Done(commands) => commands.iter().try_for_each(|command| writeln!(f, "{}", written(command)))?,
            Outcome::Failed(failure) => writeln!(f, "failed ({}): {}", failure.kind.as_str(), failure.message)?,
        }
        self.calls.iter().try_for_each(|call| writeln!(f, "{}", called(call)))?;
        match &self.state {
            Some(state) => write!(f, "{state}"),
            None => Ok(()),
        }
    }
}

/// A call with the status of its answer.
pub(super) fn called(call: &Call) -> String {
    match call.status {
        Some(status) => format!("{call} -> {status}"),
        None => format!("{call} -> no answer"),
    }
}

/// A command as JavaScript writes it.
pub(super) fn written(command: &Command) -> String {
    let shown = command.without_secrets();
    let args: Vec<String> = shown.args.iter().map(|arg| without_signatures(&arg.to_string())).collect();
    format!("{}({})", shown.call, args.join(", "))
}
