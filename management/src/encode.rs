//! Percent-encoding for paths and queries.
#![allow(clippy::single_char_add_str, reason = "pushing a text is a call in a bundle, pushing a character its encoder")]

/// Appends `text` with every byte encoded that RFC 3986 does not call unreserved.
pub(crate) fn push_encoded(out: &mut String, text: &str) {
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(byte as char);
        } else {
            out.push_str("%");
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn ids_are_encoded_whole() {
        let mut out = String::from("/users/");
        super::push_encoded(&mut out, "auth0|a/b?ü%");
        assert_eq!(out, "/users/auth0%7Ca%2Fb%3F%C3%BC%25");
    }
}
