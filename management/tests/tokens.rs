//! One token for all, renewed early, and checked against what the code declares.
#![cfg(all(feature = "reqwest", feature = "users"))]

mod common;

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_management::{Credentials, Domain, Management, Phase, Unchecked, scopes};
use auth0_actions_sandbox::tenant::{Faults, Tenant};
use common::{CLIENT, DOMAIN, ROLE, SECRET, TestPorts, USER, client, credentials, tenant};
use futures::future::join_all;
use std::sync::Arc;

const DAY_MS: i64 = 86_400_000;

async fn assign(management: &Management<Unchecked>) {
    management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.expect("assigned");
}

#[tokio::test]
async fn a_thousand_first_calls_make_one_token_request() {
    let tenant = tenant().start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    join_all((0..1_000).map(|_| assign(&management))).await;
    assert_eq!(tenant.token_requests(), 1);
    // On a busy machine an exchange may run out of time and be made again.
    assert!(tenant.api_calls() >= 1_000, "{}", tenant.api_calls());
}

#[tokio::test]
async fn a_leader_that_is_dropped_gives_way() {
    let tenant = tenant().faults(Faults::parse("token:hang").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let leader = tokio::time::timeout(std::time::Duration::from_millis(200), assign(&management));
    let (led, ()) = tokio::join!(leader, assign(&management));
    assert!(led.is_err(), "the leader hangs");
    assert_eq!(tenant.role_members(ROLE), [USER]);
}

#[tokio::test]
async fn a_token_is_renewed_early_and_by_one() {
    let tenant = tenant().start().await.expect("a tenant");
    let ports = Arc::new(TestPorts::to(&tenant));
    let management = client(ports.clone());
    assign(&management).await;
    ports.turn(DAY_MS / 10 * 7);
    assign(&management).await;
    assert_eq!(tenant.token_requests(), 1, "at 70 % the token still serves");
    ports.turn(DAY_MS / 10 * 2);
    join_all((0..20).map(|_| assign(&management))).await;
    assert_eq!(tenant.token_requests(), 2, "at 90 % one of twenty renews it");
}

#[tokio::test]
async fn a_renewal_that_fails_leaves_the_old_token_in_use() {
    let tenant = tenant().start().await.expect("a tenant");
    let ports = Arc::new(TestPorts::to(&tenant));
    let management = client(ports.clone());
    assign(&management).await;
    ports.turn(DAY_MS / 10 * 9);
    tenant.inject(Faults::parse("token:503").expect("faults"));
    assign(&management).await;
    assert_eq!(tenant.token_requests(), 2);
}

#[tokio::test]
async fn a_revoked_token_is_fetched_again_once_for_all() {
    let tenant = tenant().start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    assign(&management).await;
    tenant.inject(Faults::parse("api:revoked*10").expect("faults"));
    join_all((0..10).map(|_| assign(&management))).await;
    assert_eq!(tenant.token_requests(), 2);
}

scopes! { Declared: "create:role_members", "update:users", "delete:users" }

#[tokio::test]
async fn a_grant_that_lacks_a_declared_scope_is_one_error_before_the_first_call() {
    let tenant = tenant().start().await.expect("a tenant");
    let management: Management<Declared> = Management::from_ports(Arc::new(TestPorts::to(&tenant)), credentials());
    for _ in 0..2 {
        let error = management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.unwrap_err();
        assert_eq!(error.phase(), Phase::Scopes);
        let text = error.to_string();
        assert!(text.contains("`delete:users`") && text.contains("client-grants"), "{text}");
        assert!(!text.contains("`create:role_members`"), "{text}");
    }
    assert_eq!((tenant.token_requests(), tenant.api_calls()), (1, 0));
}

async fn failing(tenant: &Tenant, credentials: Credentials) -> auth0_actions_management::Error {
    let ports = Arc::new(TestPorts::to(tenant).within(3_000));
    let management: Management<Unchecked> = Management::from_ports(ports, credentials);
    management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await.unwrap_err()
}

#[tokio::test]
async fn a_wrong_secret_says_what_to_check_and_is_not_tried_again() {
    let tenant = tenant().start().await.expect("a tenant");
    let domain = Domain::parse(DOMAIN).expect("a domain");
    let error = failing(&tenant, Credentials::new(domain, CLIENT, "wrong-secret-77aa")).await;
    assert_eq!((error.phase(), error.status(), error.operation()), (Phase::Token, Some(401), "oauth.token"));
    assert!(!error.is_retryable());
    let text = format!("{error:#} {error:?}");
    assert!(text.contains("check the client's id and its secret or private key"), "{text}");
    assert!(!text.contains("wrong-secret-77aa"), "{text}");
    assert_eq!(tenant.token_requests(), 1);
}

#[tokio::test]
async fn a_revoked_grant_says_so() {
    let tenant = Tenant::builder()
        .domain(DOMAIN)
        .tls(true)
        .client_without_grant(CLIENT, SECRET)
        .start()
        .await
        .expect("a tenant");
    let error = failing(&tenant, credentials()).await;
    assert_eq!(error.phase(), Phase::Token);
    assert!(error.to_string().contains("authorized for the Auth0 Management API"), "{error}");
}

#[tokio::test]
async fn another_audience_is_asked_for_when_it_is_set() {
    let tenant = tenant().start().await.expect("a tenant");
    let error = failing(&tenant, credentials().with_audience("https://elsewhere.example/api/v2/")).await;
    assert_eq!(error.phase(), Phase::Token);
}

#[tokio::test]
async fn insufficient_scope_keeps_auth0s_words() {
    let tenant = Tenant::builder()
        .domain(DOMAIN)
        .tls(true)
        .client(CLIENT, SECRET, ["read:users"])
        .user(serde_json::json!({ "user_id": USER }))
        .role(ROLE, "Member")
        .start()
        .await
        .expect("a tenant");
    let error = failing(&tenant, credentials()).await;
    let api = error.api().expect("Auth0's words");
    assert_eq!(
        (api.status_code, api.error.as_str(), api.error_code.as_deref()),
        (403, "Forbidden", Some("insufficient_scope"))
    );
    assert!(api.message.starts_with("Insufficient scope"), "{}", api.message);
    assert!(error.request_id().is_some());
    assert_eq!(error.operation(), "users.roles.assign");
}

scopes! { Mine: "read:users", "read:logs" }

#[tokio::test]
async fn a_client_of_declared_scopes_is_built_like_any_other() {
    let tenant = tenant().start().await.expect("a tenant");
    let builder = Management::builder(Domain::parse(&tenant.http_url()).expect("a domain"), CLIENT, SECRET);
    let management = builder.audience(tenant.audience()).build_for::<Mine>().expect("a client");
    let error = management.users().get(&UserId::new(USER)).await.expect_err("the grant lacks a scope");
    assert_eq!(error.phase(), Phase::Scopes);
    assert!(error.to_string().contains("lacks the declared scope `read:logs`"), "{error}");
}

#[tokio::test]
async fn who_is_not_there_is_named() {
    let domain = Domain::parse("nobody.invalid").expect("a domain");
    let management = Management::builder(domain, CLIENT, SECRET).build().expect("a client");
    let error = management.users().get(&UserId::new(USER)).await.expect_err("nobody is there").to_string();
    assert!(error.starts_with("oauth.token: no connection to the tenant"), "{error}");
    assert!(error.contains(": nobody.invalid: "), "{error}");
}
