//! Runs several handlers, one after another, as Auth0 does.

mod execute;

use super::canned::Canned;
use super::event::Event;
use super::flow_run::FlowRun;
use super::now_ms;
use super::reach::Reach;
use super::sample;
use crate::pipeline::{self, Bound, Return, Suspension};
use auth0_actions::Handler;
use auth0_actions::host::answers::Answers;
use auth0_actions::host::native::Native;
use auth0_actions::trigger::Trigger as _;
use auth0_actions::trigger::phase::Phase as _;
use auth0_actions::wire::protocol::Outcome;
use auth0_actions::wire::{Map, Value};
use std::collections::VecDeque;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A handler, whatever its type.
type Run = for<'a> fn(&'a Native, String, String) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>;
/// Says how a user comes back.
type Comes = Box<dyn FnOnce(&Suspension, &Value, i64) -> Return>;

/// Several Actions over one transaction, to be set up: see [`flow`].
#[must_use = "it runs by `run()`"]
pub struct Flow {
    event: Option<Event>,
    actions: Vec<Action>,
    canned: Canned,
    tenant: Option<Reach>,
    answers: Arc<Answers>,
    loses_cache_while_away: bool,
    now_ms: Option<i64>,
    seed: u64,
    returns: VecDeque<Comes>,
    users: Vec<Value>,
    factors: Option<Vec<String>>,
}

struct Action {
    trigger: &'static str,
    name: &'static str,
    execute: Handled,
    resume: Option<Handled>,
    secrets: Map,
}

/// A handler, with what its token holds.
#[derive(Clone, Copy)]
struct Handled {
    name: &'static str,
    run: Run,
    scopes: &'static [&'static str],
}

impl Handled {
    fn of<H: Handler>() -> Self {
        let run: Run = |host, event, secrets| Box::pin(host.run::<H>(event, secrets));
        Self { name: H::NAME, run, scopes: H::SCOPES.unwrap_or_default() }
    }
}

/// Sets up a flow of several Actions, which are named by their types in binding order, with the
/// [outcome](FlowRun::state) that Auth0 would give.
///
/// ```
/// use auth0_actions::post_login::{Api, Event};
/// use auth0_actions::prelude::*;
/// use auth0_actions_sandbox::kit::{self, End, Return};
///
/// #[on_execute_post_login]
/// async fn plan(api: &mut Api, _event: &Event) {
///     api.user.set_app_metadata("plan", "trial");
/// }
///
/// #[on_execute_post_login]
/// async fn ask(event: &Event, api: &mut Api) {
///     assert_eq!(event.user.app_metadata.get("plan").and_then(Value::as_str), Some("trial"));
///     api.redirect.send_user_to("https://example.com/terms");
/// }
///
/// #[on_continue_post_login]
/// async fn resume(_event: &Event, api: &mut Api) {
///     api.access_token.set_custom_claim("https://example.com/agreed", true);
/// }
///
/// // In `#[cfg(test)] mod tests` this is a `#[test]`.
/// fn the_user_comes_back_and_agrees() {
///     let run = kit::flow()
///         .action::<plan>()
///         .action::<ask>()
///         .continuing::<resume>()
///         .comes_back(Return::get().query("agreed", "yes"))
///         .run()
///         .expect_completed();
///     assert_eq!(run.ran(), ["plan", "ask", "resume"]);
///     assert_eq!(run.state().access_token_claim("https://example.com/agreed").as_bool(), Some(true));
///     assert_eq!(run.state().at("user.app_metadata.plan").as_str(), Some("trial"));
/// }
/// # the_user_comes_back_and_agrees();
/// ```
pub fn flow() -> Flow {
    Flow {
        event: None,
        actions: Vec::new(),
        canned: Canned::new(),
        tenant: None,
        answers: Arc::default(),
        loses_cache_while_away: false,
        now_ms: None,
        seed: 1,
        returns: VecDeque::new(),
        users: Vec::new(),
        factors: None,
    }
}

impl Flow {
    /// Binds an Action: its handler that runs when the trigger fires. Without a call of [`event`](Self::event) the flow
    /// runs on the [sample](sample) event of its trigger.
    ///
    /// # Panics
    /// When the handler is of another trigger than those before, or is one that continues.
    #[track_caller]
    pub fn action<H: Handler>(mut self) -> Self {
        assert!(!H::Phase::CONTINUES, "`{}` runs when the user comes back: bind it by `continuing`", H::NAME);
        if let Some(first) = self.actions.first() {
            let (name, trigger) = (first.name, first.trigger);
            assert!(
                trigger == H::Trigger::ID,
                "`{name}` is an Action of `{trigger}`, `{}` of `{}`: a flow is of one trigger",
                H::NAME,
                H::Trigger::ID
            );
        }
        self.actions.push(Action {
            trigger: H::Trigger::ID,
            name: H::NAME,
            execute: Handled::of::<H>(),
            resume: None,
            secrets: Map::new(),
        });
        self
    }

    /// Gives the Action that was bound last its handler that runs when the user comes back.
    ///
    /// # Panics
    /// When there is no Action, and when the handler does not continue, or is of another trigger.
    #[track_caller]
    pub fn continuing<H: Handler>(mut self) -> Self {
        let Some(action) = self.actions.last_mut() else { panic!("`continuing` comes after `action`") };
        assert!(H::Phase::CONTINUES, "`{}` does not continue: bind it by `action`", H::NAME);
        let (name, trigger) = (action.name, action.trigger);
        assert!(trigger == H::Trigger::ID, "`{name}` is of `{trigger}`, `{}` of `{}`", H::NAME, H::Trigger::ID);
        action.resume = Some(Handled::of::<H>());
        self
    }

    /// Gives the Action that was bound last these secrets, by their names in Auth0, in addition to those before. Secrets
    /// are an Action's own.
    ///
    /// # Panics
    /// When there is no Action.
    #[track_caller]
    pub fn secrets<K: Into<String>, V: Into<String>>(mut self, secrets: impl IntoIterator<Item = (K, V)>) -> Self {
        let Some(action) = self.actions.last_mut() else { panic!("`secrets` comes after `action`") };
        for (name, value) in secrets {
            action.secrets.insert(name, value.into());
        }
        self
    }

    /// Begins with this event; as [`Action::event`](super::Action::event).
    pub fn event(mut self, json: impl Into<String>) -> Self {
        self.event = Some(Event(json.into()));
        self
    }

    /// Begins with this event, given as a tree; as [`Action::event_json`](super::Action::event_json).
    ///
    /// # Panics
    /// When serde can't write it.
    #[track_caller]
    pub fn event_json(mut self, event: impl serde::Serialize) -> Self {
        self.event = Some(Event::from_serde(event));
        self
    }

    /// Begins with the [random](sample::random) event of this seed; it comes after [`action`](Self::action), which says of
    /// which trigger.
    pub fn random_event(mut self, seed: u64) -> Self {
        let trigger = self.actions.first().map(|action| action.trigger).unwrap_or_default();
        self.event = Some(Event(sample::random(trigger, seed).unwrap_or_else(|| "{}".to_owned())));
        self
    }

    /// Changes one place of the event; as [`Action::with`](super::Action::with).
    ///
    /// # Panics
    /// When the event is no JSON, or something on the way is neither an object nor an array.
    #[track_caller]
    pub fn with(mut self, path: &str, value: impl Into<Value>) -> Self {
        self.own_event().set(path, value.into());
        self
    }

    /// Takes a place of the event away; as [`Action::without`](super::Action::without).
    ///
    /// # Panics
    /// When the event is no JSON, or has no such place.
    #[track_caller]
    pub fn without(mut self, path: &str) -> Self {
        self.own_event().remove(path);
        self
    }

    fn own_event(&mut self) -> &mut Event {
        let trigger = self.actions.first().map(|action| action.trigger).unwrap_or_default();
        self.event.get_or_insert_with(|| Event(sample::least(trigger).unwrap_or("{}").to_owned()))
    }

    /// Answers HTTP calls by these. With a tenant they come first, and it answers the rest.
    pub fn answers(mut self, canned: Canned) -> Self {
        self.canned = canned;
        self
    }

    /// Lets the calls of the Management API reach a local tenant; as [`Action::tenant`](super::Action::tenant).
    ///
    /// # Panics
    /// When the system gives no HTTP client.
    #[cfg(feature = "tenant")]
    #[track_caller]
    pub fn tenant(mut self, tenant: &crate::tenant::Tenant) -> Self {
        self.tenant = Some(Reach::to(tenant));
        self
    }

    /// Answers `api.cache`, `api.groups`, `api.roles` and the like by these. All Actions share the cache.
    pub fn answering(mut self, answers: impl Into<Arc<Answers>>) -> Self {
        self.answers = answers.into();
        self
    }

    /// The cache is empty once the user is back: another instance, with a cache of its own, goes on.
    pub fn losing_the_cache_while_away(mut self) -> Self {
        self.loses_cache_while_away = true;
        self
    }

    /// The user comes back so. Each call is for one suspension, in order; a flow whose user does not come back is
    /// [suspended](FlowRun::suspension).
    pub fn comes_back(self, back: Return) -> Self {
        self.comes_back_with(|_| back)
    }

    /// The user comes back so, from where the flow sent them.
    pub fn comes_back_with(mut self, back: impl FnOnce(&Suspension) -> Return + 'static) -> Self {
        self.returns.push_back(Box::new(|suspension, _, _| back(suspension)));
        self
    }

    /// The user comes back with a token in the parameter `session_token`, as a page signs it that shares `secret` with the
    /// Action: `payload` beside the claims `iss`, `sub`, `iat`, `exp` and `state` of this login.
    ///
    /// # Panics
    /// In [`run`](Self::run), when the secret is empty.
    pub fn comes_back_signed(mut self, secret: &str, payload: impl Into<Map>) -> Self {
        let (secret, mut payload) = (secret.to_owned(), payload.into());
        self.returns.push_back(Box::new(move |suspension, event, now_ms| {
            if !payload.contains_key("state") {
                payload.insert("state", suspension.state().unwrap_or_default());
            }
            let options = Map::from([("secret", Value::from(secret)), ("payload", payload.into())]);
            match Answers::new().answer("api.redirect.encodeToken", &[options.into()], event, now_ms) {
                Ok(token) => Return::post().body("session_token", token),
                Err((_, why)) => panic!("the token can't be signed: {why}"),
            }
        }));
        self
    }

    /// Another user of the tenant, whom an Action may make the
    /// [primary user](auth0_actions::api::Authentication::set_primary_user), as the Management API gives users.
    ///
    /// # Panics
    /// When serde can't write it.
    #[track_caller]
    pub fn user(mut self, user: impl serde::Serialize) -> Self {
        match Value::from_serde(&user) {
            Ok(user) => self.users.push(user),
            Err(error) => panic!("the user is no JSON: {error}"),
        }
        self
    }

    /// The factors that the tenant has enabled, such as `otp`; all of them unless said otherwise.
    pub fn enabled_factors<F: Into<String>>(mut self, factors: impl IntoIterator<Item = F>) -> Self {
        self.factors = Some(factors.into_iter().map(Into::into).collect());
        self
    }

    /// Sets the clock; as [`Action::now`](super::Action::now).
    ///
    /// # Panics
    /// When the text is no such point in time.
    #[track_caller]
    pub fn now(mut self, time: &str) -> Self {
        self.now_ms = Some(super::point_in_time(time));
        self
    }

    /// Where the pauses between tries come from, and random bytes; as [`Action::seed`](super::Action::seed).
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Runs the flow to its end, or until it waits for a user who does not come back. All Actions together have 20 seconds
    /// of the clock before and after each suspension.
    ///
    /// # Panics
    /// When there is no Action or there are too many, and as [`Action::run`](super::Action::run) does.
    #[must_use]
    #[track_caller]
    pub fn run(mut self) -> FlowRun {
        let event = self.own_event().0.clone();
        let trigger = self.actions.first().map(|action| action.trigger).unwrap_or("post-login");
        let bound = self.actions.iter().map(|action| Bound::new(action.name).continues(action.resume.is_some()));
        let now_ms = self.now_ms.unwrap_or_else(now_ms);
        let mut machine = match pipeline::Flow::begin(trigger, bound.collect(), event) {
            Ok(machine) => machine.at_ms(now_ms),
            Err(error) => panic!("{error}"),
        };
        for user in std::mem::take(&mut self.users) {
            machine = machine.knows(user);
        }
        if let Some(factors) = self.factors.take() {
            machine = machine.enabled_factors(factors);
        }
        let (run, unexpected) = super::runtime(self.tenant.is_none()).block_on(self.execute(machine, now_ms));
        assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
        run
    }
}

/// The handlers alone: event and secrets are nobody's business.
impl fmt::Debug for Flow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.actions.iter().map(|action| action.name).collect();
        f.debug_struct("Flow").field("actions", &names).finish_non_exhaustive()
    }
}
