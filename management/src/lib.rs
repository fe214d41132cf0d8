//! Auth0's Management API, typed, with scopes that the compiler checks.
//!
//! Inside an Action you never make a client: a handler takes `management: &Management`, and the attribute
//! says which scopes it may use. On its own, with the default feature `reqwest`:
//!
//! ```no_run
//! use auth0_actions_management::{Domain, Management, Unchecked, ids::{RoleId, UserId}};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let management: Management<Unchecked> =
//!     Management::builder(Domain::parse("tenant.eu.auth0.com")?, "client id", "client secret").build()?;
//! # #[cfg(all(feature = "users", feature = "roles"))]
//! management.users().roles().assign(&UserId::new("auth0|1"), [RoleId::new("rol_1")]).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Code that declares what it uses takes a `Management` of a set of scopes, and compiles only if the set
//! holds what each call needs:
//!
//! ```
//! use auth0_actions_management::{Management, scopes};
//!
//! scopes! { pub Onboarding: "create:role_members", "update:users" }
//!
//! async fn greet(management: &Management<Onboarding>) { /* … */ }
//! ```
//!
//! # Limits
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
//! # Features
//! | feature | what it adds |
//! | --- | --- |
//! | `reqwest` (default) | HTTP by reqwest, with rustls on ring; a rate, a concurrency, `private_key_jwt` |
//! | `serde` (default) | JSON into and from types of your own; every type of the API is `Serialize` and `Deserialize` |
//! | `tracing` | a span for each call, with its operation, the last attempt and its status |
//! | a group's name | its operations, and no other's: see the table |
//! | `full` | all groups |
//!
//! # Groups
#![doc = include_str!("generated/groups.md")]
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
mod nowhere;
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
#[allow(unused_imports, unreachable_pub, reason = "there may be no group")]
pub use generated::*;
pub use items::{Items, Pages, Paging};
pub use one_or_many::OneOrMany;
pub use page::Page;
pub use patch::Patch;
#[cfg(feature = "reqwest")]
pub use private_key::{KeyError, PrivateKey, SigningAlgorithm};
pub use scope_set::Unchecked;
pub use secrecy::SecretString;
pub use subscription::{Subscribes, Subscription};
pub use token_store::MemoryTokenStore;

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
