//! Unit tests of Actions: plain `#[test]` functions, without a network and without a tenant.
//!
//! [`action`] runs a handler as a whole: its event is checked, its secrets are read, its calls get [`Canned`] answers,
//! and the [`Run`] tells what came of it. A handler is named by its type, which its attribute makes beside the function.
//!
//! ```
//! use auth0_actions::post_login::{Api, Event};
//! use auth0_actions::prelude::*;
//! use auth0_actions_sandbox::kit::{self, Canned};
//!
//! #[derive(Secrets)]
//! #[secrets(rename_all = "camelCase")]
//! struct Secrets {
//!     #[secret]
//!     domain: Domain,
//!     #[secret]
//!     client_id: String,
//!     #[secret]
//!     client_secret: SecretString,
//! }
//!
//! #[on_execute_post_login(scopes("create:role_members", "update:users"))]
//! async fn greet(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result {
//!     if event.stats.logins_count == 1 {
//!         management.users().roles().assign(&event.user.user_id, [RoleId::new("rol_1")]).await?;
//!         api.user.set_app_metadata("onboarded", true);
//!     }
//!     Ok(())
//! }
//!
//! // In `#[cfg(test)] mod tests` this is a `#[test]`.
//! fn the_first_login_gets_the_role() {
//!     let run = kit::action::<greet>()
//!         .with("user.user_id", "auth0|1")
//!         .secrets([("domain", "tenant.eu.auth0.com"), ("clientId", "client"), ("clientSecret", "secret")])
//!         .answers(Canned::new().on("POST", "/api/v2/users/{id}/roles", 204, ""))
//!         .run()
//!         .expect_done();
//!     assert_eq!(run.commands(), [r#"api.user.setAppMetadata("onboarded", true)"#]);
//!     assert_eq!(run.calls()[0].path, "/api/v2/users/auth0|1/roles");
//!     assert_eq!(run.calls()[0].body.at("roles"), &Value::from(["rol_1"]));
//! }
//! # the_first_login_gets_the_role();
//! ```
//!
//! A run is deterministic: the clock jumps over pauses, jitter comes from a [seed](Action::seed), and
//! [`now`](Action::now) sets the point in time. A handler that uses timers of tokio's own beside these gets the same
//! clock; one that does network traffic of its own, past `fetch` and `Management`, is better tested with
//! `cargo auth0 invoke`: its timeouts would pass at once.
//!
//! [`flow`] runs several handlers over one transaction, with redirects, factors and one [`State`] in the end: the user's
//! profile, tokens, session, and what is shown. [`seeds`] and [`Action::random_event`] give many events, for what holds for
//! any. [`Answers`] is the cache that Actions share, and that can be told to [lose](Answers::losing) what it holds.
//!
//! [`management`] gives a client of the handler's own scopes, for calling a helper directly:
//!
//! ```
//! use auth0_actions::prelude::*;
//! use auth0_actions_sandbox::kit::{self, Canned};
//!
//! scopes! { Onboarding: "create:role_members", "update:users" }
//!
//! async fn onboard(management: &Management<Onboarding>, user: &UserId) -> Result {
//!     management.users().roles().assign(user, [RoleId::new("rol_1")]).await?;
//!     Ok(())
//! }
//!
//! let canned = Canned::new().on("POST", "/api/v2/users/{id}/roles", 204, "");
//! let management = kit::management_of::<Onboarding>(&canned);
//! kit::block_on(onboard(&management, &UserId::new("auth0|1"))).expect("it goes well");
//! assert_eq!(canned.calls()[0].to_string(), "POST /api/v2/users/auth0|1/roles");
//! ```

mod action;
mod call;
mod canned;
mod client;
mod event;
mod flow;
mod flow_run;
mod logs;
mod place;
mod ports;
mod reach;
mod run;
pub mod sample;
mod seeds;
mod target;

pub use crate::pipeline::{End, Place, Return, State, Stop, Suspension};
pub use action::{Action, action};
pub use auth0_actions::host::answers::Answers;
pub use auth0_actions::wire::Value;
pub use auth0_actions::wire::protocol::{Command, Failure, FailureKind, Outcome};
pub use call::Call;
pub use canned::Canned;
#[cfg(feature = "tenant")]
pub use client::management_on;
pub use client::{management, management_of};
pub use flow::{Flow, flow};
pub use flow_run::FlowRun;
pub use run::Run;
pub use seeds::{Seeds, seeds};

/// Runs a future to its end, on a runtime of this thread's own.
///
/// # Panics
/// Inside a tokio runtime, such as that of `#[tokio::test]`, where `.await` is what is wanted; and when the system gives
/// no runtime.
#[track_caller]
pub fn block_on<F: Future>(future: F) -> F::Output {
    thread_local! {
        // Connections to a tenant live on the runtime that made them, so a test keeps one.
        static RUNTIME: std::io::Result<tokio::runtime::Runtime> =
            tokio::runtime::Builder::new_current_thread().enable_all().build();
    }
    assert!(
        tokio::runtime::Handle::try_current().is_err(),
        "`block_on` is called inside a tokio runtime: `.await` the future there, or make the test a plain `#[test]`"
    );
    RUNTIME.with(|runtime| match runtime {
        Ok(runtime) => runtime.block_on(future),
        Err(error) => panic!("the system gives no runtime: {error}"),
    })
}

/// A runtime for one run, whose clock jumps over pauses when it is paused.
#[track_caller]
fn runtime(paused: bool) -> tokio::runtime::Runtime {
    assert!(
        tokio::runtime::Handle::try_current().is_err(),
        "`run()` blocks, and this is inside a tokio runtime: make the test a plain `#[test]`"
    );
    match tokio::runtime::Builder::new_current_thread().enable_all().start_paused(paused).build() {
        Ok(runtime) => runtime,
        Err(error) => panic!("the system gives no runtime: {error}"),
    }
}

#[track_caller]
fn point_in_time(time: &str) -> i64 {
    match auth0_actions::wire::Timestamp::new(time).unix_ms() {
        Some(ms) => ms,
        None => panic!("`{time}` is no point in time such as `2026-01-31T09:30:00Z`"),
    }
}

/// Milliseconds since 1970, by the system's clock.
fn now_ms() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
