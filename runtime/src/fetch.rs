//! HTTP to anywhere, the same on every host.

use crate::error::{Error, Result};
use crate::host::current;
use crate::secrets::{HttpsUrl, HttpsUrlError};
use auth0_actions_management::ports::{BoxFuture, Request, TransportError, TransportPhase};
use auth0_actions_wire::{Value, parse};
use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

/// The longest timeout that every host's timers can count: 24 days.
const LONGEST_MS: u64 = i32::MAX as u64;

/// Begins an HTTP exchange with a URL, which must be https (loopback aside). It is sent when it is awaited; redirects
/// are not followed. An answer may have 8 MiB.
///
/// ```no_run
/// use auth0_actions::prelude::*;
///
/// # async fn run() -> Result {
/// let answer = fetch("https://api.example.com/score").header("accept", "application/json").await?;
/// let score = answer.json()?.at("score").as_i64();
/// # Ok(())
/// # }
/// ```
#[must_use = "it is sent only when it is awaited"]
pub fn fetch(url: impl Into<String>) -> Fetch {
    let request = Request { method: "", url: url.into(), headers: Vec::new(), body: Vec::new(), timeout_ms: 10_000 };
    Fetch(request)
}

/// An exchange that is being prepared.
#[must_use = "it is sent only when it is awaited"]
pub struct Fetch(Request);

impl Fetch {
    /// The method, in capitals. Without it `POST` with a body, and `GET` without one.
    pub fn method(mut self, method: &'static str) -> Self {
        self.0.method = method;
        self
    }

    /// Adds a header; one of this name that stands there already stays. Values are printable ASCII.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.0.headers.push((name.into(), value.into()));
        self
    }

    /// Sends these bytes.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.0.body = body.into();
        if self.0.method.is_empty() { self.method("POST") } else { self }
    }

    /// Sends JSON.
    pub fn json(self, value: impl Into<Value>) -> Self {
        self.header("content-type", "application/json").body(value.into().to_json())
    }

    /// Sends names and values as a form does, `application/x-www-form-urlencoded`.
    ///
    /// ```no_run
    /// # use auth0_actions::prelude::*;
    /// # async fn run(code: &str) -> Result {
    /// let form = [("grant_type", "authorization_code"), ("code", code)];
    /// let answer = fetch("https://partner.example.com/token").form(form).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn form<N: AsRef<str>, V: AsRef<str>>(self, fields: impl IntoIterator<Item = (N, V)>) -> Self {
        let mut body = Vec::new();
        for (name, value) in fields {
            if !body.is_empty() {
                body.push(b'&');
            }
            push_encoded(&mut body, name.as_ref());
            body.push(b'=');
            push_encoded(&mut body, value.as_ref());
        }
        self.header("content-type", "application/x-www-form-urlencoded").body(body)
    }

    /// How long to wait; 10 seconds unless said otherwise.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.0.timeout_ms = u64::try_from(timeout.as_millis()).unwrap_or(LONGEST_MS).min(LONGEST_MS);
        self
    }

    async fn send(mut self) -> Result<Response, FetchError> {
        HttpsUrl::parse(&self.0.url).map_err(FetchError::Url)?;
        let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let is_value = |byte: u8| matches!(byte, b'\t' | b' '..=b'~');
        if let Some((name, _)) = self
            .0
            .headers
            .iter()
            .find(|(name, value)| name.is_empty() || !name.bytes().all(is_name) || !value.bytes().all(is_value))
        {
            return Err(FetchError::Header(name.clone()));
        }
        if self.0.method.is_empty() {
            self.0.method = "GET";
        }
        let host = current().ok_or_else(|| {
            FetchError::Exchange(TransportError::new(TransportPhase::Refused, "`fetch` was awaited outside an Action"))
        })?;
        let response = host.send(self.0).await.map_err(FetchError::Exchange)?;
        Ok(Response { status: response.status, headers: response.headers, body: response.body })
    }
}

impl IntoFuture for Fetch {
    type Output = Result<Response, FetchError>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// Appends `text` as a form's: a space is a plus, and what is no letter, digit or one of `*-._` is `%` and two digits.
fn push_encoded(out: &mut Vec<u8>, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b' ' => out.push(b'+'),
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'*' | b'-' | b'.' | b'_' => out.push(byte),
            _ => out.extend([b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
        }
    }
}

/// Why there is no answer. The URL is not repeated: its path or query may hold a secret.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum FetchError {
    /// The URL is none that may be used.
    Url(HttpsUrlError),
    /// The header of this name can't be sent: names are letters, digits and `-`, values printable ASCII.
    Header(String),
    /// The exchange broke.
    Exchange(TransportError),
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(_) => f.write_str("`fetch` can't use this URL"),
            Self::Exchange(_) => f.write_str("`fetch` got no answer"),
            Self::Header(name) => write!(
                f,
                "`fetch` can't send the header `{name}`: names are letters, digits and `-`, values printable ASCII"
            ),
        }
    }
}

impl std::error::Error for FetchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(match self {
            Self::Url(error) => error,
            Self::Exchange(error) => error,
            Self::Header(_) => return None,
        })
    }
}

/// An answer, whole, of whatever status.
#[derive(Clone)]
pub struct Response {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Response {
    /// The status code.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Is the status one of 200 to 299?
    #[must_use]
    pub fn ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The first header of this name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The body.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.body
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.body).map_err(|_| Error::msg("the answer's body is not UTF-8"))
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is none.
    pub fn json(&self) -> Result<Value> {
        Ok(parse(self.text()?)?)
    }
}

/// Status and size only.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}, {} bytes", self.status, self.body.len())
    }
}
