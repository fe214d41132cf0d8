//! What attributes and derives generate code for, and what runs that code.

use crate::api::Recorder;
use crate::error::Error;
use crate::event::{AnyEvent, EventOf, OpenEvent};
use crate::host::Handle;
use crate::kept::Kept;
use crate::secrets::{Credentials, HasCredentials};
use crate::trigger::Trigger;
use crate::trigger::phase::Phase;
use auth0_actions_management::Management;
use auth0_actions_management::ports::Ports;
use auth0_actions_wire::protocol::TokenCache;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A boxed future that stays on its thread: a handler may hold what is not `Send`.
pub type LocalBoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A handler, as its attribute describes it. The attribute implements it for an empty type of the function's name.
///
/// Hosts and test kits name it to take a handler by its type: `fn run<H: Handler>()` is called as
/// `run::<assign_default_role>()`. The attributes alone implement it, and its items may change with them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler",
    label = "not a handler",
    note = "mark the function with its trigger's attribute, such as `#[on_execute_post_login]`"
)]
pub trait Handler: Sized + 'static {
    /// The trigger of the attribute.
    type Trigger: Trigger;
    /// When it runs.
    type Phase: Phase;
    /// The event in the signature.
    type Event: EventOf<Self::Trigger> + OpenEvent;
    /// The `Api` in the signature.
    type Api: ApiOf<<Self::Event as AnyEvent>::Trigger>;
    /// The `Management` in the signature.
    type Client: ActionClient;
    /// The function's name.
    const NAME: &'static str;
    /// The declared scopes; `None` when the handler takes no `Management`.
    const SCOPES: Option<&'static [&'static str]>;
    /// Where the token is kept beside the memory of a process.
    const TOKEN_CACHE: Option<TokenCache> = None;

    /// The credentials of the Management API; `None` when the handler takes no `Management`.
    fn credentials(_: &Self::Event) -> Option<Credentials> {
        None
    }

    /// Runs the function.
    fn call(cx: &mut Cx<Self>) -> LocalBoxFuture<'_, Result<(), Error>>;
}

/// An `Api`, of whatever trigger.
pub trait ActionApi: 'static {
    /// One that records.
    fn new(recorder: Recorder) -> Self;
}

/// The `Api` of the trigger `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the `Api` of this handler's event",
    label = "the `Api` of another trigger, or none",
    note = "the event's trigger is `{T}`: use the `Api` of its module"
)]
pub trait ApiOf<T>: ActionApi {}

/// For handlers that take no `Api`.
pub struct NoApi;

impl ActionApi for NoApi {
    fn new(_: Recorder) -> Self {
        Self
    }
}

impl<T: Trigger> ApiOf<T> for NoApi {}

/// A client of the Management API, or none.
pub trait ActionClient: Sized + 'static {
    /// One over a host's ports. `credentials` are given exactly when the handler takes a `Management`.
    ///
    /// # Errors
    /// When the credentials can be none.
    fn open(
        ports: impl FnOnce() -> Arc<dyn Ports>,
        credentials: Option<Credentials>,
        scopes: &'static [&'static str],
    ) -> Result<Self, String>;
}

/// For handlers that take no `Management`: they link neither transport nor tokens.
pub struct NoClient;

impl ActionClient for NoClient {
    fn open(
        _: impl FnOnce() -> Arc<dyn Ports>,
        _: Option<Credentials>,
        _: &'static [&'static str],
    ) -> Result<Self, String> {
        Ok(Self)
    }
}

impl<S: 'static> ActionClient for Management<S> {
    fn open(
        ports: impl FnOnce() -> Arc<dyn Ports>,
        credentials: Option<Credentials>,
        scopes: &'static [&'static str],
    ) -> Result<Self, String> {
        let credentials = credentials.ok_or("there are no credentials for the Management API")?;
        Ok(Self::declared(ports(), credentials.into_management()?, scopes))
    }
}

/// What one execution works on.
pub struct Cx<H: Handler> {
    event: Kept<H::Event>,
    api: H::Api,
    client: H::Client,
}

impl<H: Handler> Cx<H> {
    /// The arguments of the function.
    pub fn parts(&mut self) -> (&H::Event, &mut H::Api, &H::Client) {
        (&self.event, &mut self.api, &self.client)
    }

    /// All that a handler works on.
    ///
    /// # Errors
    /// When the credentials among the secrets can be none.
    pub(crate) fn new(host: &Handle, event: Kept<H::Event>, recorder: Recorder) -> Result<Self, String> {
        let client = H::Client::open(|| host.ports(), H::credentials(&event), H::SCOPES.unwrap_or_default())?;
        Ok(Self { event, api: H::Api::new(recorder), client })
    }
}

/// However an execution ends, also by a panic or by being given up, its secrets are overwritten. A module's host
/// overwrites all of its memory.
#[cfg(not(target_family = "wasm"))]
impl<H: Handler> Drop for Cx<H> {
    fn drop(&mut self) {
        self.event.wipe();
    }
}

/// A `Management` of the scopes that several handlers share.
pub fn management_of<H, S>(management: &Management<H>) -> Management<S> {
    Management::sharing(management)
}

/// The credentials among an event's secrets.
pub fn credentials<H, E: OpenEvent>(event: &E) -> Credentials
where
    E::Secrets: HasCredentials<H>,
{
    event.secrets().credentials()
}

/// What a handler may answer: nothing, `Result`, or a result with an error of its own.
#[diagnostic::on_unimplemented(
    message = "a handler cannot answer `{Self}`",
    label = "expected `Result`, or nothing",
    note = "write `-> Result` and end with `Ok(())`: `?` takes any error, `bail!(\"…\")` a text"
)]
pub trait Answer {
    /// The answer as a result.
    ///
    /// # Errors
    /// What the handler answered.
    fn into_result(self) -> Result<(), Error>;
}

impl Answer for () {
    fn into_result(self) -> Result<(), Error> {
        Ok(())
    }
}

impl<E: Into<Error>> Answer for Result<(), E> {
    #[track_caller]
    fn into_result(self) -> Result<(), Error> {
        self.map_err(Into::into)
    }
}

/// Turns what the function answered into a result.
///
/// # Errors
/// What the handler answered.
pub fn finish(answer: impl Answer) -> Result<(), Error> {
    answer.into_result()
}
