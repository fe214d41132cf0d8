//! The cryptography that every host has: node:crypto inside Auth0, ring elsewhere.

use crate::host::{AskError, current};
use auth0_actions_wire::Value;

async fn ask(call: &'static str, args: Vec<Value>) -> Result<Value, AskError> {
    let Some(host) = current() else {
        let message = "it was awaited outside an Action".to_owned();
        return Err(AskError { call, code: "error".to_owned(), message });
    };
    Ok(host.ask(call, args).await?.unwrap_or_default())
}

/// Bytes cross the border as hexadecimal digits: the shortest code on both sides.
fn to_hex(bytes: &[u8]) -> String {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [HEX[usize::from(byte >> 4)] as char, HEX[usize::from(byte & 15)] as char]).collect()
}

fn from_hex(call: &'static str, value: &Value) -> Result<Vec<u8>, AskError> {
    let digit = |byte: u8| (byte as char).to_digit(16);
    let pair = |pair: &[u8]| Some((digit(*pair.first()?)? * 16 + digit(*pair.get(1)?)?) as u8);
    let bytes = value.as_str().and_then(|text| text.as_bytes().chunks(2).map(pair).collect());
    bytes.ok_or_else(|| AskError {
        call,
        code: "error".to_owned(),
        message: "its answer is no hexadecimal text".to_owned(),
    })
}

/// Random bytes that are fit for keys; at most 1,024.
///
/// # Errors
/// When the host has none, or outside an Action.
pub async fn random_bytes(count: u16) -> Result<Vec<u8>, AskError> {
    let call = "crypto.randomBytes";
    from_hex(call, &ask(call, vec![count.into()]).await?)
}

/// SHA-256.
///
/// # Errors
/// Outside an Action.
pub async fn sha256(data: &[u8]) -> Result<[u8; 32], AskError> {
    let call = "crypto.sha256";
    sized(call, from_hex(call, &ask(call, vec![to_hex(data).into()]).await?)?)
}

/// HMAC with SHA-256.
///
/// # Errors
/// Outside an Action.
pub async fn hmac_sha256(key: &[u8], data: &[u8]) -> Result<[u8; 32], AskError> {
    let call = "crypto.hmacSha256";
    sized(call, from_hex(call, &ask(call, vec![to_hex(key).into(), to_hex(data).into()]).await?)?)
}

fn sized(call: &'static str, bytes: Vec<u8>) -> Result<[u8; 32], AskError> {
    let wrong = |_| AskError { call, code: "error".to_owned(), message: "its answer is no hash".to_owned() };
    bytes.try_into().map_err(wrong)
}
