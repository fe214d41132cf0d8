//! Ids that look like Auth0's.

use super::start::StartError;

/// `digits` random hexadecimal digits.
pub(crate) fn hex(digits: usize) -> String {
    pick(b"0123456789abcdef", digits)
}

/// A random id in the form of a UUID.
pub(crate) fn uuid() -> String {
    [8, 4, 4, 4, 12].map(hex).join("-")
}

/// `length` random letters and digits.
pub(crate) fn alphanumeric(length: usize) -> String {
    pick(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", length)
}

/// `length` random letters and digits without those that look alike.
pub(crate) fn base58(length: usize) -> String {
    pick(b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", length)
}

/// The slight preference for an alphabet's first letters is of no matter: nothing here is a secret.
fn pick(alphabet: &[u8], length: usize) -> String {
    let mut bytes = vec![0; length];
    // Start-up has seen the source work (see `check`). Should it fail later, ids are made of zeros,
    // and the second one clashes visibly.
    let _ = getrandom::fill(&mut bytes);
    bytes.iter().map(|byte| char::from(alphabet[usize::from(*byte) % alphabet.len()])).collect()
}

/// Whether the system gives random bytes.
pub(crate) fn check() -> Result<(), StartError> {
    getrandom::fill(&mut [0]).map_err(|error| StartError::Key(error.to_string()))
}
