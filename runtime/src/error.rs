//! What a handler fails with.

use std::error::Error as StdError;
use std::fmt;
use std::panic::Location;

/// What a handler answers.
pub type Result<T = (), E = Error> = std::result::Result<T, E>;

/// Why a handler failed. Made from any error by `?`, and from text by [`bail!`](crate::bail), [`ensure!`](crate::ensure) and
/// [`Error::msg`].
///
/// A handler that answers an error rejects the execution on every host; in a blocking trigger that is a failed login.
/// What must not stop the flow is logged instead.
pub struct Error {
    source: Box<dyn StdError + Send + Sync>,
    name: &'static str,
    at: &'static Location<'static>,
}

impl Error {
    /// An error of this text.
    #[track_caller]
    pub fn msg(text: impl Into<String>) -> Self {
        Self { source: text.into().into(), name: "Error", at: Location::caller() }
    }

    /// The error that this was made of.
    #[must_use]
    pub fn get_ref(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.source
    }

    /// The name of its type.
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// The line that made it.
    pub(crate) fn at(&self) -> String {
        format!("{}:{}:{}", self.at.file(), self.at.line(), self.at.column())
    }
}

impl<E: StdError + Send + Sync + 'static> From<E> for Error {
    #[track_caller]
    fn from(error: E) -> Self {
        Self { source: Box::new(error), name: std::any::type_name::<E>(), at: Location::caller() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.source, f)?;
        if f.alternate() {
            write_causes(&*self.source, f)?;
        }
        Ok(())
    }
}

/// The error and its causes in words, so that `unwrap` in a test reads well.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.source, f)?;
        write_causes(&*self.source, f)
    }
}

fn write_causes(error: &dyn StdError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut cause = error.source();
    while let Some(error) = cause {
        write!(f, ": {error}")?;
        cause = error.source();
    }
    Ok(())
}

/// Ends the handler with an error of this text: `bail!("no user {id}")`.
#[macro_export]
macro_rules! bail {
    ($($text:tt)+) => { return ::core::result::Result::Err(::core::convert::Into::into($crate::Error::msg(::std::format!($($text)+)))) };
}

/// Ends the handler with an error unless the condition holds: `ensure!(count < 3, "{count} tries")`.
#[macro_export]
macro_rules! ensure {
    ($condition:expr, $($text:tt)+) => { if !$condition { $crate::bail!($($text)+) } };
}
