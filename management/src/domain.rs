//! The tenant's domain.

use std::fmt;

/// A tenant's domain: `tenant.eu.auth0.com`, or a custom domain.
///
/// It is a name without a scheme and without a path. Only for a tenant on this very machine a scheme and a port
/// are allowed: `http://localhost:3000`, `http://127.0.0.1:3000`.
///
/// ```
/// use auth0_actions_management::Domain;
///
/// assert_eq!(Domain::parse("tenant.eu.auth0.com").unwrap().base_url(), "https://tenant.eu.auth0.com");
/// assert!(Domain::parse("https://tenant.eu.auth0.com").is_err());
/// assert!(Domain::parse("http://tenant.eu.auth0.com").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Domain {
    host: String,
    http: bool,
}

/// Why a text is no tenant's domain. The text itself is not repeated: it came from a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainError(&'static str);

impl fmt::Display for DomainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no tenant's domain: {}", self.0)
    }
}

impl std::error::Error for DomainError {}

impl Domain {
    /// Reads a domain.
    ///
    /// # Errors
    /// When it is empty, has a scheme, a path or a port (loopback aside), or a character that no host name has.
    pub fn parse(text: &str) -> Result<Self, DomainError> {
        // Byte by byte: the standard library's searches are larger than all of this in a bundle.
        let scheme = text.bytes().position(|byte| byte == b':').filter(|&at| text.get(at..at + 3) == Some("://"));
        let (scheme, host) = match scheme {
            Some(at) => (text.get(..at), text.get(at + 3..).unwrap_or_default()),
            None => (None, text),
        };
        let local = is_loopback(before(host, b'/'));
        let http = match scheme {
            None => false,
            Some("http") if local => true,
            Some("http") => {
                return Err(DomainError("plain http is only for a tenant on this machine; write the name alone"));
            }
            Some("https") if local => false,
            Some(_) => return Err(DomainError("it has a scheme; write the name alone, such as `tenant.eu.auth0.com`")),
        };
        if host.is_empty() {
            return Err(DomainError("it is empty"));
        }
        let has = |text: &str, byte| text.bytes().any(|other| other == byte);
        if has(host, b'/') {
            return Err(DomainError("it has a path; write the name alone, such as `tenant.eu.auth0.com`"));
        }
        let name = if local { name_and_port(host).0 } else { host };
        if has(name, b':') {
            return Err(DomainError("it has a port, which only a tenant on this machine has"));
        }
        let mut before = b'.';
        for byte in name.bytes().chain([b'.']) {
            let label = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            if byte.is_ascii_whitespace() {
                return Err(DomainError("it has a space or the end of a line in it"));
            }
            if !(label || byte == b'.' && before != b'.') {
                return Err(DomainError("it is no host name"));
            }
            before = byte;
        }
        if !local && !has(name, b'.') {
            return Err(DomainError("it is no full name, such as `tenant.eu.auth0.com`"));
        }
        Ok(Self { host: host.to_ascii_lowercase(), http })
    }

    /// The name, with the port of a tenant on this machine.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.host
    }

    /// The domain as [`Domain::parse`] reads it.
    #[must_use]
    pub fn to_text(&self) -> String {
        if self.http { self.base_url() } else { self.host.clone() }
    }

    /// Scheme and name, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("{}://{}", if self.http { "http" } else { "https" }, self.host)
    }
}

/// `localhost` and 127.0.0.1, with or without a port.
fn is_loopback(host: &str) -> bool {
    let (name, port) = name_and_port(host);
    let number = port.bytes().try_fold(0, |number: u32, digit| {
        digit.is_ascii_digit().then(|| number.saturating_mul(10).saturating_add(u32::from(digit - b'0')))
    });
    matches!(name, "localhost" | "127.0.0.1") && !port.is_empty() && number.is_some_and(|number| number <= 65_535)
}

/// The text up to this byte, or all of it.
fn before(text: &str, byte: u8) -> &str {
    text.bytes().position(|other| other == byte).and_then(|at| text.get(..at)).unwrap_or(text)
}

fn name_and_port(host: &str) -> (&str, &str) {
    match host.bytes().position(|byte| byte == b':') {
        Some(at) => (host.get(..at).unwrap_or_default(), host.get(at + 1..).unwrap_or_default()),
        None => (host, "0"),
    }
}

impl fmt::Display for Domain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.host)
    }
}

impl std::str::FromStr for Domain {
    type Err = DomainError;

    fn from_str(text: &str) -> Result<Self, DomainError> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Domain;

    #[test]
    fn refused_with_the_reason() {
        for (text, reason) in [
            ("", "empty"),
            ("https://tenant.eu.auth0.com", "scheme"),
            ("ftp://tenant.eu.auth0.com", "scheme"),
            ("http://tenant.eu.auth0.com", "plain http"),
            ("http://127.0.0.1.evil.example", "plain http"),
            ("tenant.eu.auth0.com/", "path"),
            ("tenant.eu.auth0.com/api/v2", "path"),
            ("tenant.eu.auth0.com:8443", "port"),
            ("http://127.0.0.1:3000/", "path"),
            ("tenant eu", "a space"),
            ("tenant.eu.auth0.com\n", "end of a line"),
            ("user@tenant.eu.auth0.com", "no host name"),
            ("tenant.eu.auth0.com.", "no host name"),
            (".tenant.eu", "no host name"),
            ("http://localhost:65536", "plain http"),
            ("localhost:", "port"),
            ("tenant..com", "no host name"),
            ("tenant", "no full name"),
        ] {
            let error = Domain::parse(text).unwrap_err().to_string();
            assert!(error.contains(reason), "{text}: {error}");
        }
    }

    #[test]
    fn loopback_may_have_a_port() {
        assert_eq!(Domain::parse("http://127.0.0.1:3000").unwrap().base_url(), "http://127.0.0.1:3000");
        assert_eq!(Domain::parse("https://localhost:3000").unwrap().base_url(), "https://localhost:3000");
        assert_eq!(Domain::parse("Tenant.EU.auth0.com").unwrap().as_str(), "tenant.eu.auth0.com");
    }
}
