//! In process: on a current-thread tokio, without any protocol.
//!
//! `cargo run -- --event FILE` is this host, with HTTP by reqwest (feature `native`); services and tests make a [`Native`]
//! of their own, for which the feature `in-process` is enough.

#[cfg(feature = "native")]
mod command_line;

#[cfg(feature = "native")]
pub(crate) use command_line::command_line;

use super::answers::{Answers, TokenCache};
use super::redaction::Redactions;
use super::unwinding::catching;
use super::{AskError, Handle, Host, enter};
use crate::execution::{Entry, Input};
use crate::glue::Handler;
use auth0_actions_management::ports::{
    Acquired, BoxFuture, Clock, Ports, Request, Response, Token, TokenStore, Transport, TransportError,
};
#[cfg(feature = "native")]
use auth0_actions_management::reqwest::{ReqwestPorts, ReqwestTransport, SetupError};
use auth0_actions_wire::protocol::{Level, Outcome};
use auth0_actions_wire::{Value, parse};
use std::fmt;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;
use zeroize::Zeroize as _;

/// Auth0 gives an execution 20 seconds.
const DEADLINE_MS: i64 = 20_000;

/// Where lines of the log go.
type LogSink = Arc<dyn Fn(Level, &str) + Send + Sync>;

/// A host that lives as long as a service: it shares connections, tokens and the cache between executions.
pub struct Native {
    ports: Arc<dyn Ports>,
    answers: Arc<Answers>,
    log: LogSink,
    strict: bool,
    deadline_ms: i64,
}

impl Native {
    /// A host with the system's certificates, that logs to the standard error.
    ///
    /// # Errors
    /// When TLS can't be set up.
    #[cfg(feature = "native")]
    pub fn new() -> Result<Self, SetupError> {
        Ok(Self::on(ReqwestTransport::new()?))
    }

    /// A host on a transport of your own.
    #[must_use]
    #[cfg(feature = "native")]
    pub fn on(transport: ReqwestTransport) -> Self {
        Self::on_ports(Arc::new(ReqwestPorts::with_transport(transport)))
    }

    /// A host on HTTP, a clock and a token store of your own, such as those of a test. An execution ends when 20 seconds
    /// have passed by tokio's timers; retries are planned inside 20 seconds of the given clock, so both must run alike.
    #[must_use]
    pub fn on_ports(ports: Arc<dyn Ports>) -> Self {
        Self {
            ports,
            answers: Arc::default(),
            log: Arc::new(|level, text| eprintln!("{}: {text}", level.as_str())),
            strict: true,
            deadline_ms: DEADLINE_MS,
        }
    }

    /// Ends executions after so many milliseconds, in the place of 20 seconds: what is left to an Action that runs after
    /// others.
    #[must_use]
    pub fn within_ms(mut self, deadline_ms: i64) -> Self {
        self.deadline_ms = deadline_ms;
        self
    }

    /// Reads each group of the event when the handler touches it, as a bundle does inside Auth0, and not all of them
    /// first. A malformed group that no handler touches is then no failure.
    #[must_use]
    pub fn lazily(mut self) -> Self {
        self.strict = false;
        self
    }

    /// Answers `api.cache`, `api.groups` and the like by these. Hosts that are given the same share their cache, as the
    /// processes of a tenant may.
    #[must_use]
    pub fn answering(mut self, answers: impl Into<Arc<Answers>>) -> Self {
        self.answers = answers.into();
        self
    }

    /// Writes log lines elsewhere.
    #[must_use]
    pub fn logging_to(mut self, log: impl Fn(Level, &str) + Send + Sync + 'static) -> Self {
        self.log = Arc::new(log);
        self
    }

    /// Runs the handler `H` on an event. All groups of the event are read first, and a malformed event is refused, unless
    /// the host reads [lazily](Native::lazily).
    /// `secrets` is a JSON object of texts.
    ///
    /// Must be awaited inside a tokio runtime with time and network, and stays on its thread.
    pub async fn run<H: Handler>(&self, event: impl Into<String>, secrets: impl Into<String>) -> Outcome {
        self.run_entry(&Entry::of::<H>(), event.into(), secrets.into()).await
    }

    async fn run_entry(&self, entry: &Entry, event: String, secrets: String) -> Outcome {
        let waiting = Arc::new(Mutex::new(Vec::new()));
        let redactions = Redactions::default();
        let host = Handle::new(Arc::new(Execution {
            waiting: waiting.clone(),
            ports: self.ports.clone(),
            answers: self.answers.clone(),
            log: self.log.clone(),
            token_cache: entry.about.token_cache.and_then(|_| entry.token_cache_of(&secrets)),
            deadline_ms: self.ports.now_ms() + self.deadline_ms,
            event: event.as_str().into(),
        }));
        let input = Input { secrets: secrets.into_bytes(), event: event.into_bytes(), strict: self.strict };
        let mut execution = pin!((entry.run)(host.clone(), input));
        let polled = poll_fn(|cx| {
            let _entered = enter(host.clone(), redactions.clone());
            match catching(|| execution.as_mut().poll(cx)) {
                Ok(poll) => poll,
                Err(failure) => Poll::Ready(Outcome::Failed(failure)),
            }
        });
        let limit = Duration::from_millis(self.deadline_ms.max(0).unsigned_abs());
        tokio::time::timeout(limit, polled).await.unwrap_or_else(|_| {
            let waiting = waiting.lock().unwrap_or_else(PoisonError::into_inner).join(", ");
            Outcome::Failed(super::deadline_passed(&waiting))
        })
    }
}

impl fmt::Debug for Native {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Native").finish_non_exhaustive()
    }
}

/// The host of one execution.
struct Execution {
    waiting: Waiting,
    ports: Arc<dyn Ports>,
    answers: Arc<Answers>,
    log: LogSink,
    token_cache: Option<TokenCache>,
    deadline_ms: i64,
    event: Arc<str>,
}

/// What the handler waits for, in words.
type Waiting = Arc<Mutex<Vec<String>>>;

impl Execution {
    /// Waits for `future`, and keeps in words what it is.
    fn wait<'a, T: 'a>(&self, what: String, future: BoxFuture<'a, T>) -> BoxFuture<'a, T> {
        struct Waits(Waiting, String);

        impl Drop for Waits {
            fn drop(&mut self) {
                let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
                if let Some(index) = waiting.iter().position(|what| *what == self.1) {
                    waiting.swap_remove(index);
                }
            }
        }

        let list = self.waiting.clone();
        Box::pin(async move {
            list.lock().unwrap_or_else(PoisonError::into_inner).push(what.clone());
            let _waits = Waits(list, what);
            future.await
        })
    }
}

impl Transport for Execution {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let url = request.url.split('?').next().unwrap_or_default();
        let what = format!("{} {url}", request.method);
        self.wait(what, self.ports.send(request))
    }
}

impl Clock for Execution {
    fn now_ms(&self) -> i64 {
        self.ports.now_ms()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        self.wait(format!("a sleep of {ms} ms"), self.ports.sleep(ms))
    }

    fn random(&self, below: u64) -> u64 {
        self.ports.random(below)
    }

    fn deadline_ms(&self) -> Option<i64> {
        Some(self.deadline_ms)
    }
}

impl TokenStore for Execution {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        let Some(cache) = &self.token_cache else { return self.ports.acquire(key) };
        let key = key.to_owned();
        Box::pin(async move {
            let acquired = self.ports.acquire(&key).await;
            match acquired {
                Acquired::Lead => match cache.get(&self.answers, &key, self.now_ms()) {
                    Some(token) => {
                        self.ports.publish(&key, &token);
                        // It says whether the token is due for renewal, or so near its end that it is none.
                        self.ports.acquire(&key).await
                    }
                    None => acquired,
                },
                acquired => acquired,
            }
        })
    }

    fn publish(&self, key: &str, token: &Token) {
        self.ports.publish(key, token);
        if let Some(cache) = &self.token_cache {
            cache.set(&self.answers, key, token, self.now_ms());
        }
    }

    fn release(&self, key: &str) {
        self.ports.release(key);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.ports.forget(key, refused);
        if let Some(cache) = &self.token_cache {
            cache.forget(&self.answers, key, refused, self.now_ms());
        }
    }
}

impl Host for Execution {
    fn ask(&self, call: &'static str, args: Vec<Value>, mut data: Vec<u8>) -> BoxFuture<'_, Result<Vec<u8>, AskError>> {
        // Few questions need the event, and few executions ask: it is parsed for each.
        let event = parse(&self.event).unwrap_or_default();
        let answer = self.answers.body(call, &args, &data, &event, self.now_ms());
        data.zeroize();
        for mut arg in args {
            arg.wipe();
        }
        Box::pin(async move { answer.map_err(|(code, message)| AskError { call, code, message }) })
    }

    fn log(&self, level: Level, text: &str) {
        (self.log)(level, text);
    }
}

impl Entry {
    /// Under the client's secret; `None` when it is missing, which ends the execution.
    fn token_cache_of(&self, secrets: &str) -> Option<TokenCache> {
        let field = self.about.secrets.iter().find(|field| field.management == Some("client_secret"))?;
        let mut secrets = parse(secrets).ok()?;
        let cache = secrets.at(field.name).as_str().map(TokenCache::new);
        secrets.wipe();
        cache
    }
}
