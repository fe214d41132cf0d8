//! Credentials of the Management API among an Action's secrets.

use auth0_actions_management::{Credentials as ManagementCredentials, Domain};
use secrecy::{ExposeSecret, SecretString};

/// The credentials as the secrets hold them.
pub struct Credentials {
    domain: SecretString,
    client_id: SecretString,
    client_secret: SecretString,
    audience: Option<SecretString>,
}

impl Credentials {
    /// For generated code.
    #[must_use]
    pub fn new(
        domain: SecretString,
        client_id: SecretString,
        client_secret: SecretString,
        audience: Option<SecretString>,
    ) -> Self {
        Self { domain, client_id, client_secret, audience }
    }

    /// What the client works with.
    ///
    /// # Errors
    /// When the domain, whose field is a plain text, is none.
    pub(crate) fn into_management(self) -> Result<ManagementCredentials, String> {
        let domain = Domain::parse(self.domain.expose_secret())
            .map_err(|error| format!("the secret with the tenant's domain is {error}"))?;
        let credentials = ManagementCredentials::new(domain, self.client_id.expose_secret(), self.client_secret);
        Ok(match self.audience {
            Some(audience) => credentials.with_audience(audience.expose_secret()),
            None => credentials,
        })
    }
}

/// Secrets that hold the credentials which a handler `H` that takes `Management` needs.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no credentials for the Management API",
    label = "a handler that takes `Management` needs them",
    note = "take `&Event<Secrets>`, where `Secrets` is your struct with `#[derive(Secrets)]`"
)]
pub trait HasCredentials<H> {
    /// The credentials.
    fn credentials(&self) -> Credentials;
}

/// Nothing implements this: the compiler shows the missing fields as `Self`.
#[diagnostic::on_unimplemented(
    message = "these secrets lack `{Self}`, which a handler that takes `Management` needs",
    label = "no credentials for the Management API in these secrets",
    note = "add `#[secret]` fields `domain: Domain`, `client_id: String`, `client_secret: SecretString`",
    note = "or mark fields of other names: `#[secret(management = \"client_id\")]`"
)]
pub trait Present<H> {}

/// The names of the fields, as types.
pub mod missing {
    /// The tenant's domain.
    #[allow(non_camel_case_types)]
    pub enum domain {}
    /// The application's id.
    #[allow(non_camel_case_types)]
    pub enum client_id {}
    /// The application's secret.
    #[allow(non_camel_case_types)]
    pub enum client_secret {}
}

/// Stands where the compiler has proved that nobody comes.
#[must_use]
pub fn unreachable_credentials() -> Credentials {
    unreachable!("nothing implements `Present`")
}
