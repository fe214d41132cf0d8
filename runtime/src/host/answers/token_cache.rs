//! Tokens in `api.cache`, for Actions whose handler says `token_cache = "encrypted"`.
//!
//! All Actions of a trigger share `api.cache`. What stands there tells nothing without the client's secret, not even which
//! application it belongs to, and can't be changed unnoticed. In a bundle cli/shim/token-cache.js writes the same.

use super::{Answers, object};
use auth0_actions_management::ports::Token;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::{Zeroize, Zeroizing};

/// What one application keeps its tokens by.
pub(crate) struct TokenCache {
    secret: hmac::Key,
}

impl TokenCache {
    /// Keys follow from the client's secret.
    pub(crate) fn new(client_secret: &str) -> Self {
        Self { secret: hmac::Key::new(hmac::HMAC_SHA256, client_secret.as_bytes()) }
    }

    /// Another key for each purpose and for each token's key.
    fn derive(&self, what: &str, key: &str) -> hmac::Tag {
        hmac::sign(&self.secret, format!("auth0-actions {what} {key}").as_bytes())
    }

    /// 43 bytes; `api.cache` takes 64.
    fn place(&self, key: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.derive("finds", key))
    }

    fn cipher(&self, key: &str) -> Option<LessSafeKey> {
        UnboundKey::new(&AES_256_GCM, self.derive("encrypts", key).as_ref()).ok().map(LessSafeKey::new)
    }

    /// The token that stands there; `None` when there is none, or none that can be read.
    pub(crate) fn get(&self, answers: &Answers, key: &str, now_ms: i64) -> Option<Token> {
        let record = answers.cache.get(&self.place(key), now_ms)?;
        let mut bytes = Zeroizing::new(STANDARD.decode(record.at("value").as_str()?).ok()?);
        let (nonce, sealed) = bytes.split_first_chunk_mut::<NONCE_LEN>()?;
        let nonce = Nonce::assume_unique_for_key(*nonce);
        let text = self.cipher(key)?.open_in_place(nonce, Aad::empty(), sealed).ok()?;
        Token::from_json(text.to_vec())
    }

    /// Keeps a token for as long as it lives. One that is too long for the cache, or that it has no room for, is not kept.
    pub(crate) fn set(&self, answers: &Answers, key: &str, token: &Token, now_ms: i64) {
        let mut nonce = [0; NONCE_LEN];
        let (Some(cipher), Ok(())) = (self.cipher(key), SystemRandom::new().fill(&mut nonce)) else { return };
        let mut value = token.to_value();
        let mut bytes = value.to_json().into_bytes();
        value.wipe();
        let sealed = cipher.seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut bytes);
        let Ok(tag) = sealed else {
            bytes.zeroize();
            return;
        };
        let text = STANDARD.encode([&nonce, bytes.as_slice(), tag.as_ref()].concat());
        let options = object([("expires_at", token.expires_ms.into())]);
        answers.cache.set(&self.place(key), &text, &options, now_ms);
    }

    /// Forgets the token, when it is this one.
    pub(crate) fn forget(&self, answers: &Answers, key: &str, refused: &Token, now_ms: i64) {
        let same = |kept: &Token| kept.to_value() == refused.to_value();
        if self.get(answers, key, now_ms).as_ref().is_some_and(same) {
            answers.cache.delete(&self.place(key), now_ms);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret as _;

    const KEY: &str = "https://tenant.eu.auth0.com client https://tenant.eu.auth0.com/api/v2/";
    const NOW_MS: i64 = 1_769_851_800_000;

    fn token(secret: &str) -> Token {
        let (issued_ms, expires_ms) = (NOW_MS, NOW_MS + 86_400_000);
        Token { secret: secret.into(), issued_ms, expires_ms, scope: Some("read:users".to_owned()) }
    }

    fn found(cache: &TokenCache, answers: &Answers, key: &str, now_ms: i64) -> Option<String> {
        cache.get(answers, key, now_ms).map(|token| token.secret.expose_secret().to_owned())
    }

    #[test]
    fn another_secret_finds_nothing_and_nothing_is_in_the_clear() {
        let (answers, mine, others) = (Answers::new(), TokenCache::new("a secret"), TokenCache::new("another secret"));
        mine.set(&answers, KEY, &token("a-canary"), NOW_MS);
        assert_eq!(found(&mine, &answers, KEY, NOW_MS).as_deref(), Some("a-canary"));
        assert_eq!(found(&TokenCache::new("a secret"), &answers, KEY, NOW_MS).as_deref(), Some("a-canary"));
        assert_eq!(found(&mine, &answers, "another key", NOW_MS), None);
        assert_eq!(found(&others, &answers, KEY, NOW_MS), None);
        // Also what stands there can't be read, nor be put elsewhere.
        let value = answers.cache.get(&mine.place(KEY), NOW_MS).expect("an entry");
        let text = value.at("value").as_str().expect("a text");
        for place in [others.place(KEY), mine.place("another key")] {
            answers.cache.set(&place, text, &object([]), NOW_MS);
        }
        assert_eq!(found(&others, &answers, KEY, NOW_MS), None);
        assert_eq!(found(&mine, &answers, "another key", NOW_MS), None);
        let bytes = STANDARD.decode(text).expect("base64");
        for clear in ["canary", "tenant", "client", "read:users"] {
            let shown = String::from_utf8_lossy(&bytes);
            assert!(!shown.contains(clear) && !text.contains(clear) && !mine.place(KEY).contains(clear), "{clear}");
        }
        assert_eq!(found(&mine, &answers, KEY, NOW_MS + 86_400_000), None, "it is over");
    }

    #[test]
    fn what_was_changed_is_not_read() {
        let (answers, cache) = (Answers::new(), TokenCache::new("a secret"));
        cache.set(&answers, KEY, &token("a-canary"), NOW_MS);
        let value = answers.cache.get(&cache.place(KEY), NOW_MS).expect("an entry");
        let bytes = STANDARD.decode(value.at("value").as_str().expect("a text")).expect("base64");
        for at in [0, NONCE_LEN, bytes.len() - 1] {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            answers.cache.set(&cache.place(KEY), &STANDARD.encode(&changed), &object([]), NOW_MS);
            assert_eq!(found(&cache, &answers, KEY, NOW_MS), None, "byte {at}");
        }
        for text in ["", "no base64", "AAAA"] {
            answers.cache.set(&cache.place(KEY), text, &object([]), NOW_MS);
            assert_eq!(found(&cache, &answers, KEY, NOW_MS), None, "{text}");
        }
    }

    #[test]
    fn only_the_token_that_was_refused_is_forgotten() {
        let (answers, cache) = (Answers::new(), TokenCache::new("a secret"));
        cache.set(&answers, KEY, &token("new"), NOW_MS);
        cache.forget(&answers, KEY, &token("old"), NOW_MS);
        assert_eq!(found(&cache, &answers, KEY, NOW_MS).as_deref(), Some("new"));
        cache.forget(&answers, KEY, &token("new"), NOW_MS);
        assert_eq!(found(&cache, &answers, KEY, NOW_MS), None);
    }

    #[test]
    fn a_token_that_is_too_long_is_not_kept() {
        let (answers, cache) = (Answers::new(), TokenCache::new("a secret"));
        cache.set(&answers, KEY, &token(&"t".repeat(4_000)), NOW_MS);
        assert_eq!(found(&cache, &answers, KEY, NOW_MS), None);
    }

    /// What the file in a bundle writes.
    #[test]
    fn a_bundle_writes_the_same() {
        let (answers, cache) = (Answers::new(), TokenCache::new("a secret"));
        assert_eq!(cache.place(KEY), "mR5yfD0jeGvDCEUg8EF59de9GJurO3CwRMkUts2MDCY");
        answers.cache.set(&cache.place(KEY), "GKbSJyxEzOawhmvQxBgsPxt/2PFO8V+s6nZ4hiuJAoqA6857E1twKq2AoewEl8KNnESF1I+06iB0skbbPGvcSb6Nz+HtrfKsgHNiwN/P79wwdOugA/W+/sKYWDI68c1tTJmAzinZbYkkOBNSoFjdbYsrJ705bKCpsqKD", &object([]), NOW_MS);
        assert_eq!(found(&cache, &answers, KEY, NOW_MS).as_deref(), Some("a-canary"));
    }
}
