//! A call that was awaited is no request any more, and says so.
#![cfg(all(feature = "reqwest", feature = "users"))]

mod common;

use auth0_actions_management::ids::UserId;
use auth0_actions_management::{Error, Phase};
use common::{TestPorts, USER, client, tenant};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

fn is_spent(error: &Error, operation: &str) {
    assert_eq!((error.phase(), error.operation(), error.is_retryable()), (Phase::Refused, operation, false));
    assert_eq!(error.to_string(), format!("{operation}: this call was awaited before; make another one"));
}

#[tokio::test]
async fn the_second_time_is_an_error_at_once() {
    let tenant = tenant().start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let id = UserId::new(USER);
    let mut call = management.users().get(&id);
    let first = (&mut call).await;
    let second = tokio::time::timeout(Duration::from_secs(5), &mut call).await.expect("it does not wait for ever");
    is_spent(&second.unwrap_err(), "users.get");
    assert_eq!(tenant.api_calls(), 1, "{first:?}");
}

#[tokio::test]
async fn no_stream_is_empty_because_its_call_had_begun() {
    let tenant = tenant().start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let mut call = management.users().list();
    poll_fn(|cx| Poll::Ready(pin!(&mut call).as_mut().poll(cx).is_pending())).await;
    let mut users = call.stream();
    let first = users.next().await.expect("an error, and not the end");
    is_spent(&first.unwrap_err(), "users.list");
    assert!(users.next().await.is_none());
}
