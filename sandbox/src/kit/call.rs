//! What was called.

use super::target::Target;
use auth0_actions::management::ports::Request;
use auth0_actions::wire::{Value, parse};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One HTTP call of a handler: of the Management API, or by `fetch`. Requests for tokens are not among the calls, and
/// headers are not kept: they hold the token.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// Such as `POST`.
    pub method: String,
    /// Whom: a name in lower case, with the port when the URL had one.
    pub host: String,
    /// The path, percent-decoded: `/api/v2/users/auth0|1/roles`.
    pub path: String,
    /// The query as it was sent, without the question mark.
    pub query: String,
    /// The body: as a tree when it is JSON, else as a text; null when there is none.
    pub body: Value,
    /// The status of the answer; `None` when none came.
    pub status: Option<u16>,
}

impl Call {
    pub(super) fn of(request: &Request, target: &Target) -> Self {
        let text = String::from_utf8_lossy(&request.body);
        let body =
            if text.is_empty() { Value::Null } else { parse(&text).unwrap_or_else(|_| Value::from(text.as_ref())) };
        Self {
            method: request.method.to_owned(),
            host: target.host.clone(),
            path: target.readable_path(),
            query: target.query.clone(),
            body,
            status: None,
        }
    }
}

/// Method and path: `POST /api/v2/users/auth0|1/roles`.
impl fmt::Display for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

/// Calls in the order in which they began.
#[derive(Clone, Default)]
pub(super) struct Calls(Arc<Mutex<Vec<Call>>>);

impl Calls {
    fn lock(&self) -> MutexGuard<'_, Vec<Call>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a call; its place is for [`Calls::end`].
    pub(super) fn begin(&self, call: Call) -> usize {
        let mut calls = self.lock();
        calls.push(call);
        calls.len() - 1
    }

    pub(super) fn end(&self, place: usize, status: Option<u16>) {
        if let Some(call) = self.lock().get_mut(place) {
            call.status = status;
        }
    }

    pub(super) fn all(&self) -> Vec<Call> {
        self.lock().clone()
    }
}
