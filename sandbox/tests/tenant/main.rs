//! The local tenant, asked over real HTTP.
#![cfg(feature = "tenant")]
#![expect(clippy::disallowed_methods, reason = "these tests never run inside Auth0")]

mod faults;
mod life;
mod roles;
mod support;
mod tokens;
mod users;
