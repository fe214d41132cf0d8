//! `api.cache`

use super::ask::{error, read};
use super::limits::{CACHE_KEY_BYTES, CACHE_VALUE_BYTES, SAFE_INTEGER};
use crate::host::AskError;
use auth0_actions_wire::read::Node;
use auth0_actions_wire::{Map, Value, open_enum, read_struct};
use std::borrow::Cow;
use std::time::Duration;

namespace! {
    /// `api.cache`: texts that outlive an execution. All Actions of the trigger share it, others' too, and Auth0 may empty
    /// it at any time: keep no secrets in it, and nothing that can't be made again.
    Cache
}

/// An entry of the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CacheRecord {
    /// What was kept.
    pub value: String,
    /// When it is forgotten, in milliseconds since 1970.
    pub expires_at: i64,
}

read_struct!(CacheRecord { value: req "value", expires_at: req "expires_at" });

open_enum! {
    /// Why the cache refused; [`AskError::code`] as an enum: `CacheWriteErrorCode::from(error.code.as_str())`.
    CacheWriteErrorCode {
        /// Too many changes in one execution:
        MaxSideEffectsExceeded = "MaxSideEffectsExceeded",
        /// The key is over 64 bytes:
        CacheKeySizeExceeded = "CacheKeySizeExceeded",
        /// The value is over 4,096 bytes:
        CacheValueSizeExceeded = "CacheValueSizeExceeded",
        /// The cache is full:
        CacheSizeExceeded = "CacheSizeExceeded",
        /// The end of its life is in the past:
        ItemAlreadyExpired = "ItemAlreadyExpired",
        /// The end of its life is no point in time:
        InvalidExpiry = "InvalidExpiry",
        /// Auth0 could not write:
        FailedToSetCacheRecord = "FailedToSetCacheRecord",
        /// Auth0 could not delete:
        FailedToDeleteCacheRecord = "FailedToDeleteCacheRecord",
        /// There is no such key:
        CacheKeyDoesNotExist = "CacheKeyDoesNotExist",
    }
}

/// For how long [`Cache::set_with`] keeps an entry. When both are given, the earlier end counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CacheSetOptions {
    ttl: Option<Duration>,
    expires_at: Option<i64>,
}

impl CacheSetOptions {
    /// Nothing given: 15 minutes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How long to keep it, in whole milliseconds; at most 24 hours.
    #[must_use]
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = Some(ttl);
        self
    }

    /// When to forget it, in milliseconds since 1970; at most 24 hours from now.
    #[must_use]
    pub fn expires_at(mut self, expires_at_ms: i64) -> Self {
        self.expires_at = Some(expires_at_ms);
        self
    }

    /// `None` when a number is none that JavaScript holds.
    fn into_value(self) -> Option<Value> {
        let mut options = Map::new();
        if let Some(at) = self.expires_at {
            options.insert("expires_at", Some(at).filter(|at| at.unsigned_abs() <= SAFE_INTEGER.unsigned_abs())?);
        }
        if let Some(ttl) = self.ttl {
            let ttl = i64::try_from(ttl.as_millis()).ok();
            options.insert("ttl", ttl.filter(|ttl| *ttl <= SAFE_INTEGER)?);
        }
        Some(options.into())
    }
}

impl Cache {
    /// The entry under `key`; `None` when there is none (any more).
    ///
    /// # Errors
    /// When the host does not answer.
    pub async fn get(&self, key: &str) -> Result<Option<CacheRecord>, AskError> {
        self.recorder.ask_for("api.cache.get", vec![key.into()]).await
    }

    /// Keeps `value` under `key` for 15 minutes, in the place of what is there.
    ///
    /// # Errors
    /// The code is one of [`CacheWriteErrorCode`]: a key has 64 bytes ([`CACHE_KEY_BYTES`]), a value 4,096
    /// ([`CACHE_VALUE_BYTES`]), the trigger's cache 20 entries and 8,192 bytes, to which the new value counts before the
    /// old one is dropped.
    pub async fn set(&self, key: &str, value: &str) -> Result<CacheRecord, AskError> {
        self.write(key, value, None).await
    }

    /// Keeps `value` under `key` for as long as `options` say.
    ///
    /// # Errors
    /// As [`set`](Self::set).
    pub async fn set_with(&self, key: &str, value: &str, options: CacheSetOptions) -> Result<CacheRecord, AskError> {
        self.write(key, value, Some(options)).await
    }

    /// Forgets what is under `key`.
    ///
    /// # Errors
    /// The code is one of [`CacheWriteErrorCode`], such as `CacheKeyDoesNotExist`.
    pub async fn delete(&self, key: &str) -> Result<(), AskError> {
        const CALL: &str = "api.cache.delete";
        let answer = self.recorder.ask(CALL, vec![key.into()]).await?;
        refused(CALL, answer.root()).map_or(Ok(()), Err)
    }

    async fn write(&self, key: &str, value: &str, options: Option<CacheSetOptions>) -> Result<CacheRecord, AskError> {
        const CALL: &str = "api.cache.set";
        let refuse = |code: CacheWriteErrorCode, message| AskError { call: CALL, code: code.to_string(), message };
        if key.len() > CACHE_KEY_BYTES {
            let message = format!("the key has {} bytes; {CACHE_KEY_BYTES} is the limit", key.len());
            return Err(refuse(CacheWriteErrorCode::CacheKeySizeExceeded, message));
        }
        if value.len() > CACHE_VALUE_BYTES {
            let message = format!("the value has {} bytes; {CACHE_VALUE_BYTES} is the limit", value.len());
            return Err(refuse(CacheWriteErrorCode::CacheValueSizeExceeded, message));
        }
        let mut args = vec![key.into(), value.into()];
        if let Some(options) = options {
            let invalid = || "the end of its life is further away than JavaScript can count".to_owned();
            let options = options.into_value().ok_or_else(|| refuse(CacheWriteErrorCode::InvalidExpiry, invalid()))?;
            args.push(options);
        }
        let answer = self.recorder.ask(CALL, args).await?;
        match (refused(CALL, answer.root()), answer.root().get("record")) {
            (Some(error), _) => Err(error),
            (None, Some(record)) => read(CALL, record),
            (None, None) => Err(error(CALL, "its answer lacks the record")),
        }
    }
}

/// Auth0's function does not throw: it answers an error.
fn refused(call: &'static str, answer: Node<'_>) -> Option<AskError> {
    let text = |name: &str| answer.get(name).and_then(Node::as_str);
    if text("type").is_some_and(|text| text == "success") {
        return None;
    }
    let code = text("code").map_or_else(|| "error".to_owned(), Cow::into_owned);
    Some(AskError { call, code, message: "the cache refused".to_owned() })
}
