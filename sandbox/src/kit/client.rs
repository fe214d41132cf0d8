//! A `Management` for calling functions directly.

use super::canned::Canned;
use super::now_ms;
use super::ports::{KitPorts, Time, Unexpected, World};
use auth0_actions::Handler;
use auth0_actions::management::__private::ScopeSet;
use auth0_actions::management::{Credentials, Domain, Management};
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// A client of the handler `H`'s own scopes on canned answers, for calling its function, or one of its helpers.
///
/// A call without an answer panics. Pauses between tries take no time. Afterwards [`Canned::calls`] has the calls.
#[must_use]
pub fn management<H: Handler>(canned: &Canned) -> Management<H> {
    on_canned(canned, H::SCOPES.unwrap_or_default())
}

/// A client of a set of scopes that several handlers share, which [`scopes!`](auth0_actions::scopes) declares, on
/// canned answers; else as [`management`].
#[must_use]
pub fn management_of<S: ScopeSet>(canned: &Canned) -> Management<S> {
    on_canned(canned, S::SCOPES)
}

/// A client of the handler `H`'s own scopes on a local tenant, as one of the applications that it was built with.
///
/// # Panics
/// When the system gives no HTTP client. A call panics that is neither for the tenant nor has an answer.
#[cfg(feature = "tenant")]
#[must_use]
#[track_caller]
pub fn management_on<H: Handler>(
    tenant: &crate::tenant::Tenant,
    client_id: impl Into<String>,
    client_secret: impl Into<auth0_actions::management::SecretString>,
) -> Management<H> {
    let scopes = H::SCOPES.unwrap_or_default();
    let world = World {
        canned: Canned::new(),
        tenant: Some(super::reach::Reach::to(tenant)),
        scopes,
        calls: super::call::Calls::default(),
        unexpected: Unexpected::Panic,
    };
    let ports = KitPorts::new(world, Time::from_now_on(now_ms()), 1);
    Management::declared(Arc::new(ports), Credentials::new(domain(tenant.domain()), client_id, client_secret), scopes)
}

fn on_canned<S>(canned: &Canned, scopes: &'static [&'static str]) -> Management<S> {
    let world = World {
        canned: canned.clone(),
        tenant: None,
        scopes,
        calls: canned.own_calls(),
        unexpected: Unexpected::Panic,
    };
    let ports = KitPorts::new(world, Time::Steps(AtomicI64::new(now_ms())), 1);
    // A name that is reserved for tests.
    let credentials = Credentials::new(domain("tenant.auth0.test"), "client", String::new());
    Management::declared(Arc::new(ports), credentials, scopes)
}

#[track_caller]
fn domain(name: &str) -> Domain {
    match Domain::parse(name) {
        Ok(domain) => domain,
        Err(error) => panic!("the tenant's domain `{name}`: {error}"),
    }
}
