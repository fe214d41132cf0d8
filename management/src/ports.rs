//! What the client needs from wherever it runs: HTTP, a clock, and a place for tokens.
//!
//! Inside an Action the host provides all three; on its own the crate brings `reqwest` and tokio (feature
//! `reqwest`). All ports answer with boxed `Send` futures on every target, so that a `Management` works in
//! any service.

pub use crate::chance::Chance;
pub use crate::client::Ports;
use auth0_actions_wire::read::{Node, Tape};
use auth0_actions_wire::{Map, Value};
use secrecy::{ExposeSecret, SecretString};
use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

/// A boxed future that can move between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// One HTTP request.
#[derive(Clone)]
pub struct Request {
    /// Such as `GET`.
    pub method: &'static str,
    /// The whole URL.
    pub url: String,
    /// Names in lower case, and values. They hold the token.
    pub headers: Vec<(String, String)>,
    /// The body, empty when there is none. It may hold secrets.
    pub body: Vec<u8>,
    /// After how many milliseconds to give up.
    pub timeout_ms: u64,
}

/// Method and URL only: headers and body hold secrets, and the query may hold a person's address.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.url.split_once('?') {
            Some((url, _)) => write!(f, "{} {url}?…", self.method),
            None => write!(f, "{} {}", self.method, self.url),
        }
    }
}

/// One HTTP answer, whole.
#[derive(Clone)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body. It may hold a token.
    pub body: Vec<u8>,
}

impl Response {
    /// The first header of this name, which is in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// The status only.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}, {} bytes", self.status, self.body.len())
    }
}

/// In which phase an exchange broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportPhase {
    /// No connection came about.
    Connect,
    /// The time ran out.
    Timeout,
    /// The connection broke after the request was sent: the other side may have acted on it.
    Broken,
    /// The host refuses this request, whatever the network does.
    Refused,
    /// Not sent: it would have had to wait until after the deadline.
    Deadline,
}

/// Why an exchange has no answer.
#[derive(Clone, Debug)]
pub struct TransportError {
    /// In which phase.
    pub phase: TransportPhase,
    /// Words for people, without URL parameters and header values.
    pub message: String,
}

impl TransportError {
    /// An error of this phase.
    #[must_use]
    pub fn new(phase: TransportPhase, message: impl Into<String>) -> Self {
        Self { phase, message: message.into() }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for TransportError {}

/// HTTP.
pub trait Transport: Send + Sync {
    /// One exchange. Redirects are not followed.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;

    /// An exchange whose answer is read piece by piece while it comes, for streams of events. The request's time is for
    /// the answer's head; the pieces have none.
    ///
    /// A transport that can't do that refuses, which is what this does unless it is written anew.
    fn open(&self, request: Request) -> BoxFuture<'_, Result<Opened, TransportError>> {
        let _ = request;
        let refused = TransportError::new(TransportPhase::Refused, "this host reads answers whole: it has no streams");
        Box::pin(async { Err(refused) })
    }
}

/// The head of an answer, and its pieces.
pub struct Opened {
    /// The status code.
    pub status: u16,
    /// Names in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// The body, as it comes.
    pub chunks: Box<dyn Chunks>,
}

/// The status only.
impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}, open", self.status)
    }
}

/// The pieces of a body.
pub trait Chunks: Send {
    /// The next piece; `None` after the last.
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Vec<u8>>, TransportError>>;
}

/// Time and chance.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970.
    fn now_ms(&self) -> i64;

    /// Waits.
    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()>;

    /// A number from 0 up to, not including, `below`; 0 when `below` is 0.
    fn random(&self, below: u64) -> u64;

    /// When the work must be done, by [`Clock::now_ms`]; `None` when nothing limits it.
    fn deadline_ms(&self) -> Option<i64> {
        None
    }
}

/// An access token, and how long it is good.
#[derive(Clone)]
pub struct Token {
    /// The token itself.
    pub secret: SecretString,
    /// When it was made, in milliseconds since 1970.
    pub issued_ms: i64,
    /// When it ends, in milliseconds since 1970.
    pub expires_ms: i64,
    /// The scopes that the answer named; `None` when it named none.
    pub scope: Option<String>,
}

/// All but the token.
impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token {{ expires_ms: {}, scope: {:?} }}", self.expires_ms, self.scope)
    }
}

impl Token {
    /// As it crosses the border between an Action and its host. The value holds the token: wipe it after use.
    #[must_use]
    pub fn to_value(&self) -> Value {
        Value::Object(Map::from([
            ("secret", Value::from(self.secret.expose_secret())),
            ("issued_ms", self.issued_ms.into()),
            ("expires_ms", self.expires_ms.into()),
            ("scope", self.scope.clone().into()),
        ]))
    }

    /// Reads [`Token::to_value`]; `None` when something is missing.
    #[must_use]
    pub fn read(node: Node<'_>) -> Option<Self> {
        let integer = |name: &str| node.get(name)?.integer();
        let text = |name: &str| node.get(name)?.as_str();
        Some(Self {
            secret: text("secret")?.into_owned().into(),
            issued_ms: integer("issued_ms")?,
            expires_ms: integer("expires_ms")?,
            scope: text("scope").map(Cow::into_owned),
        })
    }

    /// Reads the JSON text of [`Token::to_value`], and overwrites it.
    #[must_use]
    pub fn from_json(text: Vec<u8>) -> Option<Self> {
        Self::read(Tape::keep_secret(text).ok()?.root())
    }

    /// From when on one caller renews the token early, while the others keep using it: after 80 % of its life.
    #[must_use]
    pub fn renew_ms(&self) -> i64 {
        self.issued_ms + (self.expires_ms - self.issued_ms) / 5 * 4
    }
}

/// What a token store answers.
#[derive(Clone, Debug)]
pub enum Acquired {
    /// Use this one.
    Token(Token),
    /// The caller is to fetch a token, then to [publish](TokenStore::publish) it or to
    /// [release](TokenStore::release) the key. Until then others wait.
    Lead,
    /// As [`Acquired::Lead`], but this one is still good for a while, and others get it meanwhile.
    Renew(Token),
}

/// Keeps one token per key, and lets one caller at a time fetch it.
pub trait TokenStore: Send + Sync {
    /// A token that is still good, or the lead. A token that is due for early renewal is given to all
    /// callers but one, who gets the lead.
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired>;

    /// The leader has a token.
    fn publish(&self, key: &str, token: &Token);

    /// The leader failed or was dropped: the next one who waits leads.
    fn release(&self, key: &str);

    /// This token was refused with a 401: unless another has taken its place, forget it.
    fn forget(&self, key: &str, refused: &Token);
}
