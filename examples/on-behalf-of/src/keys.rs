//! The partner's keys, one by one in `api.cache`: a whole list may be too large for it.

use auth0_actions::api::{Cache, CacheSetOptions};
use auth0_actions::prelude::*;
use auth0_actions::wire::parse;
use std::time::Duration;

/// How long a key is kept.
const KEPT: Duration = Duration::from_secs(3_600);
/// How long it is kept that there is no such key.
const ABSENT: Duration = Duration::from_secs(60);

/// Why there is no key.
pub(crate) enum NoKey {
    /// The partner has none of this name.
    Unknown,
    /// The partner does not answer.
    Unreachable,
}

pub(crate) struct Keys<'a> {
    pub(crate) issuer: &'a HttpsUrl,
    pub(crate) cache: &'a Cache,
}

impl Keys<'_> {
    /// The key of this name.
    pub(crate) async fn find(&self, kid: &str) -> Result<Result<Value, NoKey>> {
        // A name is the word of whoever sent the token: of any length, and with anything in it.
        let place = crypto::to_base64url(&crypto::sha256(format!("{} {kid}", self.issuer.as_str()).as_bytes()).await?);
        // A cache that fails is an empty one.
        if let Ok(Some(kept)) = self.cache.get(&place).await {
            return Ok(parse(&kept.value).ok().filter(|key| !key.is_null()).ok_or(NoKey::Unknown));
        }
        let Some(list) = self.fetch().await else { return Ok(Err(NoKey::Unreachable)) };
        let all = list.at("keys").as_array().unwrap_or_default();
        let key = all.iter().find(|key| key.at("kid").as_str() == Some(kid));
        let (text, ttl) = match key {
            Some(key) => (public_members(key).to_json(), KEPT),
            None => (Value::Null.to_json(), ABSENT),
        };
        let _ = self.cache.set_with(&place, &text, CacheSetOptions::new().ttl(ttl)).await;
        Ok(key.cloned().ok_or(NoKey::Unknown))
    }

    async fn fetch(&self) -> Option<Value> {
        let url = format!("{}/.well-known/jwks.json", self.issuer.as_str().trim_end_matches('/'));
        let answer = fetch(url).timeout(Duration::from_secs(5)).await.ok().filter(|answer| answer.ok())?;
        answer.json().ok()
    }
}

/// What verifying needs; certificates would fill the cache.
fn public_members(key: &Value) -> Value {
    let members = ["kty", "crv", "x", "y", "n", "e", "alg", "use"].into_iter();
    Value::Object(members.filter_map(|name| Some((name, key.get(name)?))).collect::<Map>())
}
