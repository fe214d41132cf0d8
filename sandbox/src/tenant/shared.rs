//! What all of the tenant's requests share.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};

use super::assertion::PublicKey;
use super::faults::{Fault, Faults, Target};
use super::journal::Exchange;
use super::jwt::Authority;
use super::limit::{Bucket, Standing};
use super::state::State;

/// A machine-to-machine application of the tenant.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) id: String,
    pub(crate) secret: SecretString,
    /// It proves who it is by this key, and no more by the secret.
    pub(crate) key: Option<PublicKey>,
    /// The scopes that it may have of the Management API; nothing when it has no grant at all.
    pub(crate) grant: Option<Vec<String>>,
}

impl Client {
    pub(crate) fn has(&self, id: &str, secret: &str) -> bool {
        self.id == id && self.key.is_none() && self.secret.expose_secret() == secret
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Client");
        shown.field("id", &self.id).field("grant", &self.grant).finish_non_exhaustive()
    }
}

/// A tenant while it runs.
pub(crate) struct Shared {
    pub(crate) authority: Authority,
    pub(crate) clients: Vec<Client>,
    pub(crate) token_lifetime: Duration,
    state: Mutex<State>,
    faults: Mutex<Faults>,
    journal: Mutex<Vec<Exchange>>,
    bucket: Option<Mutex<Bucket>>,
    token_requests: AtomicUsize,
    api_calls: AtomicUsize,
}

/// A test's closure that panics while it holds the lock leaves nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    pub(crate) fn new(
        authority: Authority,
        clients: Vec<Client>,
        token_lifetime: Duration,
        state: State,
        faults: Faults,
        bucket: Option<Bucket>,
    ) -> Self {
        Self {
            authority,
            clients,
            token_lifetime,
            state: Mutex::new(state),
            faults: Mutex::new(faults),
            journal: Mutex::default(),
            bucket: bucket.map(Mutex::new),
            token_requests: AtomicUsize::new(0),
            api_calls: AtomicUsize::new(0),
        }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        lock(&self.faults)
    }

    /// Counts a request and takes the fault that it meets.
    pub(crate) fn arrival(&self, target: Target) -> Option<Fault> {
        self.counter(target).fetch_add(1, Ordering::Relaxed);
        self.faults().take(target)
    }

    pub(crate) fn count(&self, target: Target) -> usize {
        self.counter(target).load(Ordering::Relaxed)
    }

    fn counter(&self, target: Target) -> &AtomicUsize {
        match target {
            Target::Token => &self.token_requests,
            Target::Api => &self.api_calls,
        }
    }

    pub(crate) fn record(&self, exchange: Exchange) {
        lock(&self.journal).push(exchange);
    }

    pub(crate) fn journal(&self) -> Vec<Exchange> {
        lock(&self.journal).clone()
    }

    /// Counts a call against the rate limit.
    pub(crate) fn take_from_bucket(&self) -> Result<Standing, Standing> {
        match &self.bucket {
            Some(bucket) => lock(bucket).take(Instant::now()),
            None => Ok(Standing::UNLIMITED),
        }
    }
}
