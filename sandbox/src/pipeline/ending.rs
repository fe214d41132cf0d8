//! Why a flow stopped before its last Action.

/// What stopped a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Stop {
    /// `api.access.deny`.
    Denied,
    /// `api.validation.error`.
    Invalid,
    /// `api.session.revoke`.
    SessionRevoked,
    /// `api.refreshToken.revoke`.
    RefreshTokenRevoked,
    /// `api.access.rejectInvalidSubjectToken`.
    SubjectTokenRejected,
    /// An Action failed, or a function of Auth0's threw.
    Failed,
    /// The user could not be authenticated further: no factor is left, a factor was not given, or the primary user is
    /// another.
    Unauthenticated,
    /// Nobody can be sent away in this login.
    InteractionRequired,
    /// The user came back without the `state` of this login.
    InvalidRequest,
}

/// A stop, with its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What stopped the flow.
    pub stop: Stop,
    /// The Action's index.
    pub action: usize,
    /// The code: what the Action gave, or OAuth's, such as `access_denied`.
    pub code: String,
    /// The reason.
    pub reason: String,
    /// What the user reads, where that is another text.
    pub user_message: Option<String>,
}

impl Verdict {
    pub(super) fn new(stop: Stop, code: &str, reason: impl Into<String>) -> Self {
        Self { stop, action: 0, code: code.to_owned(), reason: reason.into(), user_message: None }
    }
}
