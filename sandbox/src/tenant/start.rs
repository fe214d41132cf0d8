//! Why a tenant does not start.

use std::{fmt, io};

/// Why a tenant does not start.
#[derive(Debug)]
#[non_exhaustive]
pub enum StartError {
    /// The loopback interface gave no port, or the runtime could not be built.
    Io(io::Error),
    /// No signing key could be made.
    Key(String),
    /// No certificate could be made.
    Tls(String),
    /// What the builder was given makes no tenant; says what and why.
    Invalid(String),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => write!(f, "the local tenant can't listen on 127.0.0.1: {error}"),
            Self::Key(error) => write!(f, "the local tenant has no signing key: {error}"),
            Self::Tls(error) => write!(f, "the local tenant has no certificate: {error}"),
            Self::Invalid(problem) => write!(f, "the local tenant can't be set up: {problem}"),
        }
    }
}

impl std::error::Error for StartError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Key(_) | Self::Tls(_) | Self::Invalid(_) => None,
        }
    }
}

impl From<io::Error> for StartError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
