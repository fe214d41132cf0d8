//! Tokens in memory, for hosts that live longer than one execution.

use crate::ports::{Acquired, BoxFuture, Token, TokenStore};
use secrecy::ExposeSecret;
use std::collections::HashMap;
use std::fmt;
use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// A token is not given out any more when it ends within this time.
const MARGIN_MS: i64 = 10_000;

/// Keeps one token per key, with one request for it in flight.
pub struct MemoryTokenStore {
    now_ms: Box<dyn Fn() -> i64 + Send + Sync>,
    entries: Mutex<HashMap<String, Entry>>,
}

#[derive(Default)]
struct Entry {
    token: Option<Token>,
    led: bool,
    waiting: Vec<Waker>,
}

impl MemoryTokenStore {
    /// An empty store that reads the time, in milliseconds since 1970, from `now_ms`.
    #[must_use]
    pub fn new(now_ms: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self { now_ms: Box::new(now_ms), entries: Mutex::default() }
    }

    // A panic while the map is locked leaves it whole: each change is one assignment.
    fn entries(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn give_up_lead(&self, key: &str, token: Option<&Token>) {
        let waiting = {
            let mut entries = self.entries();
            let entry = entries.entry(key.to_owned()).or_default();
            entry.led = false;
            if let Some(token) = token {
                entry.token = Some(token.clone());
            }
            std::mem::take(&mut entry.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }
}

impl TokenStore for MemoryTokenStore {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        let key = key.to_owned();
        Box::pin(poll_fn(move |cx| {
            let now_ms = (self.now_ms)();
            let mut entries = self.entries();
            let entry = entries.entry(key.clone()).or_default();
            match &entry.token {
                Some(token) if now_ms < token.expires_ms - MARGIN_MS => {
                    if entry.led || now_ms < token.renew_ms() {
                        Poll::Ready(Acquired::Token(token.clone()))
                    } else {
                        entry.led = true;
                        Poll::Ready(Acquired::Renew(token.clone()))
                    }
                }
                _ if entry.led => {
                    if !entry.waiting.iter().any(|waker| waker.will_wake(cx.waker())) {
                        entry.waiting.push(cx.waker().clone());
                    }
                    Poll::Pending
                }
                _ => {
                    entry.led = true;
                    Poll::Ready(Acquired::Lead)
                }
            }
        }))
    }

    fn publish(&self, key: &str, token: &Token) {
        self.give_up_lead(key, Some(token));
    }

    fn release(&self, key: &str) {
        self.give_up_lead(key, None);
    }

    fn forget(&self, key: &str, refused: &Token) {
        if let Some(entry) = self.entries().get_mut(key) {
            let same = |token: &mut Token| token.secret.expose_secret() == refused.secret.expose_secret();
            entry.token.take_if(same);
        }
    }
}

impl fmt::Debug for MemoryTokenStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryTokenStore").finish_non_exhaustive()
    }
}
