//! `api.cache`: texts that outlive an execution. Limits and codes are those of Auth0's documentation.

use super::object;
use auth0_actions_wire::Value;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How long an entry lives when nothing else is said: 15 minutes.
const DEFAULT_TTL_MS: i64 = 15 * 60 * 1_000;
/// No entry lives longer: 24 hours.
const LONGEST_TTL_MS: i64 = 24 * 60 * 60 * 1_000;
const KEY_BYTES: usize = 64;
const VALUE_BYTES: usize = 4_096;
const ENTRIES: usize = 20;
const TOTAL_BYTES: usize = 8_192;

#[derive(Default)]
pub(super) struct Cache(Mutex<BTreeMap<String, Entry>>);

struct Entry {
    value: String,
    expires_ms: i64,
}

impl Cache {
    // A panic while the map is locked leaves it whole: each change is one insertion or removal.
    fn entries(&self, now_ms: i64) -> MutexGuard<'_, BTreeMap<String, Entry>> {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, entry| now_ms < entry.expires_ms);
        entries
    }

    pub(super) fn get(&self, key: &str, now_ms: i64) -> Option<Value> {
        self.entries(now_ms).get(key).map(record)
    }

    pub(super) fn set(&self, key: &str, value: &str, options: &Value, now_ms: i64) -> Value {
        if key.len() > KEY_BYTES {
            return failed("CacheKeySizeExceeded");
        }
        if value.len() > VALUE_BYTES {
            return failed("CacheValueSizeExceeded");
        }
        let expires_ms = match expiry(options, now_ms) {
            Ok(expires_ms) => expires_ms,
            Err(code) => return failed(code),
        };
        let mut entries = self.entries(now_ms);
        // Auth0 adds the new value to the sum without taking off the one that it replaces.
        let size: usize = entries.iter().map(|(key, entry)| key.len() + entry.value.len()).sum();
        let is_new = !entries.contains_key(key);
        if size + key.len() + value.len() > TOTAL_BYTES || (is_new && entries.len() >= ENTRIES) {
            return failed("CacheSizeExceeded");
        }
        let entry = Entry { value: value.to_owned(), expires_ms };
        let answer = object([("type", "success".into()), ("record", record(&entry))]);
        entries.insert(key.to_owned(), entry);
        answer
    }

    pub(super) fn delete(&self, key: &str, now_ms: i64) -> Value {
        match self.entries(now_ms).remove(key) {
            Some(_) => object([("type", "success".into())]),
            None => failed("CacheKeyDoesNotExist"),
        }
    }
}

/// When an entry ends: the earlier of `ttl` and `expires_at`.
fn expiry(options: &Value, now_ms: i64) -> Result<i64, &'static str> {
    let number = |key: &str| match options.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            value.as_f64().filter(|ms| ms.is_finite()).map(|ms| Some(ms.floor() as i64)).ok_or("InvalidExpiry")
        }
    };
    let by_ttl = number("ttl")?.map(|ttl| now_ms.saturating_add(ttl));
    let expires_ms = match (by_ttl, number("expires_at")?) {
        (Some(one), Some(other)) => one.min(other),
        (one, other) => one.or(other).unwrap_or(now_ms + DEFAULT_TTL_MS),
    };
    if expires_ms <= now_ms {
        return Err("ItemAlreadyExpired");
    }
    Ok(expires_ms.min(now_ms + LONGEST_TTL_MS))
}

fn record(entry: &Entry) -> Value {
    object([("value", entry.value.as_str().into()), ("expires_at", entry.expires_ms.into())])
}

fn failed(code: &str) -> Value {
    object([("type", "error".into()), ("code", code.into())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(answer: &Value) -> &str {
        answer.at("code").as_str().unwrap_or("success")
    }

    #[test]
    fn limits_and_codes() {
        let cache = Cache::default();
        let none = Value::Null;
        assert_eq!(code(&cache.set(&"k".repeat(64), &"v".repeat(4_000), &none, 0)), "success");
        assert_eq!(code(&cache.set(&"k".repeat(65), "v", &none, 0)), "CacheKeySizeExceeded");
        assert_eq!(code(&cache.set("k", &"v".repeat(4_097), &none, 0)), "CacheValueSizeExceeded");
        assert_eq!(code(&cache.set("k", &"v".repeat(4_096), &none, 0)), "success");
        assert_eq!(code(&cache.set("l", &"v".repeat(60), &none, 0)), "CacheSizeExceeded");
        assert_eq!(code(&cache.delete("nothing", 0)), "CacheKeyDoesNotExist");
        assert_eq!(code(&cache.delete("k", 0)), "success");
        assert_eq!(code(&cache.set("k", "v", &object([("expires_at", 0.into())]), 0)), "ItemAlreadyExpired");
        assert_eq!(code(&cache.set("k", "v", &object([("ttl", "soon".into())]), 0)), "InvalidExpiry");
    }

    #[test]
    fn twenty_entries() {
        let cache = Cache::default();
        for index in 0..20 {
            assert_eq!(code(&cache.set(&index.to_string(), "v", &Value::Null, 0)), "success");
        }
        assert_eq!(code(&cache.set("20", "v", &Value::Null, 0)), "CacheSizeExceeded");
        assert_eq!(code(&cache.set("0", "w", &Value::Null, 0)), "success");
    }

    #[test]
    fn entries_end_at_the_earlier_of_two_times() {
        let cache = Cache::default();
        let both = object([("ttl", 100.into()), ("expires_at", 50.into())]);
        assert_eq!(cache.set("k", "v", &both, 10).at("record").at("expires_at").as_i64(), Some(50));
        assert!(cache.get("k", 49).is_some());
        assert!(cache.get("k", 50).is_none());
        let long = object([("ttl", i64::MAX.into())]);
        assert_eq!(cache.set("k", "v", &long, 10).at("record").at("expires_at").as_i64(), Some(10 + LONGEST_TTL_MS));
    }
}
