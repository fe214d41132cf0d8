//! Makes values of different moments comparable.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use std::time::{SystemTime, UNIX_EPOCH};

/// How far from a host's time a number may be to be a time that it made.
const NEAR_MS: i64 = 60_000;

/// A host's time.
pub(super) struct Same {
    now_ms: i64,
}

impl Same {
    /// The moment at which the clock stands; `None`: it goes on.
    pub(super) fn at(frozen_at_ms: Option<i64>) -> Self {
        let passed = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        Self { now_ms: frozen_at_ms.unwrap_or_else(|| i64::try_from(passed()).unwrap_or(i64::MAX)) }
    }

    /// The value, in which each time that was made in this moment is a word, and each signed token its claims: another
    /// moment has another signature.
    pub(super) fn value(&self, value: &Value) -> Value {
        match value {
            Value::Number(number) => self.number(number),
            Value::String(text) => self.text(text),
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Value::Object(members) => {
                members.iter().map(|(name, member)| (name.clone(), self.member(name, member, members))).collect()
            }
            other => other.clone(),
        }
    }

    /// The end of a token's life is told by how long it lives.
    fn member(&self, name: &str, member: &Value, members: &serde_json::Map<String, Value>) -> Value {
        let lives = members.get("iat").and_then(Value::as_i64).zip(member.as_i64());
        match (name, lives) {
            ("exp", Some((issued, ends))) => format!("{} s later", ends - issued).into(),
            _ => self.value(member),
        }
    }

    fn number(&self, number: &serde_json::Number) -> Value {
        let is_near = |ms: i64| (ms - self.now_ms).abs() < NEAR_MS;
        match number.as_i64() {
            Some(ms) if is_near(ms) => "now, in ms".into(),
            Some(seconds) if is_near(seconds.saturating_mul(1_000)) => "now, in s".into(),
            _ => number.clone().into(),
        }
    }

    fn text(&self, text: &str) -> Value {
        let parts: Vec<&str> = text.split('.').collect();
        let claims = |part: &str| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok();
        match parts[..] {
            [header, claims_part, _] => match (claims(header), claims(claims_part)) {
                (Some(header @ Value::Object(_)), Some(claims)) => Value::Array(vec![header, self.value(&claims)]),
                _ => text.into(),
            },
            _ => text.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn times_of_the_moment_are_words_and_others_stay() {
        let same = Same::at(Some(1_769_851_800_000));
        let token = |claims: &str| {
            format!("{}.{}.sig", URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256"}"#), URL_SAFE_NO_PAD.encode(claims))
        };
        let made = json!({ "at": 1_769_851_800_020_i64, "old": 1_700_000_000_000_i64, "n": 7, "s": "a.b.c",
            "token": token(r#"{"iat":1769851800,"exp":1769852700,"sub":"x"}"#) });
        assert_eq!(
            same.value(&made),
            json!({ "at": "now, in ms", "old": 1_700_000_000_000_i64, "n": 7, "s": "a.b.c",
                "token": [{ "alg": "HS256" }, { "iat": "now, in s", "exp": "900 s later", "sub": "x" }] })
        );
    }
}
