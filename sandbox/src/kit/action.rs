//! Runs a handler as a whole.

use super::call::Calls;
use super::canned::Canned;
use super::event::Event;
use super::logs::Logs;
use super::now_ms;
use super::ports::{KitPorts, Time, Unexpected, World};
use super::reach::Reach;
use super::run::Run;
use super::sample;
use crate::pipeline::{Bound, Flow, State};
use auth0_actions::Handler;
use auth0_actions::host::answers::Answers;
use auth0_actions::host::native::Native;
use auth0_actions::trigger::Trigger as _;
use auth0_actions::trigger::phase::Phase as _;
use auth0_actions::wire::protocol::Outcome;
use auth0_actions::wire::{Map, Value};
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex};

/// One run of a handler, to be set up: see [`action`].
#[must_use = "it runs by `run()`"]
pub struct Action<H> {
    event: Event,
    secrets: Map,
    canned: Canned,
    tenant: Option<Reach>,
    answers: Arc<Answers>,
    now_ms: Option<i64>,
    seed: u64,
    handler: PhantomData<fn() -> H>,
}

/// Sets up a run of the handler `H`: of the type that its attribute makes, which has the function's name.
///
/// Without more it runs on the [sample](sample) event of its trigger, without secrets, and no HTTP call has an answer.
pub fn action<H: Handler>() -> Action<H> {
    Action {
        event: Event(sample::least(H::Trigger::ID).unwrap_or("{}").to_owned()),
        secrets: Map::new(),
        canned: Canned::new(),
        tenant: None,
        answers: Arc::default(),
        now_ms: None,
        seed: 1,
        handler: PhantomData,
    }
}

impl<H: Handler> Action<H> {
    /// Runs on this event, a text of JSON such as `include_str!("../events/first-login.json")`. It is checked as a
    /// whole: what Auth0 would never send is refused before the handler runs.
    pub fn event(mut self, json: impl Into<String>) -> Self {
        self.event = Event(json.into());
        self
    }

    /// Runs on this event, given as a tree: `serde_json::json!({ … })`, or any type that serde writes.
    ///
    /// # Panics
    /// When serde can't write it.
    #[track_caller]
    pub fn event_json(mut self, event: impl serde::Serialize) -> Self {
        self.event = Event::from_serde(event);
        self
    }

    /// Runs on an event with every known property, more than any one event has.
    pub fn full_event(mut self) -> Self {
        self.event = Event(sample::full(H::Trigger::ID).unwrap_or("{}").to_owned());
        self
    }

    /// Runs on the [random](sample::random) event of this seed. [`seeds`](super::seeds) gives many.
    pub fn random_event(mut self, seed: u64) -> Self {
        self.event = Event(sample::random(H::Trigger::ID, seed).unwrap_or_else(|| "{}".to_owned()));
        self
    }

    /// Changes one place of the event: `.with("stats.logins_count", 2)`. Numbers count items, as in
    /// `user.identities.0.connection`; the number after the last adds an item. Objects on the way are made. Keys with a
    /// dot can't be named.
    ///
    /// # Panics
    /// When the event is no JSON, or something on the way is neither an object nor an array.
    #[track_caller]
    pub fn with(mut self, path: &str, value: impl Into<Value>) -> Self {
        self.event.set(path, value.into());
        self
    }

    /// Takes a place of the event away: `.without("organization")`.
    ///
    /// # Panics
    /// When the event is no JSON, or has no such place.
    #[track_caller]
    pub fn without(mut self, path: &str) -> Self {
        self.event.remove(path);
        self
    }

    /// Gives the Action these secrets, by their names in Auth0, in addition to those before.
    pub fn secrets<K: Into<String>, V: Into<String>>(mut self, secrets: impl IntoIterator<Item = (K, V)>) -> Self {
        for (name, value) in secrets {
            self.secrets.insert(name, value.into());
        }
        self
    }

    /// Answers HTTP calls by these. With a tenant they come first, and it answers the rest.
    pub fn answers(mut self, canned: Canned) -> Self {
        self.canned = canned;
        self
    }

    /// Lets the calls of the Management API reach a local tenant. The secret with the domain names the tenant's
    /// [`domain`](crate::tenant::Tenant::domain). The tenant needs no TLS; it is started by
    /// [`start_blocking`](crate::tenant::TenantBuilder::start_blocking).
    ///
    /// # Panics
    /// When the system gives no HTTP client.
    #[cfg(feature = "tenant")]
    #[track_caller]
    pub fn tenant(mut self, tenant: &crate::tenant::Tenant) -> Self {
        self.tenant = Some(Reach::to(tenant));
        self
    }

    /// Answers `api.cache`, `api.groups`, `api.roles` and the like by these; by default the cache is empty, and the user
    /// is in no group and has no role. Runs that are given the same `Arc` share a cache.
    pub fn answering(mut self, answers: impl Into<Arc<Answers>>) -> Self {
        self.answers = answers.into();
        self
    }

    /// Sets the clock: the run begins at this point in time, as RFC 3339 writes it, such as `2026-01-31T09:30:00Z`.
    ///
    /// On canned answers time stands still while the handler works, and jumps when it waits, so that a test of a
    /// `sleep`, or of a call that is tried again, takes no time. On a tenant it goes on as any clock does.
    ///
    /// # Panics
    /// When the text is no such point in time.
    #[track_caller]
    pub fn now(mut self, time: &str) -> Self {
        self.now_ms = Some(super::point_in_time(time));
        self
    }

    /// Where the pauses between tries come from, and random bytes; 1 by default. The same seed gives the same.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Runs the handler to its end, which comes after 20 seconds of the clock at the latest. Its log also goes to the
    /// standard error, which a failing test shows.
    ///
    /// # Panics
    /// When the handler made a call that nobody answers, whatever it made of that; inside a tokio runtime, such as that
    /// of `#[tokio::test]`; and when the system gives no runtime. A panic of the handler's is a
    /// [failure](Run::failure).
    #[must_use]
    #[track_caller]
    pub fn run(self) -> Run {
        let (run, unexpected) = super::runtime(self.tenant.is_none()).block_on(self.execute());
        assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
        run
    }

    async fn execute(self) -> (Run, Vec<String>) {
        let calls = Calls::default();
        let world = World {
            canned: self.canned,
            tenant: self.tenant,
            scopes: H::SCOPES.unwrap_or_default(),
            calls: calls.clone(),
            unexpected: Unexpected::Keep(Mutex::default()),
        };
        let now_ms = self.now_ms.unwrap_or_else(now_ms);
        let ports = Arc::new(KitPorts::new(world, Time::from_now_on(now_ms), self.seed));
        let logs = Logs::default();
        self.answers.seed_random(self.seed);
        let host = Native::on_ports(ports.clone()).answering(self.answers).logging_to(logs.sink());
        let outcome = host.run::<H>(self.event.0.clone(), self.secrets.to_json()).await;
        let state = state_after::<H>(self.event.0, now_ms, outcome.clone());
        (Run { outcome, calls: calls.all(), logs: logs.all(), state }, ports.unexpected())
    }
}

/// What would come of a flow of this Action alone.
fn state_after<H: Handler>(event: String, now_ms: i64, outcome: Outcome) -> Option<State> {
    let mut flow = Flow::begin(H::Trigger::ID, vec![Bound::new(H::NAME)], event).ok()?.at_ms(now_ms);
    if H::Phase::CONTINUES {
        flow = flow.continuing();
    }
    flow.ran(outcome, 0);
    Some(flow.state())
}

/// The handler alone: event and secrets are nobody's business.
impl<H: Handler> fmt::Debug for Action<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Action").field("handler", &H::NAME).finish_non_exhaustive()
    }
}
