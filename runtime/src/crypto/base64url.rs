//! Base64 with `-` and `_` and without padding, as JWTs have it.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The bytes as base64url.
///
/// ```
/// assert_eq!(auth0_actions::crypto::to_base64url(b"{}>"), "e30-");
/// ```
#[must_use]
pub fn to_base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..=chunk.len() {
            text.push(DIGITS[(bits >> (18 - 6 * index) & 63) as usize] as char);
        }
    }
    text
}

/// The bytes of a base64url text; `None` when it is none. There is one text for each sequence of bytes.
///
/// ```
/// use auth0_actions::crypto::from_base64url;
///
/// assert_eq!(from_base64url("e30-").as_deref(), Some(b"{}>".as_slice()));
/// assert_eq!(from_base64url("e30="), None);
/// ```
#[must_use]
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for &digit in chunk {
            let value = match digit {
                b'A'..=b'Z' => digit - b'A',
                b'a'..=b'z' => digit - b'a' + 26,
                b'0'..=b'9' => digit - b'0' + 52,
                b'-' => 62,
                b'_' => 63,
                _ => return None,
            };
            bits = bits << 6 | u32::from(value);
        }
        bits <<= 6 * (4 - chunk.len());
        let whole = match chunk.len() {
            4 => 3,
            3 if bits & 0xff == 0 => 2,
            2 if bits & 0xffff == 0 => 1,
            _ => return None,
        };
        bytes.extend(bits.to_be_bytes().get(1..=whole)?);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lengths_and_bytes_there_and_back() {
        for length in 0..=258 {
            let bytes: Vec<u8> = (0..length).map(|index| (index * 7 + length) as u8).collect();
            let text = to_base64url(&bytes);
            assert_eq!(text.len(), (bytes.len() * 8).div_ceil(6));
            assert_eq!(from_base64url(&text), Some(bytes));
        }
        assert_eq!(to_base64url(&[0xfb, 0xff, 0xfe]), "-__-");
    }

    #[test]
    fn what_is_none() {
        for text in ["A", "AAAAA", "AB", "AAB", "AA=", "A+AA", "A/AA", "AA A", "ÄAAA"] {
            assert_eq!(from_base64url(text), None, "{text}");
        }
    }
}
