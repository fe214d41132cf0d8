//! Faults, as a client meets them.

use std::error::Error as _;
use std::io;
use std::time::{Duration, Instant};

use auth0_actions_sandbox::tenant::{Faults, Tenant};
use reqwest::Method;
use serde_json::json;

use crate::support::{Answer, Robot, granted, http, send, token_request};

const ADA: &str = "/users/auth0%7Cada/roles";

async fn tenant() -> (Tenant, Robot) {
    let builder = granted("create:role_members update:users read:users read:roles")
        .user(json!({ "user_id": "auth0|ada" }))
        .role("rol_member", "Member");
    let tenant = builder.start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

fn inject(tenant: &Tenant, faults: &str) {
    tenant.inject(Faults::parse(faults).unwrap());
}

async fn assign(robot: &Robot) -> Result<Answer, reqwest::Error> {
    let request = robot.request(Method::POST, ADA).json(&json!({ "roles": ["rol_member"] }));
    send(request).await
}

fn was_reset(error: &reqwest::Error) -> bool {
    let mut cause = error.source();
    while let Some(error) = cause {
        let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
        if kind == Some(io::ErrorKind::ConnectionReset) {
            return true;
        }
        cause = error.source();
    }
    false
}

#[tokio::test]
async fn a_reset_comes_before_the_change_and_reset_after_behind_it() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "api:reset, api:reset-after");
    let error = assign(&robot).await.unwrap_err();
    assert!(was_reset(&error), "{error:?}");
    assert!(tenant.role_members("rol_member").is_empty());

    let error = assign(&robot).await.unwrap_err();
    assert!(was_reset(&error), "{error:?}");
    assert_eq!(tenant.role_members("rol_member"), ["auth0|ada"]);
    assert_eq!(assign(&robot).await.unwrap().status, 204);

    let journal = tenant.journal();
    let statuses: Vec<_> = journal.iter().map(|exchange| exchange.status).collect();
    assert_eq!(statuses, [Some(200), None, None, Some(204)]);
    assert_eq!(tenant.api_calls(), 3);
    assert!(tenant.faults_left().is_empty());
}

#[tokio::test]
async fn a_cut_answer_breaks_off_and_the_change_is_made() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "api:cut*2");
    let request = robot.request(Method::POST, ADA).json(&json!({ "roles": ["rol_member"] }));
    let response = request.send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.content_length()), (200, Some(2)));
    let error = response.bytes().await.unwrap_err();
    assert!(!error.is_timeout(), "{error:?}");
    assert_eq!(tenant.role_members("rol_member"), ["auth0|ada"]);

    let mut response = robot.request(Method::GET, ADA).send().await.unwrap();
    let whole = response.content_length().unwrap();
    let first = response.chunk().await.unwrap().expect("the first half");
    assert_eq!(first.len() as u64, whole / 2);
    assert!(response.chunk().await.is_err());
}

#[tokio::test]
async fn a_malformed_answer_is_a_200_that_is_not_json() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "token:malformed, api:malformed");
    let request = http(None).post(format!("{}/oauth/token", tenant.http_url()));
    let response = request.json(&token_request(&tenant)).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert!(response.json::<serde_json::Value>().await.unwrap_err().is_decode());

    let request = robot.request(Method::POST, ADA).json(&json!({ "roles": ["rol_member"] }));
    assert_eq!(request.send().await.unwrap().status(), 200);
    assert_eq!(tenant.role_members("rol_member"), ["auth0|ada"]);
}

#[tokio::test]
async fn a_429_says_when_to_come_again() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "api:429=7, api:429-retry-after=3, token:429");
    let now = || std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let reset = |answer: &Answer| -> u64 { answer.headers["x-ratelimit-reset"].to_str().unwrap().parse().unwrap() };

    let before = now();
    let answer = assign(&robot).await.unwrap();
    assert_eq!(answer.error(), (429, "Global limit has been reached", "too_many_requests"));
    // The reset is a whole second, and no earlier than it says.
    assert!((before + 7..=now() + 8).contains(&reset(&answer)));
    assert_eq!(answer.headers["x-ratelimit-remaining"], "0");
    assert!(!answer.headers.contains_key("retry-after"));
    assert_eq!(assign(&robot).await.unwrap().headers["retry-after"], "3");
    assert!(tenant.role_members("rol_member").is_empty());

    let request = http(None).post(format!("{}/oauth/token", tenant.http_url()));
    let answer = send(request.json(&token_request(&tenant))).await.unwrap();
    assert_eq!((answer.status, &answer.body["error"]), (429, &json!("too_many_requests")));
}

#[tokio::test]
async fn server_errors_apply_nothing_and_are_met_in_order() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "api:500, api:502, api:503, api:504");
    for status in [500, 502, 503, 504] {
        assert_eq!(assign(&robot).await.unwrap().error().0, status);
    }
    assert!(tenant.role_members("rol_member").is_empty());
    assert_eq!(assign(&robot).await.unwrap().status, 204);
    let met: Vec<_> = tenant.journal().iter().filter_map(|e| e.fault).map(|f| f.to_string()).collect();
    assert_eq!(met, ["500", "502", "503", "504"]);
}

#[tokio::test]
async fn a_late_answer_is_right_and_a_hanging_one_never_comes() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "api:latency=300, api:hang");
    let begun = Instant::now();
    assert_eq!(assign(&robot).await.unwrap().status, 204);
    assert!(begun.elapsed() >= Duration::from_millis(300));
    assert!(tenant.journal().last().unwrap().duration >= Duration::from_millis(300));

    let request = robot.request(Method::GET, ADA).timeout(Duration::from_millis(300));
    assert!(request.send().await.unwrap_err().is_timeout());
    assert_eq!(tenant.journal().last().unwrap().status, None);
    assert_eq!(robot.get(ADA).await.status, 200);
}

#[tokio::test]
async fn a_revoked_token_is_refused_once() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "api:revoked");
    assert_eq!(assign(&robot).await.unwrap().error(), (401, "Invalid token", ""));
    assert_eq!(assign(&robot).await.unwrap().status, 204);
}

#[tokio::test]
async fn a_fault_waits_for_a_request_of_its_own_target() {
    let (tenant, robot) = tenant().await;
    inject(&tenant, "token:503");
    assert_eq!(assign(&robot).await.unwrap().status, 204);
    let keys = http(None).get(format!("{}/.well-known/jwks.json", tenant.http_url()));
    assert_eq!(send(keys).await.unwrap().status, 200);
    let request = http(None).post(format!("{}/oauth/token", tenant.http_url()));
    let answer = send(request.json(&token_request(&tenant))).await.unwrap();
    assert_eq!(answer.status, 503);
    assert_eq!(tenant.token_requests(), 2);
}
