//! What came of an execution, for people and machines.

use auth0_actions::wire::protocol::{Hello, Level, Outcome};
use std::fmt;
use std::time::Duration;

/// All that an execution did.
#[derive(Clone, Debug)]
pub struct Report {
    /// What the Action is.
    pub hello: Hello,
    /// How it ended.
    pub ended: Ended,
    /// Its HTTP exchanges in the order in which they began.
    pub exchanges: Vec<Exchange>,
    /// The functions it asked, in order; their arguments hold secrets and are not kept.
    pub asked: Vec<String>,
    /// The scopes of the token that it fetched last; none when it fetched none.
    pub granted: Vec<String>,
    /// Its log, and what it printed.
    pub logs: Vec<LogLine>,
    /// From the event to the outcome.
    pub duration: Duration,
}

/// How an execution ended.
#[derive(Clone, Debug)]
pub enum Ended {
    /// With an outcome.
    Outcome(Outcome),
    /// The process ended without one, or was killed.
    Trapped(String),
}

/// One HTTP exchange. No header and no body: they hold tokens and people's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// Such as `POST`.
    pub method: String,
    /// The URL without its query.
    pub url: String,
    /// The answer's status, or in a word why there is none.
    pub result: Result<u16, String>,
    /// How long it took.
    pub duration: Duration,
}

impl Exchange {
    /// Is it a request for a token?
    #[must_use]
    pub fn is_token(&self) -> bool {
        self.url.ends_with("/oauth/token")
    }
}

/// Where a line comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The log, at a level.
    Log(Level),
    /// The standard output; inside Auth0 it would be lost.
    Stdout,
    /// The standard error; inside Auth0 it would be lost.
    Stderr,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Where it comes from.
    pub source: Source,
    /// Its text.
    pub text: String,
}

impl Source {
    /// In a word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Log(level) => level.as_str(),
            Self::Stdout => "stdout",
            Self::Stderr => "stderr",
        }
    }
}

impl fmt::Display for LogLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.source.as_str(), self.text)
    }
}
