//! What can go wrong with a call, by the phase in which it did.

use crate::ports::{Response, TransportError, TransportPhase};
use auth0_actions_wire::Problems;
use auth0_actions_wire::read::Tape;
use std::fmt;
use std::time::Duration;

/// Why a call to the Management API failed.
///
/// Its text names the operation and what is wrong, never a token or a secret; `{error:#}` adds the cause.
pub struct Error(Box<Inner>);

struct Inner {
    operation: &'static str,
    phase: Phase,
    message: String,
    api: Option<ApiError>,
    /// Of an answer whose body could not be read.
    status: Option<u16>,
    request_id: Option<String>,
    retry_after: Option<Duration>,
    source: Option<TransportError>,
}

/// In which phase a call failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// The tenant gave no token: wrong client or secret, a revoked grant, or a tenant that fails.
    Token,
    /// The token lacks scopes that the code declares. The call was not made.
    Scopes,
    /// No connection came about.
    Connect,
    /// The time for one exchange ran out.
    Timeout,
    /// The connection broke after the request was sent: it may have been carried out.
    Broken,
    /// The host, or the client itself, refuses such a request.
    Refused,
    /// Auth0 answered with an error: see [`Error::api`].
    Api,
    /// The answer's body is not what Auth0 promises.
    Body,
    /// Waiting for another try, or for the tenant's rate limit, would have passed the execution's deadline.
    Deadline,
}

/// The body of Auth0's errors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// `statusCode`, which is the answer's status.
    pub status_code: u16,
    /// `error`: the status in words, such as `Forbidden`; for a token the OAuth code, such as `access_denied`.
    pub error: String,
    /// `errorCode`, such as `insufficient_scope`; absent in many answers.
    pub error_code: Option<String>,
    /// `message`, or OAuth's `error_description`.
    pub message: String,
}

/// How much of a text of the tenant's is repeated.
const LONGEST_TEXT: usize = 500;

impl Error {
    /// The operation, such as `users.roles.assign`; `oauth.token` for a token.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// In which phase the call failed.
    #[must_use]
    pub fn phase(&self) -> Phase {
        self.0.phase
    }

    /// Auth0's own words, when it answered with an error.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        self.0.api.as_ref()
    }

    /// The status of Auth0's answer, when there was one: it said no, or its body is not what Auth0 promises.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.api().map(|api| api.status_code).or(self.0.status)
    }

    /// Auth0's id of the request, for its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// How long Auth0 asks to wait before another try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// May the same call succeed later? True for 429, 5xx, and failures of the network and of time. The client has
    /// then already tried again as far as the operation and the deadline allow.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.0.phase {
            Phase::Connect | Phase::Timeout | Phase::Broken | Phase::Deadline | Phase::Body => true,
            Phase::Scopes | Phase::Refused => false,
            Phase::Api | Phase::Token => self.status().is_none_or(|status| status == 429 || status >= 500),
        }
    }

    pub(crate) fn new(operation: &'static str, phase: Phase, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            operation,
            phase,
            message: message.into(),
            api: None,
            status: None,
            request_id: None,
            retry_after: None,
            source: None,
        }))
    }

    pub(crate) fn transport(operation: &'static str, error: TransportError) -> Self {
        let (phase, message) = match error.phase {
            TransportPhase::Connect => (Phase::Connect, "no connection to the tenant"),
            TransportPhase::Timeout => (Phase::Timeout, "the tenant did not answer in time"),
            TransportPhase::Broken => (Phase::Broken, "the connection broke before the answer was whole"),
            TransportPhase::Refused => (Phase::Refused, "the host refuses this request"),
            TransportPhase::Deadline => return Self::new(operation, Phase::Deadline, error.message),
        };
        let mut this = Self::new(operation, phase, message);
        this.0.source = Some(error);
        this
    }

    /// An answer that says no.
    pub(crate) fn answer(operation: &'static str, response: &Response, retry_after: Option<Duration>) -> Self {
        let api = ApiError::read(response);
        let mut message = format!("Auth0 answered {}", api.status_code);
        for part in [Some(&api.error), api.error_code.as_ref(), Some(&api.message)].into_iter().flatten() {
            if !part.is_empty() {
                message.push_str(": ");
                message.push_str(part);
            }
        }
        if let (429, Some(wait)) = (api.status_code, retry_after) {
            message.push_str("; it asks to wait ");
            // Without a division of 128 bits, which is a kilobyte of a bundle.
            message.push_str(&(wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).to_string());
            message.push_str(" s");
        }
        let mut this = Self::new(operation, Phase::Api, message);
        this.0.request_id = response.header("x-auth0-requestid").map(str::to_owned);
        this.0.retry_after = retry_after;
        this.0.api = Some(api);
        this
    }

    pub(crate) fn body(operation: &'static str, problems: &Problems) -> Self {
        Self::new(operation, Phase::Body, format!("the answer is not what Auth0 promises: {problems}"))
    }

    /// Says of which answer it is.
    pub(crate) fn of_answer(mut self, status: u16, request_id: Option<String>) -> Self {
        self.0.status = Some(status);
        self.0.request_id = request_id;
        self
    }

    /// Says that this was the reason why there is no token.
    pub(crate) fn for_token(mut self) -> Self {
        if matches!(self.0.phase, Phase::Api | Phase::Body) {
            self.0.phase = Phase::Token;
            let hint = match self.status() {
                Some(401) => "; check the client's id and its secret or private key",
                Some(403) => {
                    "; check that the application is authorized for the Auth0 Management API, and behind a custom domain \
                     that the audience is the one of the tenant's own domain"
                }
                _ => "",
            };
            self.0.message.push_str(hint);
        }
        self
    }

    /// Says that the deadline kept the client from another try.
    pub(crate) fn out_of_time(mut self) -> Self {
        self.0.message.push_str("; another try would pass the deadline");
        if self.0.api.is_none() {
            self.0.phase = Phase::Deadline;
        }
        self
    }
}

impl ApiError {
    fn read(response: &Response) -> Self {
        let tape = std::str::from_utf8(&response.body).ok().and_then(|text| Tape::of(text).ok());
        let body = tape.as_ref().map(Tape::root);
        let text = |key: &str| body.and_then(|body| body.get(key)?.as_str()).map(|text| shortened(&text));
        Self {
            status_code: response.status,
            error: text("error").unwrap_or_default(),
            error_code: text("errorCode"),
            message: text("message").or_else(|| text("error_description")).unwrap_or_else(|| match body {
                None => "the body is no JSON".to_owned(),
                Some(_) => String::new(),
            }),
        }
    }
}

fn shortened(text: &str) -> String {
    let short = text.char_indices().nth(LONGEST_TEXT).and_then(|(at, _)| text.get(..at));
    let mut out = short.unwrap_or(text).to_owned();
    if short.is_some() {
        out.push('…');
    }
    out
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.operation, self.0.message)?;
        match (self.0.status, &self.0.request_id) {
            (Some(status), Some(id)) => write!(f, " (status {status}, request {id})")?,
            (Some(status), None) => write!(f, " (status {status})")?,
            (None, Some(id)) => write!(f, " (request {id})")?,
            (None, None) => {}
        }
        // Which host it is, and what it refuses, is the cause's to say.
        let by_itself = matches!(self.0.phase, Phase::Connect | Phase::Refused);
        if let (true, Some(source)) = (f.alternate() || by_itself, &self.0.source) {
            write!(f, ": {source}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("operation", &self.0.operation)
            .field("phase", &self.0.phase)
            .field("message", &self.0.message)
            .field("api", &self.0.api)
            .field("status", &self.status())
            .field("request_id", &self.0.request_id)
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| source as _)
    }
}
