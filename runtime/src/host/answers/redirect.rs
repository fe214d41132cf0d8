//! `api.redirect`: the tokens with which users are sent away and come back, signed with HS256 under a shared secret.

use super::{Refusal, refusal};
use auth0_actions_wire::{Map, Value, parse};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::hmac;

/// How long a token lives when nothing else is said.
const LIFETIME_SECONDS: i64 = 900;
/// The parameter in which the token comes back when nothing else is said.
const PARAMETER: &str = "session_token";

pub(super) fn encode_token(options: &Value, event: &Value, now_ms: i64) -> Result<Value, Refusal> {
    let key = key(options)?;
    let now = now_ms.div_euclid(1_000);
    let lifetime = options.at("expiresInSeconds").as_i64().unwrap_or(LIFETIME_SECONDS);
    let mut claims = Map::from([
        ("iat", Value::from(now)),
        ("iss", event.at("request").at("hostname").clone()),
        ("sub", event.at("user").at("user_id").clone()),
        ("exp", now.saturating_add(lifetime).into()),
        ("ip", event.at("request").at("ip").clone()),
    ]);
    for (name, value) in options.at("payload").as_object().iter().flat_map(|payload| payload.iter()) {
        claims.insert(name, value);
    }
    let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
    let signed = format!("{header}.{}", URL_SAFE_NO_PAD.encode(claims.to_json()));
    let signature = URL_SAFE_NO_PAD.encode(hmac::sign(&key, signed.as_bytes()));
    Ok(format!("{signed}.{signature}").into())
}

/// Reads the token with which the user came back: its signature, its lifetime, and whom and which login it is about.
pub(super) fn validate_token(options: &Value, event: &Value, now_ms: i64) -> Result<Value, Refusal> {
    let key = key(options)?;
    let parameter = options.at("tokenParameterName").as_str().unwrap_or(PARAMETER);
    let request = event.at("request");
    let parameter_of =
        |name: &str| [request.at("body"), request.at("query")].into_iter().find_map(|of| of.at(name).as_str());
    let token =
        parameter_of(parameter).ok_or_else(|| wrong(&format!("is missing: there is no parameter `{parameter}`")))?;
    let claims = verify(&key, token)?;
    if claims.at("exp").as_i64().is_none_or(|exp| exp <= now_ms.div_euclid(1_000)) {
        return Err(wrong("has expired, or has no `exp`"));
    }
    if claims.at("iss").as_str().is_none() || claims.at("iss") != request.at("hostname") {
        return Err(wrong("has another `iss` than the tenant's host name, which the first token had too"));
    }
    if claims.at("sub").as_str().is_none() || claims.at("sub") != event.at("user").at("user_id") {
        return Err(wrong("is about another user: `sub` is not the user's id"));
    }
    if claims.at("state").as_str().is_none() || claims.at("state").as_str() != parameter_of("state") {
        return Err(wrong("belongs to another login: `state` is not the parameter `state`"));
    }
    Ok(claims)
}

fn verify(key: &hmac::Key, token: &str) -> Result<Value, Refusal> {
    let no_jwt = || wrong("is no JWT");
    let decode = |part: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
        parse(std::str::from_utf8(&bytes).ok()?).ok()
    };
    let (signed, signature) = token.rsplit_once('.').ok_or_else(no_jwt)?;
    let (header, claims) = signed.split_once('.').ok_or_else(no_jwt)?;
    if decode(header).ok_or_else(no_jwt)?.at("alg").as_str() != Some("HS256") {
        return Err(wrong("is not signed with HS256"));
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| no_jwt())?;
    hmac::verify(key, signed.as_bytes(), &signature).map_err(|_| wrong("has a wrong signature"))?;
    decode(claims).ok_or_else(no_jwt)
}

fn key(options: &Value) -> Result<hmac::Key, Refusal> {
    let secret = options.at("secret").as_str().filter(|secret| !secret.is_empty());
    secret
        .map(|secret| hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()))
        .ok_or_else(|| refusal("`secret` is missing"))
}

fn wrong(what: &str) -> Refusal {
    refusal(format!("the redirect's token {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_769_851_800_000;

    fn event(token: &str) -> Value {
        let event = r#"{"user":{"user_id":"auth0|1"},"request":{"hostname":"tenant.eu.auth0.com","ip":"203.0.113.7",
            "query":{"state":"s","session_token":"of the query"},"body":{"session_token":"TOKEN"}}}"#;
        parse(&event.replace("TOKEN", token)).expect("JSON")
    }

    fn options(members: &str) -> Value {
        parse(&format!("{{\"secret\":\"shared\"{members}}}")).expect("JSON")
    }

    fn token(members: &str) -> String {
        let token = encode_token(&options(members), &event(""), NOW).expect("a token");
        token.as_str().expect("a text").to_owned()
    }

    fn refused(token: &str, now_ms: i64) -> String {
        validate_token(&options(""), &event(token), now_ms).expect_err("refused").1
    }

    #[test]
    fn what_is_encoded_is_validated_and_the_payload_wins() {
        let token = token(r#","payload":{"state":"s","ip":"other","n":1}"#);
        let claims = validate_token(&options(""), &event(&token), NOW).expect("valid");
        assert_eq!(claims.at("sub").as_str(), Some("auth0|1"));
        assert_eq!(claims.at("iss").as_str(), Some("tenant.eu.auth0.com"));
        assert_eq!(claims.at("exp").as_i64(), Some(NOW / 1_000 + 900));
        assert_eq!((claims.at("ip").as_str(), claims.at("n").as_i64()), (Some("other"), Some(1)));
    }

    #[test]
    fn each_thing_that_is_wrong_is_said() {
        let with_state = r#","payload":{"state":"s"}"#;
        assert!(refused("", NOW).contains("no JWT"));
        assert!(refused(&token(with_state), NOW + 900_000).contains("expired"));
        assert!(refused(&token(r#","payload":{"state":"other"}"#), NOW).contains("`state`"));
        assert!(refused(&token(""), NOW).contains("`state`"));
        assert!(refused(&token(r#","payload":{"state":"s","sub":"auth0|2"}"#), NOW).contains("`sub`"));
        assert!(refused(&token(r#","payload":{"state":"s","iss":"evil.example"}"#), NOW).contains("`iss`"));
        let token_of_s = token(with_state);
        let (_, rest) = token_of_s.split_once('.').expect("a header");
        let unsigned = format!("{}.{rest}", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#));
        assert!(refused(&unsigned, NOW).contains("HS256"));
        let other_key = validate_token(&parse(r#"{"secret":"other"}"#).expect("JSON"), &event(&token(with_state)), NOW);
        assert!(other_key.expect_err("refused").1.contains("signature"));
        let elsewhere = validate_token(&options(r#","tokenParameterName":"t""#), &event(""), NOW);
        assert!(elsewhere.expect_err("refused").1.contains("no parameter `t`"));
    }
}
