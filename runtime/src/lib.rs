//! Auth0 Actions in Rust.
//!
//! One crate is one Action. An annotated `async fn` is all of it:
//!
//! ```
//! use auth0_actions::post_login::{Api, Event};
//! use auth0_actions::prelude::*;
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
//!     #[secret(name = "DEFAULT_ROLE")]
//!     default_role: RoleId,
//! }
//!
//! #[on_execute_post_login(scopes("create:role_members", "update:users"))]
//! async fn assign_default_role(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result {
//!     if event.stats.logins_count != 1 {
//!         return Ok(());
//!     }
//!     let assigned = management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await;
//!     match assigned {
//!         Ok(()) => { api.user.set_app_metadata("onboarded", true); }
//!         Err(error) => console::error!("the default role was not assigned: {error}"),
//!     }
//!     Ok(())
//! }
//!
//! auth0_actions::main!(assign_default_role);
//! ```
//!
//! `cargo auth0 invoke` runs it on a login event of your own machine, against a local tenant.
//!
//! # Features
//! | feature | what it adds |
//! | --- | --- |
//! | `users`, `roles` (default) | these groups of the Management API |
//! | `serde` (default) | metadata, claims and secrets into and from types of your own |
//! | `jiff` | points in time into and from `jiff::Timestamp` |
//! | `native` | `cargo run -- --event FILE` with HTTP and nothing else; hosts for services and tests |
//! | `in-process` | hosts on ports of one's own, as a test kit needs them, without an HTTP stack; part of `native` |

#[cfg(target_family = "wasm")]
mod allocator;
pub mod api;
pub mod console;
pub mod credentials_exchange;
pub mod crypto;
pub mod custom_email_provider;
pub mod custom_phone_provider;
pub mod custom_token_exchange;
mod error;
pub mod event;
pub mod event_stream;
mod execution;
pub mod fetch;
mod glue;
pub mod host;
mod kept;
pub mod oauth;
pub mod password_reset_post_challenge;
pub mod post_change_password;
pub mod post_login;
pub mod post_user_registration;
pub mod pre_user_registration;
pub mod secrets;
pub mod send_phone_message;
mod start;
mod time;
pub mod trigger;

pub use auth0_actions_management as management;
pub use auth0_actions_wire as wire;
pub use error::{Error, Result};
pub use glue::Handler;
pub use time::{Elapsed, now, sleep, timeout};

/// What a handler's file begins with: `use auth0_actions::prelude::*;`.
pub mod prelude {
    pub use crate::error::{Error, Result};
    pub use crate::fetch::fetch;
    pub use crate::secrets::HttpsUrl;
    pub use crate::time::{now, sleep, timeout};
    pub use crate::{bail, claim, console, crypto, ensure, scopes};
    pub use auth0_actions_macros::{
        Secrets, on_continue_post_challenge, on_continue_post_login, on_execute_credentials_exchange,
        on_execute_custom_email_provider, on_execute_custom_phone_provider, on_execute_custom_token_exchange,
        on_execute_event_stream, on_execute_post_challenge, on_execute_post_change_password, on_execute_post_login,
        on_execute_post_user_registration, on_execute_pre_user_registration, on_execute_send_phone_message,
    };
    pub use auth0_actions_management::{Domain, Management, SecretString, scope};
    pub use auth0_actions_wire::ids::*;
    pub use auth0_actions_wire::{Map, Timestamp, Value};
    pub use secrecy::ExposeSecret;
}

/// Declares a set of scopes that handlers share: `scopes! { pub MyScopes: "read:roles", "update:users" }`.
///
/// A handler, or a helper, that takes `&Management<MyScopes>` may call what these scopes allow, and no more.
#[macro_export]
macro_rules! scopes {
    ($($declaration:tt)*) => { $crate::__private::scopes_impl! { ($crate) $($declaration)* } };
}

/// The name of a custom claim, checked when it compiles: `claim!("https://example.com/roles")`.
#[macro_export]
macro_rules! claim {
    ($($name:tt)*) => { $crate::__private::claim_impl! { ($crate) $($name)* } };
}

/// Makes handlers a program: `auth0_actions::main!(assign_default_role);`.
///
/// Two handlers are the one that executes and the one that continues after a redirect, in any order:
/// `auth0_actions::main!(ask, resume);`.
///
/// The program is started by `cargo auth0`, or with `--event FILE` by hand (feature `native`). Compiled for
/// `wasm32-unknown-unknown` it is what runs inside Auth0.
#[macro_export]
macro_rules! main {
    ($handler:path $(,)?) => {
        fn main() -> $crate::__private::ExitCode {
            $crate::__private::start_one::<$handler>()
        }
    };
    ($first:path, $second:path $(,)?) => {
        fn main() -> $crate::__private::ExitCode {
            $crate::__private::start_two::<$first, $second>()
        }
    };
}

/// For generated code; not part of what this crate promises.
#[doc(hidden)]
pub mod __private {
    pub use crate::api::claim_unchecked;
    pub use crate::error::Error;
    pub use crate::event::{AnyEvent, EventOf, OpenEvent};
    pub use crate::glue::{
        ActionApi, ActionClient, ApiOf, Cx, Handler, LocalBoxFuture, NoApi, NoClient, credentials, finish,
        management_of,
    };
    pub use crate::secrets::{
        Credentials, HasCredentials, Present, Secret, SecretField, SecretReader, Secrets, missing,
        unreachable_credentials,
    };
    pub use crate::start::{start_one, start_two};
    pub use crate::trigger;
    pub use crate::trigger::phase;
    pub use auth0_actions_macros::{claim_impl, scopes_impl};
    pub use auth0_actions_management::__private::ScopeSet;
    pub use auth0_actions_management::Management;
    pub use auth0_actions_management::scope;
    pub use auth0_actions_wire::protocol::{Level, TokenCache};
    pub use std::process::ExitCode;

    /// Readers of secrets.
    pub mod secret {
        pub use crate::secrets::{json_secret as json, parse_secret as parse, text};
    }
}
