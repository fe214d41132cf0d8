//! What the tenant was asked.

use std::time::Duration;

use super::faults::Fault;

/// One request and what became of it. It holds no token, no secret, no body and no query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exchange {
    /// The method, in capitals.
    pub method: String,
    /// The path as it was asked for, percent-encoded, without the query.
    pub path: String,
    /// The operation's name as the official SDKs call it, such as `users.roles.assign`; `oauth.token`
    /// for a token request; nothing for a path that is neither.
    pub operation: Option<&'static str>,
    /// The status of the answer; nothing when none was sent.
    pub status: Option<u16>,
    /// From the request's head to the answer's.
    pub duration: Duration,
    /// The scope of the token that came with a call of the API, or that a token request was given.
    pub scope: Option<String>,
    /// The fault that this request met.
    pub fault: Option<Fault>,
}
