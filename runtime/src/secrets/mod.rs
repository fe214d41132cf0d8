//! Secrets: what `#[derive(Secrets)]` reads, and the types that a secret can have.

mod credentials;
mod https_url;
mod reader;
mod types;

pub use credentials::{Credentials, HasCredentials, Present, missing, unreachable_credentials};
pub use https_url::{HttpsUrl, HttpsUrlError};
pub use reader::SecretReader;
pub use types::{AsText, Secret, json_secret, parse_secret, text};

/// The secrets of an Action. Derive it: `#[derive(Secrets)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not say how its secrets are read",
    label = "no secrets",
    note = "derive it: `#[derive(Secrets)]`, and mark each field with `#[secret]`",
    note = "an Action without secrets takes `&Event`"
)]
pub trait Secrets: Sized + 'static {
    /// What is read, for people and tools.
    const FIELDS: &'static [SecretField];

    /// Reads them; what is missing or malformed is kept in the reader.
    fn read(reader: &mut SecretReader) -> Option<Self>;

    /// Overwrites them with zeros as far as their types can.
    fn zeroize(&mut self);
}

/// One secret that an Action reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretField {
    /// Its name in Auth0.
    pub name: &'static str,
    /// Its type in Rust, for people.
    pub ty: &'static str,
    /// Does the Action fail without it?
    pub required: bool,
    /// Which credential of the Management API it is: `domain`, `client_id`, `client_secret` or `audience`.
    pub management: Option<&'static str>,
}

/// An Action without secrets.
impl Secrets for () {
    const FIELDS: &'static [SecretField] = &[];

    fn read(_: &mut SecretReader) -> Option<Self> {
        Some(())
    }

    fn zeroize(&mut self) {}
}
