//! Compares what was made at different moments.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

/// By how much an execution's time may differ from the time at which it was begun.
const NEAR_MS: i64 = 60_000;

/// Are these the same, but for times that are as far apart as the executions, which were made `apart_ms` after each other?
/// Times are numbers of seconds or milliseconds. Of signed tokens the claims are compared: another moment has another
/// signature.
pub(super) fn same(one: &Value, other: &Value, apart_ms: i64) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) if one != other => {
            let Some(difference) = one.as_i64().zip(other.as_i64()).and_then(|(one, other)| other.checked_sub(one))
            else {
                return false;
            };
            let is_apart = |ms: i64| (ms - apart_ms).abs() < NEAR_MS;
            is_apart(difference) || is_apart(difference.saturating_mul(1_000))
        }
        (Value::String(one), Value::String(other)) if one != other => match (claims(one), claims(other)) {
            (Some(one), Some(other)) => same(&one, &other, apart_ms),
            _ => false,
        },
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other, apart_ms))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, one)| other.get(name).is_some_and(|other| same(one, other, apart_ms)))
        }
        _ => one == other,
    }
}

/// Header and claims of a signed token.
fn claims(text: &str) -> Option<Value> {
    let read = |part: &str| serde_json::from_slice::<Value>(&URL_SAFE_NO_PAD.decode(part).ok()?).ok();
    let parts: Vec<&str> = text.split('.').collect();
    let [header, claims, _] = parts[..] else { return None };
    Some(Value::Array(vec![read(header)?, read(claims)?]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_move_with_the_moment_and_nothing_else_does() {
        let token = |claims: Value| {
            let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
            json!(format!("{}.{}.sig{}", part(json!({ "alg": "HS256" })), part(claims.clone()), claims["iat"]))
        };
        let day = 86_400_000;
        for (one, other, expected) in [
            (json!([1, "a"]), json!([1, "a"]), true),
            (json!([1_000]), json!([1_000 + day]), true),
            (json!([1_000]), json!([1_000 + day / 1_000]), true),
            (json!([1_000]), json!([1_000 + day / 2]), false),
            (json!({ "n": 1 }), json!({ "n": 2 }), false),
            (json!({ "n": 1 }), json!({ "m": 1 }), false),
            (json!(["a"]), json!(["a", "a"]), false),
            (json!("a.b.c"), json!("a.b.d"), false),
            (token(json!({ "iat": 5 })), token(json!({ "iat": 86_405 })), true),
            (token(json!({ "iat": 5, "sub": "a" })), token(json!({ "iat": 86_405, "sub": "b" })), false),
        ] {
            assert_eq!(same(&one, &other, day), expected, "{one} {other}");
        }
    }
}
