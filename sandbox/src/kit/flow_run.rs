//! What a flow of several Actions did.

use super::call::Call;
use super::run::{called, written};
use crate::pipeline::{End, Part, State, Suspension};
use auth0_actions::wire::protocol::{Command, Outcome};
use std::fmt;

/// What several Actions did with one event, and what came of it.
///
/// Its `Display`, and its `Debug`, are good for snapshots: each Action's part and its calls in order, and the state in the end; the same for
/// the same flow, without secrets and without lines of the source.
pub struct FlowRun {
    pub(super) parts: Vec<Part>,
    /// The calls, each with the part that made it.
    pub(super) calls: Vec<(usize, Call)>,
    pub(super) logs: Vec<String>,
    pub(super) state: State,
    pub(super) suspension: Option<Suspension>,
}

impl FlowRun {
    /// The handlers that ran, in order, by their functions' names.
    #[must_use]
    pub fn ran(&self) -> Vec<&str> {
        self.parts.iter().map(|part| part.name.as_str()).collect()
    }

    /// Each handler's part.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What all Actions asked for, in order, each as JavaScript writes it: `api.user.setAppMetadata("onboarded", true)`.
    #[must_use]
    pub fn commands(&self) -> Vec<String> {
        self.parts.iter().flat_map(|part| recorded(part).iter().map(written)).collect()
    }

    /// The HTTP calls of all Actions in the order in which they began. Requests for a token are not among them.
    #[must_use]
    pub fn calls(&self) -> Vec<&Call> {
        self.calls.iter().map(|(_, call)| call).collect()
    }

    /// The lines of the log, each with its level in front.
    #[must_use]
    pub fn logs(&self) -> &[String] {
        &self.logs
    }

    /// What came of it: the user's profile, tokens, session, and what is shown.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Where the user is, when the flow waits for one who did not come back.
    #[must_use]
    pub fn suspension(&self) -> Option<&Suspension> {
        self.suspension.as_ref()
    }

    /// Goes on only when all Actions ran and nothing stopped them.
    ///
    /// # Panics
    /// When the flow ended otherwise, with all that it did.
    #[track_caller]
    pub fn expect_completed(self) -> Self {
        assert!(
            self.state.end == End::Completed,
            "the flow is {}, and not completed:\n{self}",
            self.state.end.as_str()
        );
        self
    }
}

fn recorded(part: &Part) -> &[Command] {
    match &part.outcome {
        Outcome::Done(commands) => commands,
        Outcome::Failed(_) => &[],
    }
}

impl fmt::Debug for FlowRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for FlowRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.parts.iter().enumerate() {
            writeln!(f, "{} ({})", part.name, part.handler)?;
            for (_, call) in self.calls.iter().filter(|(of, _)| *of == index) {
                writeln!(f, "  {}", called(call))?;
            }
            for command in recorded(part) {
                writeln!(f, "  {}", written(command))?;
            }
            if let Outcome::Failed(failure) = &part.outcome {
                writeln!(f, "  failed ({}): {}", failure.kind.as_str(), failure.message)?;
            }
            if let Some(refused) = &part.refused {
                writeln!(f, "  failed: `{}`: {}", refused.call, refused.message)?;
            }
        }
        write!(f, "{}", self.state)
    }
}
