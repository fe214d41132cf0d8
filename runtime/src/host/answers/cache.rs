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
pub(super) struct Cache {
    entries: Mutex<BTreeMap<String, Entry>>,
    loses: Option<Loses>,
}

/// Is the entry of this key lost?
type Loses = Box<dyn Fn(&str) -> bool + Send + Sync>;

struct Entry {
    value: String,
    /// `None`: it was there from the beginning, when nobody knew the time.
    expires_ms: Option<i64>,
}

impl Cache {
    // A panic while the map is locked leaves it whole: each change is one insertion or removal.
    fn entries(&self, now_ms: i64) -> MutexGuard<'_, BTreeMap<String, Entry>> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.retain(|_, entry| now_ms < entry.expires_ms.unwrap_or(i64::MAX));
        entries
    }

    pub(super) fn keep(&self, key: &str, value: &str) {
        let entry = Entry { value: value.to_owned(), expires_ms: None };
        self.entries(i64::MIN).insert(key.to_owned(), entry);
    }

    pub(super) fn losing(&mut self, loses: impl Fn(&str) -> bool + Send + Sync + 'static) {
        self.loses = Some(Box::new(loses));
    }

    pub(super) fn clear(&self) {
        self.entries(i64::MIN).clear();
    }

    pub(super) fn get(&self, key: &str, now_ms: i64) -> Option<Value> {
        let mut entries = self.entries(now_ms);
        if self.loses.as_ref().is_some_and(|loses| loses(key)) {
            entries.remove(key);
        }
        entries.get(key).map(|entry| record(entry, now_ms))
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
        let entry = Entry { value: value.to_owned(), expires_ms: Some(expires_ms) };
        let answer = object([("type", "success".into()), ("record", record(&entry, now_ms))]);
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

fn record(entry: &Entry, now_ms: i64) -> Value {
    let expires_ms = entry.expires_ms.unwrap_or(now_ms + LONGEST_TTL_MS);
    object([("value", entry.value.as_str().into()), ("expires_at", expires_ms.into())])
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
    fn entries_are_lost_on_demand() {
        let mut cache = Cache::default();
        cache.keep("kept", "v");
        cache.keep("lost", "v");
        cache.losing(|key| key == "lost");
        assert_eq!(cache.get("kept", 5).expect("an entry").at("expires_at").as_i64(), Some(5 + LONGEST_TTL_MS));
        assert!(cache.get("lost", 5).is_none());
        cache.clear();
        assert!(cache.get("kept", 5).is_none());
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
