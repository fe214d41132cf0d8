//! The formats of texts, as far as they are simple. The names are Auth0's; what most of them allow is a guess by the name,
//! and on the lenient side.

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::tenant::roles;

/// Whether a text is of a format. One that is not known here takes every text: so do those of ids that the builder of a
/// tenant may choose freely, clients' and users'.
pub(super) fn fits(format: &str, text: &str) -> bool {
    match format {
        "email" => is_email(text),
        "email-or-empty" => text.is_empty() || is_email(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        "cidr" => is_network(text, 32, |address| address.parse::<Ipv4Addr>().is_ok()),
        "ipv6_cidr" => is_network(text, 128, |address| address.parse::<Ipv6Addr>().is_ok()),
        "hostname" | "hostname-rfc2181" => is_host(text),
        "date-time" => is_time(text),
        "uuid" => is_uuid(text),
        "non-empty-string" => !text.trim().is_empty(),
        "html-color" | "html-color-or-null" | "forms-hex-color" => is_color(text),
        "organization-name" => is_organization_name(text),
        "role-id" => roles::is_id(text),
        "organization-id" => is_id(text, "org_"),
        "connection-id" => is_id(text, "con_"),
        "client-grant-id" => is_id(text, "cgr_"),
        "credential-id" => is_id(text, "cred_"),
        "uri" | "url" | "url-or-null" | "strict-uri" | "callback-url" | "url-with-placeholders" => is_uri(text, ""),
        "absolute-uri-or-empty" => text.is_empty() || is_uri(text, ""),
        "forms-url-https" | "strict-https-uri" | "strict-https-uri-or-null" => is_uri(text, "https"),
        "absolute-https-uri-or-empty"
        | "absolute-https-uri-with-placeholders-or-empty"
        | "ec-initiate-login-uri-template-url" => text.is_empty() || is_uri(text, "https"),
        _ => true,
    }
}

fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(local, host)| !local.is_empty() && host.contains('.') && !text.contains(char::is_whitespace))
}

fn is_network(text: &str, most: u8, is_address: impl Fn(&str) -> bool) -> bool {
    let parts = text.split_once('/');
    parts.is_some_and(|(address, bits)| is_address(address) && bits.parse::<u8>().is_ok_and(|bits| bits <= most))
}

fn is_host(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(is_label)
}

/// `2026-01-31T09:30:00Z`, with fractions of a second and another offset too.
fn is_time(text: &str) -> bool {
    let shape: String = text.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
    let Some(rest) = shape.strip_prefix("0000-00-00T00:00:00").or_else(|| shape.strip_prefix("0000-00-00t00:00:00"))
    else {
        return false;
    };
    let rest = match rest.strip_prefix('.') {
        Some(fraction) if fraction.starts_with('0') => fraction.trim_start_matches('0'),
        Some(_) => return false,
        None => rest,
    };
    let number = |at: usize, length: usize| text.get(at..at + length).and_then(|part| part.parse::<u8>().ok());
    let within = |at: usize, least: u8, most: u8| number(at, 2).is_some_and(|part| (least..=most).contains(&part));
    let is_day = within(5, 1, 12) && within(8, 1, 31) && within(11, 0, 23) && within(14, 0, 59) && within(17, 0, 60);
    is_day && ["Z", "z", "+00:00", "-00:00"].contains(&rest)
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// `#fff`, `#ffffff`, with transparency too.
fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#');
    digits.is_some_and(|digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

fn is_organization_name(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    text.bytes().next().is_some_and(plain) && text.bytes().all(|byte| plain(byte) || byte == b'-' || byte == b'_')
}

/// An id as the sandbox makes them, of any length.
fn is_id(text: &str, prefix: &str) -> bool {
    text.strip_prefix(prefix).is_some_and(|own| {
        !own.is_empty() && own.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
    })
}

/// A scheme, which may be demanded, and something behind it without white space.
fn is_uri(text: &str, wanted: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let is_scheme = scheme.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    let is_wanted = wanted.is_empty() || scheme.eq_ignore_ascii_case(wanted) && rest.starts_with("//");
    is_scheme && is_wanted && !rest.trim_matches('/').is_empty() && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn each_format_takes_what_it_is_for_and_nothing_else() {
        let cases: &[(&str, &[&str], &[&str])] = &[
            ("email", &["ada@example.com"], &["", "ada", "@example.com", "ada@example", "a b@example.com"]),
            ("email-or-empty", &["", "ada@example.com"], &["ada"]),
            ("ipv4", &["10.0.0.1"], &["10.0.0", "::1", "10.0.0.256"]),
            ("ipv6", &["::1", "2001:db8::1"], &["10.0.0.1", "::g"]),
            ("cidr", &["10.0.0.0/8"], &["10.0.0.0", "10.0.0.0/33", "::/0"]),
            ("ipv6_cidr", &["2001:db8::/32"], &["10.0.0.0/8", "::/129"]),
            ("hostname", &["example.com", "localhost"], &["", "-a.com", "a..b", "a b"]),
            (
                "date-time",
                &["2026-01-31T09:30:00Z", "2026-01-31T09:30:00.123Z", "2026-01-31T09:30:00+02:00"],
                &["2026-01-31", "2026-13-31T09:30:00Z", "2026-01-31T24:30:00Z", "2026-01-31T09:30:00.Z", "today"],
            ),
            ("uuid", &["123e4567-e89b-12d3-a456-426614174000"], &["123e4567", "123e4567-e89b-12d3-a456-42661417400g"]),
            ("non-empty-string", &["a"], &["", " "]),
            ("html-color", &["#fff", "#00ff00"], &["fff", "#ff", "#ggg"]),
            ("organization-name", &["acme-1_a", "1"], &["", "Acme", "-acme", "a b"]),
            ("role-id", &["rol_a"], &["rol_", "a"]),
            ("organization-id", &["org_a"], &["org_", "acme", "org_a b"]),
            ("connection-id", &["con_a"], &["people"]),
            ("client-grant-id", &["cgr_a"], &["a"]),
            ("credential-id", &["cred_a"], &["a"]),
            (
                "url",
                &["https://example.com/a?b", "com.app:/callback", "https://{org}.example.com"],
                &["", "a", "a b:c"],
            ),
            ("absolute-uri-or-empty", &["", "http://a"], &["a"]),
            ("strict-https-uri", &["https://a.b/c"], &["http://a.b", "https:a", "https://", ""]),
            ("absolute-https-uri-or-empty", &["", "https://a"], &["http://a"]),
            ("client-id", &["robot", "client-of-the-test"], &[]),
            ("a format of tomorrow", &["", "anything"], &[]),
        ];
        for (format, good, bad) in cases {
            good.iter().for_each(|text| assert!(fits(format, text), "{format}: {text:?}"));
            bad.iter().for_each(|text| assert!(!fits(format, text), "{format}: {text:?}"));
        }
    }
}
