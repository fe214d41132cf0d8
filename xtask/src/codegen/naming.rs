//! From Auth0's names to Rust's.

/// `riskAssessment`, `UntrustedIP`, `pre-user-registration` → `risk_assessment`, `untrusted_ip`, `pre_user_registration`.
pub(crate) fn snake_case(name: &str) -> String {
    words(name).join("_")
}

/// `risk_assessment`, `oidc-basic-profile`, `UntrustedIP` → `RiskAssessment`, `OidcBasicProfile`, `UntrustedIp`.
pub(crate) fn camel_case(name: &str) -> String {
    words(name).iter().map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

/// A field's name, raw where it is a keyword: `type` → `r#type`.
pub(crate) fn field(name: &str) -> String {
    let name = snake_case(name);
    if KEYWORDS.contains(&name.as_str()) { format!("r#{name}") } else { name }
}

/// One of several: `policies` → `policy`, `methods` → `method`.
pub(crate) fn singular(name: &str) -> String {
    match (name.strip_suffix("ies"), name.strip_suffix('s')) {
        (Some(stem), _) => format!("{stem}y"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => name.to_owned(),
    }
}

/// All but `self`, `super`, `crate` and `Self`, which cannot be raw and do not occur.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The words of a name in lower case. A run of capitals is one word, up to the one that begins the next.
fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut begins = true;
    for (at, &char) in chars.iter().enumerate() {
        if !char.is_ascii_alphanumeric() {
            begins = true;
            continue;
        }
        if char.is_ascii_uppercase() && at > 0 {
            let next_is_lower = chars.get(at + 1).is_some_and(char::is_ascii_lowercase);
            begins |= !chars[at - 1].is_ascii_uppercase() || next_is_lower;
        }
        match words.last_mut() {
            Some(word) if !begins => word.push(char.to_ascii_lowercase()),
            _ => words.push(char.to_ascii_lowercase().to_string()),
        }
        begins = false;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{camel_case, field, singular, snake_case};

    #[test]
    fn auth0s_names_become_rusts() {
        for (name, snake, camel) in [
            ("riskAssessment", "risk_assessment", "RiskAssessment"),
            ("UntrustedIP", "untrusted_ip", "UntrustedIp"),
            ("countryCode3", "country_code3", "CountryCode3"),
            ("IPAddress", "ip_address", "IpAddress"),
            ("oidc-basic-profile", "oidc_basic_profile", "OidcBasicProfile"),
            ("user_id", "user_id", "UserId"),
        ] {
            assert_eq!((snake_case(name).as_str(), camel_case(name).as_str()), (snake, camel));
        }
        assert_eq!((field("type"), field("isSocial")), ("r#type".into(), "is_social".into()));
        assert_eq!((singular("policies"), singular("clients")), ("policy".into(), "client".into()));
    }
}
