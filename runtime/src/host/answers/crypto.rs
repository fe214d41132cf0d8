//! `crypto`, by ring. Of two data the length of the first is told.

use super::{Args, Refusal, refusal};
use auth0_actions_management::ports::Chance;
use auth0_actions_wire::Value;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{self, RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey};
use ring::{digest, hmac};

/// The answer, when it is this module that answers.
pub(super) fn answer(
    call: &str,
    args: &Args<'_>,
    data: &[u8],
    chance: Option<&Chance>,
) -> Option<Result<Vec<u8>, Refusal>> {
    Some(match call {
        "crypto.randomBytes" => random_bytes(args.any(0), chance),
        "crypto.sha256" => Ok(digest::digest(&digest::SHA256, data).as_ref().to_vec()),
        "crypto.hmacSha256" => split(data, args.any(0)).map(|(key, data)| {
            let key = hmac::Key::new(hmac::HMAC_SHA256, key);
            hmac::sign(&key, data).as_ref().to_vec()
        }),
        "crypto.verify" => split(data, args.any(0)).and_then(|(signature, signed)| {
            let fits = verify(args.text(1)?, args.any(2), signed, signature);
            Ok(vec![u8::from(fits)])
        }),
        _ => return None,
    })
}

fn random_bytes(count: &Value, chance: Option<&Chance>) -> Result<Vec<u8>, Refusal> {
    let count = count.as_i64().and_then(|count| u16::try_from(count).ok()).unwrap_or(0);
    let mut bytes = vec![0; usize::from(count)];
    if let Some(chance) = chance {
        bytes.fill_with(|| u8::try_from(chance.random(256)).unwrap_or(0));
        return Ok(bytes);
    }
    SystemRandom::new().fill(&mut bytes).map_err(|_| refusal("the system has no random bytes"))?;
    Ok(bytes)
}

fn split<'d>(data: &'d [u8], length: &Value) -> Result<(&'d [u8], &'d [u8]), Refusal> {
    let length = length.as_i64().and_then(|length| usize::try_from(length).ok());
    length.and_then(|length| data.split_at_checked(length)).ok_or_else(|| refusal("the data are shorter than was told"))
}

/// The key was looked at before: see `crate::crypto::jwk`. No signature fits a key that is none.
fn verify(algorithm: &str, jwk: &Value, signed: &[u8], signature: &[u8]) -> bool {
    let member = |name| URL_SAFE_NO_PAD.decode(jwk.at(name).as_str().unwrap_or_default()).unwrap_or_default();
    let rsa = |parameters: &RsaParameters| {
        RsaPublicKeyComponents { n: member("n"), e: member("e") }.verify(parameters, signed, signature).is_ok()
    };
    match algorithm {
        "RS256" => rsa(&signature::RSA_PKCS1_2048_8192_SHA256),
        "PS256" => rsa(&signature::RSA_PSS_2048_8192_SHA256),
        _ => {
            // A point that is not compressed begins with 4.
            let point = [&[4], member("x").as_slice(), &member("y")].concat();
            UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_FIXED, point).verify(signed, signature).is_ok()
        }
    }
}
