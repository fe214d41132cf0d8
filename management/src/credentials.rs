//! Who calls.

use crate::Domain;
use secrecy::SecretString;
use std::fmt;

/// The machine-to-machine application that calls the Management API.
#[derive(Clone)]
pub struct Credentials {
    pub(crate) domain: Domain,
    pub(crate) client_id: String,
    pub(crate) client_secret: SecretString,
    pub(crate) audience: Option<String>,
}

impl Credentials {
    /// The application's credentials at the tenant `domain`.
    #[must_use]
    pub fn new(domain: Domain, client_id: impl Into<String>, client_secret: impl Into<SecretString>) -> Self {
        Self { domain, client_id: client_id.into(), client_secret: client_secret.into(), audience: None }
    }

    /// The API's identifier. Without it `https://<domain>/api/v2/`; a custom domain needs the one of the tenant's own
    /// domain, since Auth0 knows no other.
    #[must_use]
    pub fn with_audience(mut self, audience: impl Into<String>) -> Self {
        self.audience = Some(audience.into());
        self
    }

    pub(crate) fn audience(&self) -> String {
        // The audience is a name and no address: it is https also for a tenant on this machine.
        self.audience.clone().unwrap_or_else(|| format!("https://{}/api/v2/", self.domain))
    }

    /// Under what the token is kept: no secret.
    pub(crate) fn token_key(&self) -> String {
        format!("{} {} {}", self.domain.base_url(), self.client_id, self.audience())
    }
}

/// All but the secret.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("domain", &self.domain)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}
