//! Why a command did not do its work.

use crate::style;
use std::error::Error;
use std::process::ExitCode;

/// The command's exit codes.
pub(crate) mod exit {
    /// The Action failed.
    pub(crate) const ACTION_FAILED: u8 = 1;
    /// What was given can't be used: event, secrets, arguments.
    pub(crate) const REFUSED: u8 = 2;
    /// The Action can't be built or run.
    pub(crate) const CANNOT_RUN: u8 = 3;
}

/// What went wrong, and the exit code that says so.
#[derive(Debug)]
pub(crate) struct Failure {
    code: u8,
    message: String,
}

impl Failure {
    /// What was given can't be used.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Self { code: exit::REFUSED, message: message.into() }
    }

    /// The Action can't be built or run.
    pub(crate) fn cannot_run(message: impl Into<String>) -> Self {
        Self { code: exit::CANNOT_RUN, message: message.into() }
    }

    /// As [`Failure::cannot_run`], with an error and all its causes.
    pub(crate) fn caused(what: &str, error: &dyn Error) -> Self {
        let mut message = format!("{what}: {error}");
        let mut cause = error.source();
        while let Some(error) = cause {
            message.push_str(&format!(": {error}"));
            cause = error.source();
        }
        Self::cannot_run(message)
    }

    pub(crate) fn report(self) -> ExitCode {
        anstream::eprintln!("{}: {}", style::error("error"), self.message);
        ExitCode::from(self.code)
    }
}
