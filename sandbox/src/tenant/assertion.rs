//! `private_key_jwt`: an application that signs its requests for tokens.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rsa::PublicKeyComponents;
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PSS_2048_8192_SHA256, RsaParameters,
};
use rsa::pkcs8::DecodePublicKey;
use rsa::traits::PublicKeyParts;
use serde_json::Value;

/// What `client_assertion_type` must be.
pub(crate) const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
/// How long an assertion may live, in seconds.
const LONGEST_LIFE: i64 = 300;

/// The public half of an application's key.
#[derive(Clone, Debug)]
pub(crate) struct PublicKey(PublicKeyComponents<Vec<u8>>);

impl PublicKey {
    /// Reads `BEGIN PUBLIC KEY`.
    pub(crate) fn from_pem(pem: &str) -> Option<Self> {
        let key = rsa::PublicKey::from_public_key_pem(pem).ok()?;
        Some(Self(PublicKeyComponents { n: key.n_bytes().to_vec(), e: key.e_bytes().to_vec() }))
    }

    /// Whether the assertion is this client's, for this tenant, and in time; else why not.
    pub(crate) fn verify(&self, assertion: &str, client: &str, issuer: &str, now: i64) -> Result<(), &'static str> {
        let claims = self.signed_claims(assertion).ok_or("the signature of the client assertion is wrong")?;
        if claims["iss"] != client || claims["sub"] != client {
            return Err("`iss` and `sub` of the client assertion must be the client's id");
        }
        let audience = &claims["aud"];
        if audience != issuer && audience.as_array().is_none_or(|several| several.iter().all(|one| one != issuer)) {
            return Err("`aud` of the client assertion must be `https://<domain>/`");
        }
        match claims["exp"].as_i64() {
            Some(end) if end > now && end.saturating_sub(claims["iat"].as_i64().unwrap_or(now)) <= LONGEST_LIFE => {
                Ok(())
            }
            _ => Err("the client assertion must not be over, and must live no longer than five minutes"),
        }
    }

    fn signed_claims(&self, assertion: &str) -> Option<Value> {
        let (message, signature) = assertion.rsplit_once('.')?;
        let (header, claims) = message.split_once('.')?;
        let algorithm: &RsaParameters = match decode(header)?["alg"].as_str()? {
            "RS256" => &RSA_PKCS1_2048_8192_SHA256,
            "RS384" => &RSA_PKCS1_2048_8192_SHA384,
            "PS256" => &RSA_PSS_2048_8192_SHA256,
            _ => return None,
        };
        self.0.verify(algorithm, message.as_bytes(), &URL_SAFE_NO_PAD.decode(signature).ok()?).ok()?;
        decode(claims)
    }
}

fn decode(part: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}
