//! The key with which an application proves who it is.

use ring::rand::SystemRandom;
use ring::rsa::KeyPair;
use ring::signature::{RSA_PKCS1_SHA256, RSA_PKCS1_SHA384, RSA_PSS_SHA256, RsaEncoding};
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject;
use std::fmt;
use std::sync::Arc;

/// An RSA key for `private_key_jwt`: Auth0 knows its public half, and never sees a secret.
///
/// For [`Management::with_private_key`](crate::Management::with_private_key).
#[derive(Clone)]
pub struct PrivateKey {
    pair: Arc<KeyPair>,
    algorithm: SigningAlgorithm,
    id: Option<String>,
}

/// How assertions are signed: the algorithms that Auth0 takes for it. The application's credential names one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum SigningAlgorithm {
    /// `RS256`: PKCS#1 v1.5 with SHA-256.
    #[default]
    Rs256,
    /// `RS384`: PKCS#1 v1.5 with SHA-384.
    Rs384,
    /// `PS256`: PSS with SHA-256.
    Ps256,
}

impl SigningAlgorithm {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Rs384 => "RS384",
            Self::Ps256 => "PS256",
        }
    }

    fn encoding(self) -> &'static dyn RsaEncoding {
        match self {
            Self::Rs256 => &RSA_PKCS1_SHA256,
            Self::Rs384 => &RSA_PKCS1_SHA384,
            Self::Ps256 => &RSA_PSS_SHA256,
        }
    }
}

/// Why a text is no key. It says nothing of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError(String);

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for KeyError {}

impl PrivateKey {
    /// Reads a PEM text: `BEGIN PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`, of 2048 to 4096 bits, not encrypted.
    ///
    /// # Errors
    /// It is no such key.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let der = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| {
            let hint = if pem.contains("BEGIN ENCRYPTED") {
                "the private key is encrypted: decrypt it with `openssl pkcs8 -in KEY -out PLAIN`"
            } else if pem.contains("BEGIN PUBLIC") || pem.contains("BEGIN RSA PUBLIC") || pem.contains("BEGIN CERT") {
                "this is the public half, which Auth0 has; the private key is the PEM text with `-----BEGIN PRIVATE KEY-----`"
            } else {
                "the private key is no PEM text with `-----BEGIN PRIVATE KEY-----`"
            };
            KeyError(hint.to_owned())
        })?;
        let pair = match &der {
            PrivateKeyDer::Pkcs8(der) => KeyPair::from_pkcs8(der.secret_pkcs8_der()),
            PrivateKeyDer::Pkcs1(der) => KeyPair::from_der(der.secret_pkcs1_der()),
            _ => return Err(no_rsa()),
        };
        let pair = pair.map_err(|why| {
            // An EC key has this form, too, and its own word for it would be ring's.
            if why.to_string() == "WrongAlgorithm" {
                return no_rsa();
            }
            KeyError(format!("the private key can't be used: {why}; Auth0 takes RSA keys of 2048 to 4096 bits"))
        })?;
        Ok(Self { pair: Arc::new(pair), algorithm: SigningAlgorithm::default(), id: None })
    }

    /// Signs by this algorithm: the one that the application's credential at Auth0 names. Without it `RS256`.
    #[must_use]
    pub fn algorithm(mut self, algorithm: SigningAlgorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    /// Names the key by `kid`, the credential's id at Auth0. Without it Auth0 tries all keys of the application.
    #[must_use]
    pub fn key_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    pub(crate) fn header(&self) -> (&'static str, Option<&str>) {
        (self.algorithm.name(), self.id.as_deref())
    }

    /// `None` when the system has no random numbers.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let mut signature = vec![0; self.pair.public().modulus_len()];
        self.pair.sign(self.algorithm.encoding(), &SystemRandom::new(), message, &mut signature).ok()?;
        Some(signature)
    }
}

fn no_rsa() -> KeyError {
    KeyError("the private key is no RSA key, and Auth0 takes no other here".to_owned())
}

/// All but the key.
impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PrivateKey").field("algorithm", &self.algorithm).field("id", &self.id).finish_non_exhaustive()
    }
}
