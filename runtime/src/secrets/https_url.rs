//! A URL that is safe to send something to.

use std::fmt;

/// An absolute URL with https, or with plain http to this very machine.
///
/// A type of its own because a general URL type would cost a bundle more than all else together.
///
/// ```
/// use auth0_actions::prelude::*;
///
/// assert_eq!(HttpsUrl::parse("https://example.com/hook?x=1").unwrap().host(), "example.com");
/// assert!(HttpsUrl::parse("http://example.com/").is_err());
/// assert!(HttpsUrl::parse("https://user:password@example.com/").is_err());
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct HttpsUrl {
    text: String,
    authority: std::ops::Range<usize>,
}

/// Why a text is no URL of this kind. The text itself is not repeated: it may be a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpsUrlError(&'static str);

impl fmt::Display for HttpsUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for HttpsUrlError {}

impl HttpsUrl {
    /// Reads a URL.
    ///
    /// # Errors
    /// When it has another scheme than https (loopback aside), no host, a user or password in it, or a character that
    /// no URL has.
    pub fn parse(text: &str) -> Result<Self, HttpsUrlError> {
        if text.bytes().any(|byte| byte <= b' ' || byte >= 0x7f || matches!(byte, b'"' | b'<' | b'>' | b'\\')) {
            return Err(HttpsUrlError("it has a character that no URL has"));
        }
        let (scheme, rest) = text.split_once("://").ok_or(HttpsUrlError("it has no scheme; write `https://…`"))?;
        let length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let authority = rest.get(..length).unwrap_or_default();
        if authority.contains('@') {
            return Err(HttpsUrlError("it holds a user or a password; send them in a header"));
        }
        let (host, port) = authority.rsplit_once(':').unwrap_or((authority, "443"));
        if host.is_empty() || port.parse::<u16>().is_err() {
            return Err(HttpsUrlError("it has no host, or a port that is none"));
        }
        let start = text.len() - rest.len();
        let url = Self { text: text.to_owned(), authority: start..start + length };
        match scheme {
            _ if scheme.eq_ignore_ascii_case("https") => Ok(url),
            _ if scheme.eq_ignore_ascii_case("http") && matches!(host, "localhost" | "127.0.0.1" | "[::1]") => Ok(url),
            _ if scheme.eq_ignore_ascii_case("http") => {
                Err(HttpsUrlError("plain http is only for this machine; write `https://…`"))
            }
            _ => Err(HttpsUrlError("its scheme is not https")),
        }
    }

    /// The whole URL.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its host, without the port.
    #[must_use]
    pub fn host(&self) -> &str {
        let authority = self.text.get(self.authority.clone()).unwrap_or_default();
        match authority.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
            _ => authority,
        }
    }

    /// Scheme, host and port: all that may be shown of a URL whose path or query can hold a secret.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.text.get(..self.authority.end).unwrap_or_default()
    }
}

/// The origin only: webhooks keep secrets in paths and queries.
impl fmt::Debug for HttpsUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/…", self.origin())
    }
}

impl std::str::FromStr for HttpsUrl {
    type Err = HttpsUrlError;

    fn from_str(text: &str) -> Result<Self, HttpsUrlError> {
        Self::parse(text)
    }
}
