//! A client that knows the tenant's rate limit waits instead of being refused.
#![cfg(all(feature = "reqwest", feature = "users"))]

mod common;

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_management::{Error, Management, Phase, Unchecked};
use auth0_actions_sandbox::tenant::Faults;
use common::{ROLE, TestPorts, USER, client, tenant};
use std::sync::Arc;
use std::time::Duration;

async fn assign(management: &Management<Unchecked>) -> Result<(), Error> {
    // Without repetitions: a call that runs into the limit fails.
    management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).retries(0).await
}

#[tokio::test]
async fn calls_of_all_clones_wait_for_the_reset() {
    let tenant = tenant().rate_limit(1, 1).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let began = tokio::time::Instant::now();
    for _ in 0..4 {
        assign(&management.clone()).await.expect("not refused");
    }
    assert_eq!(tenant.api_calls(), 4);
    // The tenant lets one through each second; the token's request does not count.
    assert!(began.elapsed() > Duration::from_millis(2_900), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_reset_after_the_deadline_is_an_error_and_no_call() {
    let tenant = tenant().faults(Faults::parse("api:429=30").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant).within(5_000)));
    assert_eq!(assign(&management).await.unwrap_err().status(), Some(429));
    let error = assign(&management).await.unwrap_err();
    assert_eq!((error.phase(), error.status(), error.is_retryable()), (Phase::Deadline, None, true));
    assert_eq!(
        error.to_string(),
        "users.roles.assign: not sent: nothing remains of the tenant's rate limit, and waiting for more would pass the \
         deadline"
    );
    assert_eq!(tenant.api_calls(), 1);
}

#[tokio::test]
async fn a_reset_that_is_far_away_keeps_no_other_call() {
    let tenant = tenant().faults(Faults::parse("api:429=3600").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant).within(5_000)));
    assert_eq!(assign(&management).await.unwrap_err().status(), Some(429));
    assign(&management).await.expect("another bucket");
}
