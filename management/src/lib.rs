//! Auth0's Management API, typed, with scopes that the compiler checks.
//!
//! Inside an Action you never make a client: a handler takes `management: &Management`, and the attribute
//! says which scopes it may use. Elsewhere you make one of a machine-to-machine application:
//!
//! ```toml
//! [dependencies]
//! auth0-actions-management = { version = "0.1", features = ["users", "roles"] }
//! ```
//!
//! ```no_run
//! use auth0_actions_management::{Domain, Management, Unchecked, ids::{RoleId, UserId}};
//!
//! # #[cfg(all(feature = "reqwest", feature = "users", feature = "roles"))]
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let management: Management<Unchecked> =
//!     Management::builder(Domain::parse("tenant.eu.auth0.com")?, "client id", "client secret").build()?;
//!
//! let user = management.users().get(&UserId::new("auth0|1")).await?;
//! println!("{:?} has logged in {:?} times", user.name, user.logins_count);
//! management.users().roles().assign(&UserId::new("auth0|1"), [RoleId::new("rol_1")]).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Each operation is a method of its group, called as in Auth0's SDKs, and answers a [`Call`]: it is sent when it is awaited,
//! and optional parameters are methods on it. A token is fetched when the first call needs one, kept, renewed after 80 % of
//! its life, and fetched anew once when Auth0 refuses it. Clones of a client share it.
//!
//! # Groups
//! Each group has a cargo feature of its name, and none is on by default. What a group needs beyond its own types is compiled
//! with it. A method of a group that is off does not compile, and the error names the feature.
//!
#![doc = include_str!("generated/groups.md")]
//!
//! # Other features
//! | feature | what it adds |
//! | --- | --- |
//! | `reqwest` (default) | HTTP by reqwest, with rustls on ring; a rate, a concurrency, `private_key_jwt` |
//! | `serde` (default) | JSON into and from types of your own; every type of the API is `Serialize` and `Deserialize` |
//! | `tracing` | a span for each call, with its operation, the last attempt and its status |
//!
//! # Scopes
//! Code that declares what it uses takes a `Management` of a set of scopes, and compiles only if the set holds what each call
//! needs; the page of each operation says what that is. The tenant's answer to the request for a token is compared with the
//! set before the first call.
//!
//! ```
//! use auth0_actions_management::{Management, scopes};
//!
//! scopes! { pub Onboarding: "create:role_members", "update:users" }
//!
//! async fn greet(management: &Management<Onboarding>) { /* … */ }
//! ```
//!
//! An attribute makes such a `Management` in an Action, `Builder::build_for::<Onboarding>()` elsewhere. Of
//! [`Management<Unchecked>`](Unchecked), which [`Builder`] makes otherwise, every call compiles, and the tenant alone decides.
//!
//! # What is sent
//! A request is made by `new` with what Auth0 demands, and has a method for each property that may be left out. What an update
//! does not name stays; `clear_` before a property's name takes it away. Metadata is merged at its first level: a member that
//! is null is removed. [`Map::from_serde`] makes metadata of a type of your own.
//!
//! ```no_run
//! # use auth0_actions_management::{Management, Unchecked};
//! # #[cfg(all(feature = "users", feature = "serde"))]
//! # async fn run(management: &Management<Unchecked>) -> Result<(), Box<dyn std::error::Error>> {
//! use auth0_actions_management::{Map, Value, users::{CreateUser, UpdateUser}};
//!
//! let ada = CreateUser::new("Username-Password-Authentication").email("ada@example.com").password("correct horse");
//! let id = management.users().create(ada).await?.user_id.ok_or("a user without an id")?;
//!
//! let change = UpdateUser::new().clear_nickname().app_metadata([("plan", Value::from("pro")), ("trial", Value::Null)]);
//! management.users().update(&id, change).await?;
//!
//! #[derive(serde::Serialize)]
//! struct Settings { language: &'static str }
//! let settings = Map::from_serde(&Settings { language: "en" })?;
//! management.users().update(&id, UpdateUser::new().user_metadata(settings)).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Errors
//! An [`Error`] tells the operation, the [`Phase`] in which it failed, and Auth0's own words where it answered. No token and no
//! secret is in it.
//!
//! ```no_run
//! # use auth0_actions_management::{Management, Unchecked, ids::UserId};
//! # #[cfg(feature = "users")]
//! # async fn run(management: &Management<Unchecked>, id: &UserId) -> Result<(), auth0_actions_management::Error> {
//! match management.users().get(id).await {
//!     Ok(user) => println!("{:?}", user.email),
//!     Err(error) if error.status() == Some(404) => println!("nobody has this id"),
//!     Err(error) if error.is_retryable() => println!("later, perhaps in {:?}: {error}", error.retry_after()),
//!     Err(error) => return Err(error),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Pages
//! A list awaited is one [`Page`]. [`Call::stream`] gives the items of all of them, whichever way Auth0 pages the list, and asks
//! for a page when an item of it is wanted:
//!
//! ```no_run
//! # use auth0_actions_management::{Management, Unchecked};
//! # #[cfg(feature = "users")]
//! # async fn run(management: &Management<Unchecked>) -> Result<(), auth0_actions_management::Error> {
//! let mut users = management.users().list().q("email_verified:false").per_page(100).stream();
//! while let Some(user) = users.next().await {
//!     println!("{:?}", user?.user_id);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Trying again
//! What was certainly not carried out (no connection, 429) is sent again, up to five times. What may have been carried out (a
//! server's error, an answer that did not come) is sent again only when repeating it changes nothing; the page of each
//! operation says so. The pauses are those that Auth0 asks for, else random ones up to 8 seconds, and end before the deadline
//! of the [ports](crate::ports::Clock::deadline_ms), if they have one. Without one, a pause of more than a minute is not begun:
//! the error tells by [`Error::retry_after`] how long it would be.
//!
//! # Rate limits
//! Each answer of Auth0's tells how many calls remain (`x-ratelimit-remaining`) and when the next is let through
//! (`x-ratelimit-reset`). When nothing remains, a call waits for that moment instead of being refused; when the moment
//! comes after the deadline, it is not sent, and the error's phase is [`Phase::Deadline`]. A moment that is more than a
//! minute away is the limit of one endpoint, and keeps no other call. Clones of a client share what they know.
//!
//! With the feature `reqwest`, a client of the [`Builder`] also counts the calls that are under way, sends the first one
//! ahead to learn what remains, and keeps to a rate and a concurrency of your own:
//!
//! ```no_run
//! # #[cfg(feature = "reqwest")]
//! # fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use auth0_actions_management::{Domain, Management};
//!
//! let domain = Domain::parse("tenant.eu.auth0.com")?;
//! // A free tenant allows 2 calls a second; one is left for others.
//! let management = Management::builder(domain, "client id", "client secret").rate(1, 1).concurrency(2).build()?;
//! # Ok(())
//! # }
//! ```
//!
//! # One call apart
//! [`Call::timeout`] and [`Call::retries`] hold for one call, [`Call::header`] and [`Call::custom_domain`] send what it alone
//! needs. Without them an exchange may take ten seconds. [`Builder::header`] is for every call.
//!
//! Pauses between tries and waiting for a rate limit are in none of these, and [`ReqwestPorts`](crate::reqwest::ReqwestPorts)
//! has no deadline: a pause of a minute that Auth0 asks for is made. What must not take so long goes into
//! `tokio::time::timeout`; a call that is dropped harms no other.
//!
//! ```no_run
//! # use auth0_actions_management::{Management, Unchecked, ids::UserId};
//! # #[cfg(feature = "users")]
//! # async fn run(management: &Management<Unchecked>, id: &UserId) -> Result<(), auth0_actions_management::Error> {
//! use std::time::Duration;
//!
//! let user = management.users().get(id).fields("name,email").timeout(Duration::from_secs(2)).retries(1).await?;
//! # Ok(())
//! # }
//! ```
//!
//! # Custom domains
//! Calls go to the domain that the client was made with. With a custom domain there, name the API by [`Builder::audience`],
//! since Auth0 knows it by the tenant's own domain. Which of several custom domains links in messages begin with,
//! [`Builder::custom_domain`] says for all calls and [`Call::custom_domain`] for one.
//!
//! # A key in the place of the secret
//! With `Management::with_private_key` the application proves who it is by `private_key_jwt`: Auth0 knows the public half of an
//! RSA key, and no secret is ever sent. `Management::with_token` takes a token that you have already.
//!
//! # HTTP of your own
//! `reqwest::ReqwestTransport::customized` takes a `reqwest::ClientBuilder` as you want it: a proxy, a certificate authority, a
//! resolver.
//!
//! ```no_run
//! # #[cfg(feature = "reqwest")]
//! # fn run() -> Result<(), Box<dyn std::error::Error>> {
//! use auth0_actions_management::reqwest::{ReqwestPorts, ReqwestTransport};
//! use auth0_actions_management::{Domain, Management};
//! use std::{sync::Arc, time::Duration};
//!
//! let transport = ReqwestTransport::customized(|client| client.connect_timeout(Duration::from_secs(3)))?;
//! let management = Management::builder(Domain::parse("tenant.eu.auth0.com")?, "client id", "client secret")
//!     .build_on(Arc::new(ReqwestPorts::with_transport(transport)));
//! # Ok(())
//! # }
//! ```
//!
//! Anything else that can send a request is a [`Transport`](crate::ports::Transport). Beside it the client needs a clock and a
//! place for its token; here those of `ReqwestPorts`:
//!
//! ```
//! # #[cfg(feature = "reqwest")]
//! # mod own {
//! use auth0_actions_management::ports::*;
//! use auth0_actions_management::reqwest::ReqwestPorts;
//!
//! struct Logged(ReqwestPorts);
//!
//! impl Transport for Logged {
//!     fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
//!         println!("{request:?}"); // the method and the URL: its `Debug` has no secret
//!         self.0.send(request)
//!     }
//! }
//!
//! impl Clock for Logged {
//!     fn now_ms(&self) -> i64 { self.0.now_ms() }
//!     fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> { self.0.sleep(ms) }
//!     fn random(&self, below: u64) -> u64 { self.0.random(below) }
//! }
//!
//! impl TokenStore for Logged {
//!     fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> { self.0.acquire(key) }
//!     fn publish(&self, key: &str, token: &Token) { self.0.publish(key, token) }
//!     fn release(&self, key: &str) { self.0.release(key) }
//!     fn forget(&self, key: &str, refused: &Token) { self.0.forget(key, refused) }
//! }
//! # }
//! ```
//!
//! Without the feature `reqwest` the crate has no HTTP and no clock of its own, and [`Builder::build_on`] takes yours.
//!
//! # Tests
//! The crate `auth0-actions-sandbox` (feature `tenant`) plays a tenant on this machine, over HTTP, with users, roles, scopes and
//! faults. The audience is that of the domain it plays, and not of its address, so name it:
//!
//! ```
//! # #[cfg(all(feature = "reqwest", feature = "users"))]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use auth0_actions_management::{Domain, Management, ids::UserId};
//! use auth0_actions_sandbox::tenant::Tenant;
//!
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! let tenant = Tenant::builder()
//!     .client("client id", "client secret", ["read:users"])
//!     .user(serde_json::json!({ "user_id": "auth0|1", "email": "ada@example.com" }))
//!     .start()
//!     .await?;
//! let management = Management::builder(Domain::parse(&tenant.http_url())?, "client id", "client secret")
//!     .audience(tenant.audience())
//!     .build()?;
//!
//! let user = management.users().get(&UserId::new("auth0|1")).await?;
//! assert_eq!(user.email.as_deref(), Some("ada@example.com"));
//! let error = management.users().delete(&UserId::new("auth0|1")).await.unwrap_err();
//! assert_eq!(error.status(), Some(403));
//! # Ok(())
//! # })
//! # }
//! # #[cfg(not(all(feature = "reqwest", feature = "users")))]
//! # fn main() {}
//! ```
//!
//! # Spans
//! With the feature `tracing` each call is a span `auth0 management` of the level DEBUG, with `operation`, the last `attempt`
//! and its `status`. What is sent and answered is not in it.
#![cfg_attr(not(feature = "_group"), allow(dead_code, reason = "the groups call it"))]

#[cfg(feature = "reqwest")]
mod assertion;
mod base64url;
#[cfg(feature = "reqwest")]
mod bucket;
mod builder;
#[allow(dead_code, reason = "each group uses a part of it")]
mod call;
mod chance;
mod client;
mod credentials;
mod domain;
mod encode;
mod error;
mod execute;
#[allow(dead_code, reason = "each group uses a part of it")]
mod field_scopes;
#[allow(dead_code, reason = "each group uses a part of it")]
mod fields;
mod generated;
mod items;
mod layer;
mod multipart;
mod one_or_many;
mod pace;
#[allow(dead_code, reason = "each group uses a part of it")]
mod page;
mod patch;
pub mod ports;
#[allow(dead_code, reason = "each group uses a part of it")]
mod prepared;
#[cfg(feature = "reqwest")]
mod private_key;
#[cfg(feature = "reqwest")]
pub mod reqwest;
mod retry;
#[path = "generated/scope/mod.rs"]
pub mod scope;
mod scope_set;
mod secret_map;
#[allow(unused_macros, reason = "each group uses a part of it")]
mod shape;
#[cfg_attr(not(feature = "events"), allow(dead_code, reason = "one group alone uses it"))]
mod subscription;
mod token;
mod token_store;
mod trace;
#[cfg(feature = "reqwest")]
mod turns;
#[allow(dead_code, reason = "each group uses a part of it")]
mod union;

pub use auth0_actions_wire::{Map, Timestamp, Value, ids};
pub use builder::Builder;
pub use call::{Call, Operation, Spec};
pub use client::Management;
pub use credentials::Credentials;
pub use domain::{Domain, DomainError};
pub use error::{ApiError, Error, Phase};
pub use items::{Items, Pages, Paging};
pub use one_or_many::OneOrMany;
pub use page::Page;
pub use patch::Patch;
#[cfg(feature = "reqwest")]
pub use private_key::{KeyError, PrivateKey, SigningAlgorithm};
pub use scope_set::Unchecked;
pub use secrecy::SecretString;
pub use secret_map::SecretMap;
pub use subscription::{Subscribes, Subscription};
pub use token_store::MemoryTokenStore;

// One `pub use` for each group, which a glob would do as well: of a name that is written out the compiler says behind
// which feature it is.
include!("generated/exports.rs");

/// Declares a set of scopes that code shares: `scopes! { pub MyScopes: "read:roles", "update:users" }`.
///
/// `Management<MyScopes>` then calls what these scopes allow, and no more. A scope that Auth0 does not have is an
/// error at its text.
#[macro_export]
macro_rules! scopes {
    ($($declaration:tt)*) => { $crate::__private::scopes_impl! { ($crate) $($declaration)* } };
}

/// For generated code; not part of what this crate promises.
#[doc(hidden)]
pub mod __private {
    pub use crate::scope;
    pub use crate::scope_set::ScopeSet;
    pub use auth0_actions_macros::scopes_impl;
}
