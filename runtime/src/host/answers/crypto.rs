//! `crypto`: bytes cross the border as hexadecimal digits.

use super::{Refusal, refusal};
use auth0_actions_wire::Value;
use ring::rand::{SecureRandom, SystemRandom};
use ring::{digest, hmac};

/// So many random bytes are given at once.
const MOST_RANDOM_BYTES: usize = 1_024;

pub(super) fn random_bytes(count: &Value) -> Result<Value, Refusal> {
    let count =
        count.as_i64().and_then(|count| usize::try_from(count).ok()).filter(|count| *count <= MOST_RANDOM_BYTES);
    let count =
        count.ok_or_else(|| refusal(format!("the count of random bytes is not one from 0 to {MOST_RANDOM_BYTES}")))?;
    let mut bytes = vec![0; count];
    SystemRandom::new().fill(&mut bytes).map_err(|_| refusal("the system has no random bytes"))?;
    Ok(to_hex(&bytes))
}

pub(super) fn sha256(data: &str) -> Result<Value, Refusal> {
    Ok(to_hex(digest::digest(&digest::SHA256, &from_hex(data)?).as_ref()))
}

pub(super) fn hmac_sha256(key: &str, data: &str) -> Result<Value, Refusal> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, &from_hex(key)?);
    Ok(to_hex(hmac::sign(&key, &from_hex(data)?).as_ref()))
}

fn to_hex(bytes: &[u8]) -> Value {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
}

fn from_hex(text: &str) -> Result<Vec<u8>, Refusal> {
    let pair = |at: usize| text.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    let bytes = (0..text.len()).step_by(2).map(pair).collect::<Option<Vec<u8>>>();
    bytes.ok_or_else(|| refusal("an argument is no hexadecimal text"))
}
