//! Drives the native binary of an Action over a loopback socket, as `cargo auth0 invoke` does: does its HTTP, answers
//! its questions, shows its logs, and takes its outcome. A bundle's file it runs under Node, as Auth0 does.

mod conversation;
mod exchanges;
mod file;
mod process;
mod report;

pub use file::BundleFile;
pub use process::{Process, Spawned};
pub use report::{Ended, Exchange, LogLine, Report, Source};

use auth0_actions::host::answers::Answers;
use auth0_actions::management::MemoryTokenStore;
use auth0_actions::management::reqwest::{ReqwestTransport, now_ms};
use auth0_actions::wire::protocol::Hello;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Auth0 gives an execution 20 seconds.
pub const DEADLINE: Duration = Duration::from_secs(20);
/// An Action that does not end itself at its deadline is killed so much later.
pub const GRACE: Duration = Duration::from_millis(500);

/// What lives longer than one execution: connections, tokens, caches.
#[derive(Clone)]
pub struct Driver {
    transport: ReqwestTransport,
    tokens: Arc<MemoryTokenStore>,
    clock: Arc<Clock>,
    answers: Arc<Answers>,
}

/// The clock of the execution that began last. Tokens end by it too: on another one a token of a clock that stands still
/// would have ended before it was used.
#[derive(Default)]
struct Clock(Mutex<Option<i64>>);

impl Clock {
    fn stand_at(&self, frozen_at_ms: Option<i64>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = frozen_at_ms;
    }

    fn now_ms(&self) -> i64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).unwrap_or_else(now_ms)
    }
}

/// One execution to be made.
#[derive(Clone)]
pub struct Execution {
    /// The handler's name, such as `onExecutePostLogin`.
    pub handler: String,
    /// The event's text.
    pub event: String,
    /// A JSON object of texts.
    pub secrets: String,
    /// The clock stands still at so many milliseconds since 1970; `None`: the system's clock.
    pub frozen_at_ms: Option<i64>,
    /// How long the Action may take; `None` for a person who debugs it.
    pub deadline: Option<Duration>,
    /// Where jitter comes from.
    pub seed: u64,
}

/// Handler and seed only: event and secrets are nobody's business.
impl fmt::Debug for Execution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Execution").field("handler", &self.handler).field("seed", &self.seed).finish_non_exhaustive()
    }
}

impl Execution {
    /// An execution with the system's clock and Auth0's deadline.
    #[must_use]
    pub fn new(handler: impl Into<String>, event: impl Into<String>, secrets: impl Into<String>) -> Self {
        Self {
            handler: handler.into(),
            event: event.into(),
            secrets: secrets.into(),
            frozen_at_ms: None,
            deadline: Some(DEADLINE),
            seed: 1,
        }
    }
}

/// Why an Action can't be driven at all.
#[derive(Debug)]
#[non_exhaustive]
pub enum DriverError {
    /// The socket, or the process, can't be made.
    Io(&'static str, std::io::Error),
    /// The binary did not connect, or is no Action.
    NotAnAction(String),
    /// The binary speaks another version of the protocol.
    Version(i64),
    /// The Action says what no Action says.
    Protocol(String),
}

impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(what, _) => f.write_str(what),
            Self::NotAnAction(what) => write!(f, "the binary is no Action that can be driven: {what}"),
            Self::Version(version) => write!(
                f,
                "the Action speaks version {version} of the protocol, this tool version {}; build both with the same \
                 version of `auth0-actions`: `cargo update -p auth0-actions`, or `cargo install cargo-auth0`",
                auth0_actions::wire::protocol::VERSION
            ),
            Self::Protocol(what) => write!(f, "the Action and this tool do not understand each other: {what}"),
        }
    }
}

impl std::error::Error for DriverError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            _ => None,
        }
    }
}

impl Driver {
    /// A driver that reaches the Management API, and all else, through `transport`.
    #[must_use]
    pub fn new(transport: ReqwestTransport) -> Self {
        let clock = Arc::new(Clock::default());
        let of_tokens = clock.clone();
        let tokens = Arc::new(MemoryTokenStore::new(move || of_tokens.now_ms()));
        Self { transport, tokens, clock, answers: Arc::default() }
    }

    /// Answers questions by these.
    #[must_use]
    pub fn answering(mut self, answers: Answers) -> Self {
        self.answers = Arc::new(answers);
        self
    }

    /// Starts the binary and runs one execution in it. `watch` sees each line of the log as it comes.
    ///
    /// # Errors
    /// When the binary can't be driven. How the execution ended is in the report.
    pub async fn run(
        &self,
        process: &Process,
        execution: &Execution,
        watch: &mut dyn FnMut(&LogLine),
    ) -> Result<Report, DriverError> {
        let spawned = process.spawn().await?;
        conversation::hold(self, spawned, execution, watch).await
    }

    /// Runs one execution in an Action that somebody else starts, such as a debugger.
    ///
    /// # Errors
    /// As [`Driver::run`].
    pub async fn run_in(
        &self,
        spawned: Spawned,
        execution: &Execution,
        watch: &mut dyn FnMut(&LogLine),
    ) -> Result<Report, DriverError> {
        conversation::hold(self, spawned, execution, watch).await
    }

    /// Asks a binary what it is.
    ///
    /// # Errors
    /// When it is no Action.
    pub async fn describe(process: &Process) -> Result<Hello, DriverError> {
        let spawned = process.describing().spawn().await?;
        conversation::hello(spawned).await
    }
}

impl fmt::Debug for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Driver").finish_non_exhaustive()
    }
}
