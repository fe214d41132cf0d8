//! HTTP, a clock, a token store and chance for one test.

use super::call::{Call, Calls};
use super::canned::Canned;
use super::reach::Reach;
use super::target::Target;
use auth0_actions::management::MemoryTokenStore;
use auth0_actions::management::ports::{
    Acquired, BoxFuture, Chance, Clock, Request, Response, Token, TokenStore, Transport, TransportError, TransportPhase,
};
use auth0_actions::wire::{Map, Value};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long Auth0's tokens for the Management API last.
const TOKEN_LIFETIME_S: i64 = 86_400;

pub(super) struct KitPorts {
    pub(super) world: World,
    time: Arc<Time>,
    tokens: MemoryTokenStore,
    chance: Chance,
}

/// Whom calls meet.
pub(super) struct World {
    pub(super) canned: Canned,
    pub(super) tenant: Option<Reach>,
    /// What a token holds, unless the test says otherwise.
    pub(super) scopes: &'static [&'static str],
    pub(super) calls: Calls,
    pub(super) unexpected: Unexpected,
}

/// What becomes of a call that nobody answers.
pub(super) enum Unexpected {
    /// The test panics, at once: it polls the call itself.
    Panic,
    /// It is kept. A panic here would be the handler's.
    Keep(Mutex<Vec<String>>),
}

/// A clock that starts where the test wants.
pub(super) enum Time {
    /// As tokio's own clock, paused or not.
    Runtime { base_ms: i64, began: tokio::time::Instant },
    /// Sleeping alone moves it on, and takes no time.
    Steps(AtomicI64),
}

impl Time {
    pub(super) fn from_now_on(base_ms: i64) -> Self {
        Self::Runtime { base_ms, began: tokio::time::Instant::now() }
    }

    fn now_ms(&self) -> i64 {
        match self {
            Self::Runtime { base_ms, began } => {
                base_ms.saturating_add(i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX))
            }
            Self::Steps(now_ms) => now_ms.load(Ordering::Relaxed),
        }
    }
}

impl KitPorts {
    pub(super) fn new(world: World, time: Time, seed: u64) -> Self {
        let time = Arc::new(time);
        let clock = time.clone();
        let tokens = MemoryTokenStore::new(move || clock.now_ms());
        Self { world, time, tokens, chance: Chance::new(seed) }
    }

    /// The calls that nobody answered.
    pub(super) fn unexpected(&self) -> Vec<String> {
        match &self.world.unexpected {
            Unexpected::Panic => Vec::new(),
            Unexpected::Keep(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).clone(),
        }
    }
}

impl World {
    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let target = Target::of(&request.url);
        let is_token = target.is_token(request.method);
        let canned = self.canned.next(request.method, &target);
        let tenant = self.tenant.as_ref();
        if canned.is_none() && tenant.is_none() && is_token {
            return Ok(self.token());
        }
        // The body of a request for a token is a secret.
        let place = (!is_token).then(|| self.calls.begin(Call::of(&request, &target)));
        let result = match (canned, tenant.filter(|tenant| tenant.is_at(&target.host))) {
            (Some(reply), _) => reply.into_result(),
            (None, Some(tenant)) => tenant.send(request).await,
            (None, None) => Err(self.refuse(&request, &target)),
        };
        if let Some(place) = place {
            self.calls.end(place, result.as_ref().ok().map(|response| response.status));
        }
        result
    }

    fn token(&self) -> Response {
        let scope = self.canned.scope().unwrap_or_else(|| self.scopes.join(" "));
        let answer = Value::Object(Map::from([
            ("access_token", Value::from("token-of-the-test-kit")),
            ("expires_in", TOKEN_LIFETIME_S.into()),
            ("scope", scope.into()),
            ("token_type", "Bearer".into()),
        ]));
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Response { status: 200, headers, body: answer.to_string().into_bytes() }
    }

    fn refuse(&self, request: &Request, target: &Target) -> TransportError {
        let (method, host, path) = (request.method, &target.host, target.readable_path());
        let elsewhere = match &self.tenant {
            Some(tenant) => format!(", and the tenant of this test is `{}`", tenant.domain()),
            None => String::new(),
        };
        let message =
            format!("no answer is canned for `{method} {path}` of `{host}`{elsewhere}; canned: {}", self.canned.list());
        match &self.unexpected {
            Unexpected::Panic => panic!("{message}"),
            Unexpected::Keep(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).push(message.clone()),
        }
        TransportError::new(TransportPhase::Refused, message)
    }
}

impl Transport for KitPorts {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.world.exchange(request))
    }
}

impl Clock for KitPorts {
    fn now_ms(&self) -> i64 {
        self.time.now_ms()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        match &*self.time {
            Time::Runtime { .. } => Box::pin(tokio::time::sleep(Duration::from_millis(ms))),
            Time::Steps(now_ms) => {
                now_ms.fetch_add(i64::try_from(ms).unwrap_or(i64::MAX), Ordering::Relaxed);
                Box::pin(std::future::ready(()))
            }
        }
    }

    fn random(&self, below: u64) -> u64 {
        self.chance.random(below)
    }
}

impl TokenStore for KitPorts {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        self.tokens.acquire(key)
    }

    fn publish(&self, key: &str, token: &Token) {
        self.tokens.publish(key, token);
    }

    fn release(&self, key: &str) {
        self.tokens.release(key);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.tokens.forget(key, refused);
    }
}
