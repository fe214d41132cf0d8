//! The tenant's signing key.
//!
//! One RSA key for the whole process, made at first use: making one takes a second in a debug build,
//! and a key in the source would be a key that somebody trusts one day. `rsa` makes it; ring, which
//! TLS brings along and which is fast in a debug build too, signs and verifies.

use std::sync::OnceLock;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::rsa::{KeyPair, PublicKeyComponents};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256};
use rsa::pkcs8::EncodePrivateKey;
use serde_json::{Value, json};

use super::random;
use super::start::StartError;

const BITS: usize = 2048;

/// An RSA key pair with its id.
pub(crate) struct SigningKey {
    pair: KeyPair,
    id: String,
}

impl SigningKey {
    /// The key of this process. The first call blocks for up to some seconds.
    pub(crate) fn of_process() -> Result<&'static Self, StartError> {
        static KEY: OnceLock<Result<SigningKey, String>> = OnceLock::new();
        KEY.get_or_init(Self::generate).as_ref().map_err(|error| StartError::Key(error.clone()))
    }

    fn generate() -> Result<Self, String> {
        let private = rsa::PrivateKey::new(&mut getrandom::SysRng, BITS).map_err(|error| error.to_string())?;
        let der = private.to_pkcs8_der().map_err(|error| error.to_string())?;
        let pair = KeyPair::from_pkcs8(der.as_bytes()).map_err(|error| error.to_string())?;
        Ok(Self { pair, id: random::alphanumeric(21) })
    }

    /// The key's id, as the header of a token names it.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The RS256 signature of `message`; nothing when the system gives no random bytes.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let mut signature = vec![0; self.pair.public().modulus_len()];
        let made = self.pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature);
        made.ok().map(|()| signature)
    }

    /// Whether `signature` is this key's RS256 signature of `message`.
    pub(crate) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.public().verify(&RSA_PKCS1_2048_8192_SHA256, message, signature).is_ok()
    }

    /// What `/.well-known/jwks.json` answers.
    pub(crate) fn jwks(&self) -> Value {
        let public = self.public();
        json!({
            "keys": [{
                "kty": "RSA",
                "use": "sig",
                "alg": "RS256",
                "kid": self.id,
                "n": URL_SAFE_NO_PAD.encode(&public.n),
                "e": URL_SAFE_NO_PAD.encode(&public.e),
            }]
        })
    }

    fn public(&self) -> PublicKeyComponents<Vec<u8>> {
        PublicKeyComponents::from(self.pair.public())
    }
}
