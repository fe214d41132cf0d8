//! Each call is a span with its operation; nothing else of it is in the span.
#![cfg(all(feature = "reqwest", feature = "tracing", feature = "users"))]

mod common;

use auth0_actions_management::ids::{RoleId, UserId};
use common::{ROLE, TestPorts, USER, client, tenant};
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[derive(Clone, Default)]
struct Spans(Arc<Mutex<Vec<String>>>);

impl Visit for Spans {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.lock().expect("a lock").push(format!("{field}={value:?}"));
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("auth0_actions_management")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.0.lock().expect("a lock").push(span.metadata().name().to_owned());
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_span_has_the_operation() {
    let spans = Spans::default();
    let _guard = tracing::subscriber::set_default(spans.clone());
    let tenant = tenant().start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.expect("assigned");
    assert_eq!(*spans.0.lock().expect("a lock"), ["auth0 management", "operation=\"users.roles.assign\""]);
}
