//! The token endpoint, and what the API makes of its tokens.

use std::time::Duration;

use auth0_actions_sandbox::tenant::Tenant;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};

use crate::support::{Answer, Robot, SECRET, granted, http, send, token_request};

async fn ask(tenant: &Tenant, body: &Value) -> Answer {
    let request = http(None).post(format!("{}/oauth/token", tenant.http_url()));
    send(request.json(body)).await.unwrap()
}

fn with(tenant: &Tenant, name: &str, value: Value) -> Value {
    let mut body = token_request(tenant);
    body[name] = value;
    body
}

#[tokio::test]
async fn a_token_verifies_against_the_served_keys_and_says_what_auth0s_do() {
    let builder = granted("read:users update:users").domain("tenant.eu.auth0.com");
    let tenant = builder.start().await.unwrap();
    let answer = ask(&tenant, &token_request(&tenant)).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["token_type"], "Bearer");
    assert_eq!(answer.body["expires_in"], 86_400);
    assert_eq!(answer.body["scope"], "read:users update:users");
    assert_eq!(answer.headers["cache-control"], "no-store");

    let keys = http(None).get(format!("{}/.well-known/jwks.json", tenant.http_url()));
    let keys: JwkSet = serde_json::from_value(send(keys).await.unwrap().body).unwrap();
    let token = answer.body["access_token"].as_str().unwrap();
    let id = jsonwebtoken::decode_header(token).unwrap().kid.unwrap();
    let key = DecodingKey::from_jwk(keys.find(&id).unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.set_issuer(&["https://tenant.eu.auth0.com/"]);
    validation.set_audience(&["https://tenant.eu.auth0.com/api/v2/"]);
    let claims = jsonwebtoken::decode::<Value>(token, &key, &validation).unwrap().claims;
    assert_eq!(claims["sub"], "robot@clients");
    assert_eq!(claims["azp"], "robot");
    assert_eq!(claims["gty"], "client-credentials");
    assert_eq!(claims["scope"], "read:users update:users");
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 86_400);
}

#[tokio::test]
async fn a_form_and_http_basic_do_as_well() {
    let tenant = granted("read:users").start().await.unwrap();
    let url = format!("{}/oauth/token", tenant.http_url());
    let audience = tenant.audience().to_owned();
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "robot"),
        ("client_secret", SECRET),
        ("audience", &audience),
    ];
    let answer = send(http(None).post(&url).form(&form)).await.unwrap();
    assert_eq!((answer.status, &answer.body["scope"]), (200, &json!("read:users")));

    let form = [("grant_type", "client_credentials"), ("audience", &audience)];
    let request = http(None).post(&url).form(&form).basic_auth("robot", Some(SECRET));
    assert_eq!(send(request).await.unwrap().status, 200);
    let request = http(None).post(&url).form(&form).basic_auth("robot", Some("wrong"));
    assert_eq!(send(request).await.unwrap().status, 401);
}

#[tokio::test]
async fn a_scope_parameter_narrows_and_never_widens() {
    let tenant = granted("read:users read:roles update:users").start().await.unwrap();
    let answer = ask(&tenant, &with(&tenant, "scope", json!("update:users read:roles"))).await;
    assert_eq!((answer.status, &answer.body["scope"]), (200, &json!("update:users read:roles")));

    let answer = ask(&tenant, &with(&tenant, "scope", json!("read:users delete:users"))).await;
    assert_eq!(answer.status, 403);
    let words = "Client has not been granted scopes: delete:users";
    assert_eq!(answer.body, json!({ "error": "access_denied", "error_description": words }));
}

#[tokio::test]
async fn each_wrong_request_has_its_own_answer() {
    let builder = granted("read:users").client_without_grant("stranger", "other");
    let tenant = builder.start().await.unwrap();
    let cases = [
        ("client_secret", json!("wrong"), 401, "access_denied", "Unauthorized"),
        ("client_id", json!("nobody"), 401, "access_denied", "Unauthorized"),
        ("client_secret", Value::Null, 401, "access_denied", "Unauthorized"),
        ("client_id", Value::Null, 400, "invalid_request", "client_id"),
        ("grant_type", Value::Null, 400, "invalid_request", "grant_type"),
        ("grant_type", json!("password"), 403, "unsupported_grant_type", "password"),
        ("audience", json!("https://other/"), 403, "access_denied", "within domain: https://other/"),
        ("audience", Value::Null, 403, "access_denied", "audience"),
    ];
    for (name, value, status, error, words) in cases {
        let answer = ask(&tenant, &with(&tenant, name, value.clone())).await;
        assert_eq!((answer.status, &answer.body["error"]), (status, &json!(error)), "{name}={value}");
        let description = answer.body["error_description"].as_str().unwrap();
        assert!(description.contains(words), "{name}={value}: {description}");
    }
    let mut body = with(&tenant, "client_id", json!("stranger"));
    body["client_secret"] = json!("other");
    let answer = ask(&tenant, &body).await;
    assert_eq!((answer.status, &answer.body["error"]), (403, &json!("access_denied")));
    assert!(answer.body["error_description"].as_str().unwrap().contains("client-grant"));

    let request = http(None).post(format!("{}/oauth/token", tenant.http_url()));
    let request = request.header("content-type", "application/json").body("{");
    assert_eq!(send(request).await.unwrap().status, 400);
}

#[tokio::test]
async fn the_api_refuses_every_token_that_is_not_its_own() {
    let tenant = granted("read:users").start().await.unwrap();
    let mut robot = Robot::of(&tenant).await;
    assert_eq!(robot.get("/users").await.status, 200);

    let request = http(None).get(format!("{}/users", robot.url));
    assert_eq!(send(request).await.unwrap().error().0, 401);

    // All tenants of a process share a key, so this differs by issuer and audience alone.
    let other = granted("read:users").domain("other.auth0.test").start().await.unwrap();
    robot.token = Robot::of(&other).await.token;
    assert_eq!(robot.get("/users").await.error(), (401, "Invalid token", ""));

    robot.token = "no.jwt.atall".to_owned();
    let answer = robot.get("/users").await;
    assert_eq!(answer.error(), (401, "Invalid token", ""));
    assert_eq!(answer.body["attributes"]["error"], "Invalid token");
}

#[tokio::test]
async fn a_token_is_refused_once_its_time_is_over() {
    let builder = granted("read:users").token_lifetime(Duration::ZERO);
    let tenant = builder.start().await.unwrap();
    let answer = Robot::of(&tenant).await.get("/users").await;
    let words = "Expired token received for JSON Web Token validation";
    assert_eq!(answer.error(), (401, words, ""));
}

#[tokio::test]
async fn an_insufficient_scope_names_what_would_do() {
    let tenant = granted("read:users").role("rol_a", "A").start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    let answer = robot.post("/roles", json!({ "name": "B" })).await;
    let words = "Insufficient scope, expected any of: create:roles";
    assert_eq!(answer.error(), (403, words, "insufficient_scope"));

    let answer = robot.get("/users/auth0%7C1/roles").await;
    let words = "Insufficient scope, expected any of: read:roles";
    assert_eq!(answer.error(), (403, words, "insufficient_scope"));

    let answer = robot.post("/users/auth0%7C1/roles", json!({ "roles": ["rol_a"] })).await;
    let words = "Insufficient scope, expected any of: create:role_members,update:users";
    assert_eq!(answer.error(), (403, words, "insufficient_scope"));
    assert_eq!(tenant.state(|state| state.roles().count()), 1);
}
