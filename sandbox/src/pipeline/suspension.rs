//! What a flow waits for while the user is away.

use super::shown::without_signatures;
use auth0_actions::wire::Value;
use std::fmt;

/// The user is away.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub enum Suspension {
    /// On a page of one's own; the flow resumes in the same Action.
    Redirect {
        /// Where the user was sent, with the query's parameters and `state`.
        url: String,
        /// The `state` with which the user comes back to `/continue`.
        state: String,
    },
    /// At a form; the flow resumes in the same Action.
    Form {
        /// The form's id.
        id: String,
        /// The fields and variables that it got.
        options: Value,
        /// The `state` with which the user comes back.
        state: String,
    },
    /// Asked for factors; the flow resumes at the next Action.
    Multifactor {
        /// What is to be given, in order.
        steps: Vec<FactorStep>,
        /// `api.multifactor.enable` asked, at the end of the flow: the provider.
        provider: Option<String>,
    },
}

/// A token in the URL is shown without its signature, and of a form its id alone.
impl fmt::Debug for Suspension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Redirect { url, .. } => f.debug_tuple("Redirect").field(&without_signatures(url)).finish(),
            Self::Form { id, .. } => f.debug_tuple("Form").field(id).finish(),
            Self::Multifactor { steps, provider } => f.debug_tuple("Multifactor").field(steps).field(provider).finish(),
        }
    }
}

impl Suspension {
    /// The `state` that belongs to this login; none for factors.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        match self {
            Self::Redirect { state, .. } | Self::Form { state, .. } => Some(state),
            Self::Multifactor { .. } => None,
        }
    }

    /// Where the user was sent; none for forms and factors.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        match self {
            Self::Redirect { url, .. } => Some(url),
            _ => None,
        }
    }
}

/// One factor that the user has to give, or to enroll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactorStep {
    /// Is it enrolled, and not only given?
    pub enrolls: bool,
    /// Any of these, such as `otp`.
    pub factors: Vec<String>,
}
