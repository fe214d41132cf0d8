//! A client for people who write no Actions.

use crate::{Credentials, Domain, Management, SecretString, Unchecked};

/// Makes a [`Management<Unchecked>`](crate::Management).
#[derive(Clone, Debug)]
pub struct Builder {
    credentials: Credentials,
}

impl Management<Unchecked> {
    /// Begins a client of the tenant `domain` for a machine-to-machine application.
    #[must_use]
    pub fn builder(domain: Domain, client_id: impl Into<String>, client_secret: impl Into<SecretString>) -> Builder {
        Builder { credentials: Credentials::new(domain, client_id, client_secret) }
    }
}

impl Builder {
    /// The API's identifier, where it is not `https://<domain>/api/v2/`: behind a custom domain.
    #[must_use]
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.credentials = self.credentials.with_audience(audience);
        self
    }

    /// The client, on reqwest and tokio. Calls must be awaited inside a tokio runtime.
    ///
    /// # Errors
    /// When TLS can't be set up.
    #[cfg(feature = "reqwest")]
    pub fn build(self) -> Result<Management<Unchecked>, crate::reqwest::SetupError> {
        let ports = crate::reqwest::ReqwestPorts::new()?;
        Ok(Management::from_ports(std::sync::Arc::new(ports), self.credentials))
    }

    /// The client, on ports of your own.
    #[must_use]
    pub fn build_on(self, ports: std::sync::Arc<dyn crate::ports::Ports>) -> Management<Unchecked> {
        Management::from_ports(ports, self.credentials)
    }
}
