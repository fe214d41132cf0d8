//! A client for people who write no Actions.

use crate::client::Inner;
use crate::{Credentials, Domain, Management, SecretString, Unchecked};
use std::fmt;

/// Makes a [`Management<Unchecked>`](crate::Management).
#[derive(Clone)]
pub struct Builder {
    credentials: Credentials,
    token: Option<SecretString>,
    headers: Vec<(String, String)>,
    telemetry: bool,
    #[cfg(feature = "reqwest")]
    rate: Option<(u32, u32)>,
    #[cfg(feature = "reqwest")]
    concurrency: Option<usize>,
}

impl Management<Unchecked> {
    /// Begins a client of the tenant `domain` for a machine-to-machine application.
    #[must_use]
    pub fn builder(domain: Domain, client_id: impl Into<String>, client_secret: impl Into<SecretString>) -> Builder {
        Builder::new(Credentials::new(domain, client_id, client_secret), None)
    }

    /// Begins a client of the tenant `domain` with a token that you have already. It is used as it is, until Auth0 refuses
    /// it; nothing renews it.
    #[must_use]
    pub fn with_token(domain: Domain, token: impl Into<SecretString>) -> Builder {
        Builder::new(Credentials::new(domain, "", ""), Some(token.into()))
    }
}

impl Builder {
    fn new(credentials: Credentials, token: Option<SecretString>) -> Self {
        Self {
            credentials,
            token,
            headers: Vec::new(),
            telemetry: true,
            #[cfg(feature = "reqwest")]
            rate: None,
            #[cfg(feature = "reqwest")]
            concurrency: None,
        }
    }

    /// The API's identifier, where it is not `https://<domain>/api/v2/`: behind a custom domain.
    #[must_use]
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.credentials = self.credentials.with_audience(audience);
        self
    }

    /// Sends this header, in lower case, with every call; such as `auth0-custom-domain`, which some operations know: see
    /// their pages.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Does not tell Auth0 by the header `auth0-client` which library calls, and in which version.
    #[must_use]
    pub fn without_telemetry(mut self) -> Self {
        self.telemetry = false;
        self
    }

    /// Makes no more than `per_second` calls a second in the long run, and no more than `burst` at once; zero counts as
    /// one. A free tenant allows 2 and 2.
    ///
    /// Without it the client keeps to what each answer tells of the tenant's limit, so this is for a tenant that others
    /// call as well: it leaves them a part. Clones share the rate; requests for tokens don't count.
    ///
    /// ```
    /// # use auth0_actions_management::{Domain, Management, Unchecked};
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let management: Management<Unchecked> =
    ///     Management::builder(Domain::parse("tenant.eu.auth0.com")?, "client id", "client secret")
    ///         .rate(2, 2)
    ///         .concurrency(4)
    ///         .build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn rate(mut self, per_second: u32, burst: u32) -> Self {
        self.rate = Some((per_second, burst));
        self
    }

    /// Has no more than `most` calls at a time; zero counts as one. The others wait, in their order, within the deadline
    /// of the ports if they have one. The pause before another try of a call takes no place. Clones share the places.
    #[cfg(feature = "reqwest")]
    #[must_use]
    pub fn concurrency(mut self, most: usize) -> Self {
        self.concurrency = Some(most);
        self
    }

    /// The client, on reqwest and tokio. Calls must be awaited inside a tokio runtime.
    ///
    /// # Errors
    /// When TLS can't be set up.
    #[cfg(feature = "reqwest")]
    pub fn build(self) -> Result<Management<Unchecked>, crate::reqwest::SetupError> {
        let ports = crate::reqwest::ReqwestPorts::new()?;
        Ok(self.build_on(std::sync::Arc::new(ports)))
    }

    /// The client, on ports of your own.
    #[must_use]
    pub fn build_on(self, ports: std::sync::Arc<dyn crate::ports::Ports>) -> Management<Unchecked> {
        #[cfg(feature = "reqwest")]
        let ports = std::sync::Arc::new(crate::limited::Limited::new(ports, self.rate, self.concurrency));
        let mut inner = Inner::new(ports, self.credentials, &[]);
        #[cfg(feature = "reqwest")]
        {
            inner.pace = None;
        }
        inner.token = self.token;
        inner.headers = self.headers;
        if self.telemetry {
            let words =
                concat!(r#"{"name":"auth0-actions-management","version":""#, env!("CARGO_PKG_VERSION"), r#""}"#);
            inner.headers.push(("auth0-client".to_owned(), base64url(words.as_bytes())));
        }
        Management::of(std::sync::Arc::new(inner))
    }
}

/// All but what is secret.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("credentials", &self.credentials)
            .field("telemetry", &self.telemetry)
            .finish_non_exhaustive()
    }
}

/// Base64 for URLs, without the signs at the end.
fn base64url(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().chain([&0, &0]).take(3).fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
        for place in 0..=group.len() {
            out.push(char::from(SIGNS[bits >> (18 - 6 * place) & 63]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64url;

    #[test]
    fn vectors_of_rfc_4648() {
        for (text, encoded) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE")]
        {
            assert_eq!(base64url(text.as_bytes()), encoded);
        }
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
    }
}
