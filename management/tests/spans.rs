//! Each call is a span with its operation, and with the attempt and status of each exchange; nothing else is in it.
#![cfg(all(feature = "reqwest", feature = "tracing", feature = "users"))]

mod common;

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_sandbox::tenant::Faults;
use common::{CLIENT, DOMAIN, ROLE, SECRET, TestPorts, USER, client, tenant};
use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes down all that it is told: what this crate tells, and what the crates below it tell.
#[derive(Clone, Default)]
struct Listener {
    ours: Lines,
    theirs: Lines,
    spans: Arc<AtomicU64>,
    /// Which spans are this crate's.
    known: Arc<Mutex<Vec<u64>>>,
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    fn all(&self) -> Vec<String> {
        self.0.lock().expect("a lock").clone()
    }
}

impl Visit for Lines {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.lock().expect("a lock").push(format!("{field}={value:?}"));
    }
}

impl Listener {
    fn lines(&self, metadata: &Metadata<'_>) -> Lines {
        let ours = metadata.target().starts_with("auth0_actions_management");
        if ours { self.ours.clone() } else { self.theirs.clone() }
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.spans.fetch_add(1, Ordering::Relaxed) + 1;
        let mut lines = self.lines(span.metadata());
        if Arc::ptr_eq(&lines.0, &self.ours.0) {
            self.known.lock().expect("a lock").push(id);
            lines.0.lock().expect("a lock").push(span.metadata().name().to_owned());
        }
        span.record(&mut lines);
        Id::from_u64(id)
    }

    fn record(&self, id: &Id, values: &Record<'_>) {
        let ours = self.known.lock().expect("a lock").contains(&id.into_u64());
        values.record(&mut if ours { self.ours.clone() } else { self.theirs.clone() });
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.lines(event.metadata()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_span_has_the_operation_and_each_attempt_with_its_status() {
    let listener = Listener::default();
    let _guard = tracing::subscriber::set_default(listener.clone());
    let faults = Faults::parse("token:503,api:502,api:reset,api:revoked").expect("faults");
    let tenant = tenant().faults(faults).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.expect("assigned");
    assert_eq!(
        listener.ours.all(),
        [
            "auth0 management",
            "operation=\"users.roles.assign\"",
            "attempt=1",
            "status=502",
            // The connection broke: no status.
            "attempt=2",
            "attempt=3",
            "status=401",
            "attempt=4",
            "status=204",
        ]
    );
}

#[tokio::test]
async fn neither_a_token_nor_a_secret_nor_a_body_is_told() {
    let listener = Listener::default();
    let _guard = tracing::subscriber::set_default(listener.clone());
    let tenant = tenant().start().await.expect("a tenant");
    let domain = DOMAIN.parse().expect("a domain");
    let management = auth0_actions_management::Management::builder(domain, CLIENT, SECRET)
        .build_on(Arc::new(TestPorts::to(&tenant)));
    management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.expect("assigned");
    management.users().get(&UserId::new(USER)).await.expect("the user");
    let all = [listener.ours.all(), listener.theirs.all()].concat().join("\n");
    assert!(all.contains("operation=\"users.get\""), "{all}");
    // The token is a JWT: it begins with `{"` in base64. The body of the one call has the role, that of the other the address.
    for secret in [SECRET, "eyJ", "Bearer", ROLE, "ada@example.com"] {
        assert!(!all.contains(secret), "{secret} in:\n{all}");
    }
}
