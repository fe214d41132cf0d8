//! Access tokens: JSON Web Tokens signed with RS256.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::keys::SigningKey;

/// Who signs tokens, and for whom.
pub(crate) struct Authority {
    pub(crate) key: &'static SigningKey,
    pub(crate) issuer: String,
    pub(crate) audience: String,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rejection {
    /// Not a token of this authority for this audience.
    Invalid,
    /// It was one, but its time is over.
    Expired,
}

impl Authority {
    /// A token for a client and an API; times in seconds since 1970. Nothing when it can't be signed.
    pub(crate) fn issue(
        &self,
        client_id: &str,
        audience: &str,
        scope: &str,
        now: i64,
        lifetime: i64,
    ) -> Option<String> {
        let header = json!({ "alg": "RS256", "typ": "JWT", "kid": self.key.id() });
        let claims = json!({
            "iss": self.issuer,
            "sub": format!("{client_id}@clients"),
            "aud": audience,
            "iat": now,
            "exp": now.saturating_add(lifetime),
            "scope": scope,
            "gty": "client-credentials",
            "azp": client_id,
        });
        let message = format!("{}.{}", encode(&header), encode(&claims));
        let signature = self.key.sign(message.as_bytes())?;
        Some(format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The scope of a token, when it is valid at `now`: first the signature, then its claims.
    pub(crate) fn scope_of(&self, token: &str, now: i64) -> Result<String, Rejection> {
        let claims = self.signed_claims(token).ok_or(Rejection::Invalid)?;
        if claims["iss"] != *self.issuer || claims["aud"] != *self.audience {
            return Err(Rejection::Invalid);
        }
        match claims["exp"].as_i64() {
            None => Err(Rejection::Invalid),
            Some(end) if end <= now => Err(Rejection::Expired),
            Some(_) => Ok(claims["scope"].as_str().unwrap_or_default().to_owned()),
        }
    }

    fn signed_claims(&self, token: &str) -> Option<Value> {
        let (message, signature) = token.rsplit_once('.')?;
        let (header, claims) = message.split_once('.')?;
        // "none" and the symmetric algorithms are how a token is forged.
        (decode(header)?["alg"] == "RS256").then_some(())?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        self.key.verifies(message.as_bytes(), &signature).then_some(())?;
        decode(claims)
    }
}

fn encode(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn decode(part: &str) -> Option<Value> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authority(issuer: &str, audience: &str) -> Authority {
        let key = SigningKey::of_process().expect("a key");
        Authority { key, issuer: issuer.to_owned(), audience: audience.to_owned() }
    }

    #[test]
    fn a_token_is_valid_until_its_time_is_over() {
        let authority = authority("i", "a");
        let token = authority.issue("c", "a", "read:users", 100, 10).expect("signed");
        assert_eq!(authority.scope_of(&token, 109), Ok("read:users".to_owned()));
        assert_eq!(authority.scope_of(&token, 110), Err(Rejection::Expired));
    }

    #[test]
    fn a_token_for_others_is_refused() {
        let token = authority("i", "a").issue("c", "a", "", 100, 10).expect("signed");
        assert_eq!(authority("j", "a").scope_of(&token, 101), Err(Rejection::Invalid));
        assert_eq!(authority("i", "b").scope_of(&token, 101), Err(Rejection::Invalid));
    }

    #[test]
    fn a_forged_token_is_refused() {
        let authority = authority("i", "a");
        let token = authority.issue("c", "a", "", 100, 10).expect("signed");
        let (message, signature) = token.rsplit_once('.').expect("three parts");
        let (header, claims) = message.split_once('.').expect("three parts");
        let mut richer = decode(claims).expect("JSON");
        richer["scope"] = "delete:users".into();
        let unsigned = encode(&json!({ "alg": "none" }));
        for forged in [
            format!("{header}.{}.{signature}", encode(&richer)),
            format!("{unsigned}.{claims}."),
            format!("{unsigned}.{claims}.{signature}"),
            message.to_owned(),
            "no token".to_owned(),
            String::new(),
        ] {
            assert_eq!(authority.scope_of(&forged, 101), Err(Rejection::Invalid), "{forged}");
        }
    }
}
