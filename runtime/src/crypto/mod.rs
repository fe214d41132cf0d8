//! The cryptography that every host has: node:crypto inside Auth0, ring elsewhere.
//!
//! Verifying a partner's token, whose keys were fetched or are a secret:
//!
//! ```no_run
//! use auth0_actions::prelude::*;
//! use crypto::Algorithm;
//!
//! # async fn run(token: &str, jwk: &Value) -> Result {
//! let (signed, signature) = token.rsplit_once('.').ok_or_else(|| Error::msg("no JWT"))?;
//! let signature = crypto::from_base64url(signature).ok_or_else(|| Error::msg("no JWT"))?;
//! ensure!(crypto::verify(Algorithm::Rs256, jwk, signed.as_bytes(), &signature).await?, "a wrong signature");
//! # Ok(())
//! # }
//! ```

mod base64url;
mod jwk;

pub use base64url::{from_base64url, to_base64url};

use crate::host::needs;
use crate::host::{AskError, current};
use auth0_actions_wire::Value;

/// So many random bytes are given at once.
const MOST_RANDOM_BYTES: u16 = 1_024;

/// With what a signature was made, by its name in JWTs.
///
/// A JWT's own header is the word of whoever sent it: take the algorithm that its issuer is known to use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// RSA with PKCS #1 v1.5 and SHA-256.
    Rs256,
    /// RSA with PSS and SHA-256, whose salt has 32 bytes.
    Ps256,
    /// ECDSA with P-256 and SHA-256; a signature has 64 bytes.
    Es256,
}

impl Algorithm {
    /// Such as `RS256`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
        }
    }
}

fn error(call: &'static str, message: &str) -> AskError {
    AskError { call, code: "error".to_owned(), message: message.to_owned() }
}

async fn ask(call: &'static str, args: Vec<Value>, data: Vec<u8>) -> Result<Vec<u8>, AskError> {
    needs::crypto();
    match current() {
        Some(host) => host.ask(call, args, data).await,
        None => Err(error(call, "it was awaited outside an Action")),
    }
}

/// Two data as one, and the length of the first, as the host takes them.
fn joined(first: &[u8], second: &[u8]) -> (Value, Vec<u8>) {
    ((first.len() as u64).into(), [first, second].concat())
}

/// Random bytes that are fit for keys; at most 1,024.
///
/// # Errors
/// When there are too many, when the host has none, or outside an Action.
pub async fn random_bytes(count: u16) -> Result<Vec<u8>, AskError> {
    const CALL: &str = "crypto.randomBytes";
    if count > MOST_RANDOM_BYTES {
        return Err(error(CALL, "the count of random bytes is not one from 0 to 1024"));
    }
    ask(CALL, vec![count.into()], Vec::new()).await
}

/// SHA-256.
///
/// # Errors
/// Outside an Action.
pub async fn sha256(data: &[u8]) -> Result<[u8; 32], AskError> {
    const CALL: &str = "crypto.sha256";
    sized(CALL, ask(CALL, Vec::new(), data.to_vec()).await?)
}

/// HMAC with SHA-256.
///
/// # Errors
/// Outside an Action.
pub async fn hmac_sha256(key: &[u8], data: &[u8]) -> Result<[u8; 32], AskError> {
    const CALL: &str = "crypto.hmacSha256";
    let (length, data) = joined(key, data);
    sized(CALL, ask(CALL, vec![length], data).await?)
}

/// Does the signature fit? `jwk` is a public key as a JSON Web Key: RSA with 2,048 to 8,192 bits, or EC on P-256. `signed`
/// is what was signed, of a JWT its first two parts with the dot between them.
///
/// # Errors
/// `InvalidKey` when the key is none of the algorithm's, or its own `alg` or `use` forbids this. Outside an Action.
pub async fn verify(algorithm: Algorithm, jwk: &Value, signed: &[u8], signature: &[u8]) -> Result<bool, AskError> {
    const CALL: &str = "crypto.verify";
    let invalid = |message: &str| AskError { code: "InvalidKey".to_owned(), ..error(CALL, message) };
    let key = jwk::public_key(algorithm, jwk).map_err(invalid)?;
    let (length, data) = joined(signature, signed);
    let answer = ask(CALL, vec![length, algorithm.as_str().into(), key], data).await?;
    Ok(answer == [1])
}

fn sized(call: &'static str, bytes: Vec<u8>) -> Result<[u8; 32], AskError> {
    bytes.try_into().map_err(|_| error(call, "its answer is no hash"))
}
