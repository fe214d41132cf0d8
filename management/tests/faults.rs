//! The faults that a client can survive: after each the role is assigned.
#![cfg(all(feature = "reqwest", feature = "users"))]

mod common;

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_management::{Error, Phase};
use auth0_actions_sandbox::tenant::{Faults, Tenant};
use common::{ROLE, TestPorts, USER, client, tenant};
use std::sync::Arc;
use std::time::Duration;

async fn assign_despite(faults: &str) -> (Tenant, Result<(), Error>) {
    let tenant = tenant().faults(Faults::parse(faults).expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant).within(20_000)));
    let result = management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await;
    (tenant, result)
}

async fn survives(faults: &str) {
    let (tenant, result) = assign_despite(faults).await;
    result.unwrap_or_else(|error| panic!("{faults}: {error:#}"));
    assert_eq!(tenant.role_members(ROLE), [USER], "{faults}");
    assert!(tenant.faults_left().is_empty(), "{faults}: the fault was not met");
}

macro_rules! survived {
    ($($name:ident $faults:literal)*) => {$(
        #[tokio::test]
        async fn $name() {
            survives($faults).await;
        }
    )*};
}

survived! {
    token_429 "token:429=1"
    token_5xx "token:503"
    token_connection_dropped "token:reset"
    token_body_cut "token:cut"
    token_body_unreadable "token:malformed"
    api_429_by_reset "api:429=1"
    api_429_by_retry_after "api:429-retry-after=1"
    api_5xx "api:500"
    api_connection_dropped "api:reset"
    api_connection_dropped_after_the_change "api:reset-after"
    api_body_cut "api:cut"
    api_body_unreadable "api:malformed"
    api_token_revoked "api:revoked"
    several_in_a_row "token:503*2,api:502,api:reset,api:revoked"
}

#[tokio::test]
async fn a_pause_beyond_the_deadline_is_named() {
    let (_, result) = assign_despite("api:429-retry-after=600").await;
    let error = result.unwrap_err();
    assert_eq!(error.status(), Some(429));
    assert!(error.retry_after().is_some_and(|wait| wait.as_secs() > 590), "{:?}", error.retry_after());
    let words = error.to_string();
    assert!(words.contains("; it asks to wait 600 s; another try would pass the deadline"), "{words}");
}

#[tokio::test]
async fn a_second_401_is_an_answer() {
    let (tenant, result) = assign_despite("api:revoked*2").await;
    let error = result.unwrap_err();
    assert_eq!((error.phase(), error.status()), (Phase::Api, Some(401)));
    assert!(format!("{error:?}").contains("status: Some(401)"), "{error:?}");
    assert_eq!((tenant.token_requests(), tenant.api_calls()), (2, 2));
}

#[tokio::test]
async fn tries_end() {
    let (tenant, result) = assign_despite("api:500*20").await;
    let error = result.unwrap_err();
    assert_eq!(error.status(), Some(500));
    assert!(error.is_retryable());
    assert_eq!(tenant.api_calls(), 6);
}

#[tokio::test]
async fn a_pause_that_passes_the_deadline_is_not_begun() {
    let tenant =
        tenant().faults(Faults::parse("api:429-retry-after=60").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant).within(5_000)));
    let error = management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.unwrap_err();
    assert_eq!(error.status(), Some(429));
    assert_eq!(error.retry_after().map(|pause| pause.as_secs()), Some(60));
    assert!(error.to_string().contains("would pass the deadline"), "{error}");
    assert_eq!(tenant.api_calls(), 1);
}

#[tokio::test]
async fn a_tenant_that_hangs_is_left_within_the_deadline() {
    let tenant = tenant().faults(Faults::parse("token:hang").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant).within(1_000)));
    let began = tokio::time::Instant::now();
    let error = management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.unwrap_err();
    assert_eq!(error.operation(), "oauth.token");
    assert!(matches!(error.phase(), Phase::Timeout | Phase::Deadline), "{error:?}");
    assert!(began.elapsed().as_secs() < 5);
}

#[tokio::test]
async fn hours_are_not_waited_for_where_there_is_no_deadline() {
    let tenant = tenant().faults(Faults::parse("api:429=3600").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let (user, role) = (UserId::new(USER), [RoleId::new(ROLE)]);
    let assigned = tokio::time::timeout(Duration::from_secs(20), management.users().roles().assign(&user, role)).await;
    let error = assigned.expect("no pause").unwrap_err();
    assert_eq!((error.status(), tenant.api_calls()), (Some(429), 1));
    assert!(error.retry_after().is_some_and(|pause| pause > Duration::from_secs(3_500)), "{error:?}");
}
