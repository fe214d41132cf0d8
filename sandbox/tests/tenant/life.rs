//! Starting, stopping, TLS, limits, the journal, and what is never shown.

use std::net::TcpStream;
use std::time::Duration;

use auth0_actions_sandbox::tenant::{Faults, StartError, Tenant};
use serde_json::json;

use crate::support::{Robot, SECRET, granted, http, send, token_request};

fn address(tenant: &Tenant) -> String {
    tenant.http_url().strip_prefix("http://").unwrap().to_owned()
}

#[tokio::test]
async fn https_is_trusted_by_its_own_authority_alone_and_for_each_of_its_names() {
    let builder = granted("read:users").domain("tenant.eu.auth0.com").tls(true);
    let tenant = builder.start().await.unwrap();
    let ca = tenant.ca_pem().unwrap();
    let https = tenant.https_url().unwrap();
    let request = http(Some(ca)).post(format!("{https}/oauth/token"));
    let answer = send(request.json(&token_request(&tenant))).await.unwrap();
    assert_eq!(answer.status, 200);

    let port = https.rsplit_once(':').unwrap().1;
    let address = format!("127.0.0.1:{port}").parse().unwrap();
    for name in ["localhost", "tenant.eu.auth0.com"] {
        let client = http_resolving(ca, name, address);
        let keys = client.get(format!("https://{name}:{port}/.well-known/jwks.json"));
        assert_eq!(send(keys).await.unwrap().status, 200, "{name}");
    }
    let other = http_resolving(ca, "other.auth0.com", address);
    let keys = other.get(format!("https://other.auth0.com:{port}/.well-known/jwks.json"));
    assert!(send(keys).await.unwrap_err().is_connect());
    let keys = http(None).get(format!("{https}/.well-known/jwks.json"));
    assert!(send(keys).await.unwrap_err().is_connect());

    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("ca.pem");
    tenant.write_ca(&file).unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), ca);
    let plain = granted("").start().await.unwrap();
    assert!(plain.write_ca(&file).is_err() && plain.https_url().is_none());
}

fn http_resolving(ca: &str, name: &str, address: std::net::SocketAddr) -> reqwest::Client {
    crate::support::configure(Some(ca)).resolve(name, address).build().unwrap()
}

#[tokio::test]
async fn a_fault_resets_a_tls_connection_too() {
    let builder = granted("read:users").tls(true).faults(Faults::parse("token:reset").unwrap());
    let tenant = builder.start().await.unwrap();
    let client = http(tenant.ca_pem());
    let url = format!("{}/oauth/token", tenant.https_url().unwrap());
    assert!(send(client.post(&url).json(&token_request(&tenant))).await.is_err());
    let again = send(client.post(&url).json(&token_request(&tenant))).await.unwrap();
    assert_eq!(again.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_may_start_on_one_thread_and_be_used_on_another() {
    let tenant = tokio::spawn(granted("read:users").start()).await.unwrap().unwrap();
    let tenant = std::sync::Arc::new(tenant);
    let shared = tenant.clone();
    let robot = tokio::spawn(async move { Robot::of(&shared).await }).await.unwrap();
    assert_eq!(robot.get("/users").await.status, 200);
    assert_eq!(tenant.api_calls(), 1);
}

#[test]
fn a_synchronous_test_has_a_tenant_as_well() {
    let tenant = granted("read:users").start_blocking().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let answer = runtime.block_on(async { Robot::of(&tenant).await.get("/users").await });
    assert_eq!((answer.status, answer.body), (200, json!([])));
    let address = address(&tenant);
    assert!(TcpStream::connect(&address).is_ok());
    drop(tenant);
    assert!(TcpStream::connect(&address).is_err());
}

#[tokio::test]
async fn a_shutdown_frees_the_port_and_ends_a_hanging_request() {
    let builder = granted("read:users").faults(Faults::parse("token:hang").unwrap());
    let tenant = builder.start().await.unwrap();
    let address = address(&tenant);
    let url = format!("{}/oauth/token", tenant.http_url());
    let request = http(None).post(url).json(&token_request(&tenant));
    let hanging = tokio::spawn(async move { send(request).await.map(|answer| answer.status) });
    while tenant.journal().is_empty() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    tenant.shutdown().await;
    assert!(TcpStream::connect(&address).is_err());
    let error = hanging.await.unwrap().unwrap_err();
    assert!(!error.is_timeout(), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_tenant_stops_on_either_runtime() {
    let tenant = granted("").start().await.unwrap();
    let address = address(&tenant);
    drop(tenant);
    for _ in 0..200 {
        if TcpStream::connect(&address).is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{address} still answers");
}

#[tokio::test]
async fn a_rate_limit_limits_calls_and_tells_of_it() {
    let tenant = granted("read:users").rate_limit(2, 2).start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    let mut last = robot.get("/users").await;
    assert_eq!(last.headers["x-ratelimit-limit"], "2");
    assert_eq!(last.headers["x-ratelimit-remaining"], "1");
    // A slow machine may earn a token on the way; it can't earn one for each of these.
    for _ in 0..50 {
        last = robot.get("/users").await;
        if last.status == 429 {
            break;
        }
    }
    assert_eq!(last.error(), (429, "Global limit has been reached", "too_many_requests"));
    assert_eq!(last.headers["x-ratelimit-remaining"], "0");
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(robot.get("/users").await.status, 200);
}

#[tokio::test]
async fn every_answer_has_the_headers_and_an_id_of_its_own() {
    let tenant = granted("read:users").start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    let mut ids = Vec::new();
    for path in ["/users", "/users/none", "/roles", "/nonsense"] {
        let headers = robot.get(path).await.headers;
        for name in ["x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"] {
            assert!(headers[name].to_str().unwrap().parse::<u64>().is_ok(), "{path} {name}");
        }
        ids.push(headers["x-auth0-requestid"].clone());
    }
    assert!(ids.iter().all(|id| id.len() == 20));
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[tokio::test]
async fn the_journal_tells_what_was_asked_by_whom_and_no_secret() {
    let builder = granted("read:users").tls(true);
    assert!(!format!("{builder:?}").contains(SECRET));
    let tenant = builder.start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    robot.get("/users/auth0%7C1?fields=email").await;
    let journal = tenant.journal();
    let call = &journal[1];
    assert_eq!((call.method.as_str(), call.path.as_str()), ("GET", "/api/v2/users/auth0%7C1"));
    assert_eq!((call.operation, call.status), (Some("users.get"), Some(404)));
    assert_eq!(call.scope.as_deref(), Some("read:users"));
    assert_eq!(journal[0].scope.as_deref(), Some("read:users"));
    assert_eq!((tenant.token_requests(), tenant.api_calls()), (1, 1));

    let signature = robot.token.rsplit_once('.').unwrap().1;
    let shown = format!("{tenant:?} {journal:?} {:?}", tenant.state(Clone::clone));
    assert!(!shown.contains(SECRET) && !shown.contains(signature), "{shown}");
}

#[test]
fn no_answer_of_the_token_endpoint_repeats_the_secret() {
    let tenant = granted("read:users").start_blocking().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        for (name, value) in [("client_id", "nobody"), ("grant_type", "x"), ("audience", "x")] {
            let mut body = token_request(&tenant);
            body[name] = json!(value);
            let request = http(None).post(format!("{}/oauth/token", tenant.http_url()));
            let answer = send(request.json(&body)).await.unwrap();
            assert!(answer.status >= 400 && !format!("{answer:?}").contains(SECRET), "{answer:?}");
        }
    });
}

#[tokio::test]
async fn a_setup_that_contradicts_itself_does_not_start() {
    let user = || json!({ "user_id": "auth0|1" });
    let builders = [
        (Tenant::builder().domain("https://tenant.auth0.com"), "is no domain"),
        (Tenant::builder().domain(""), "is no domain"),
        (Tenant::builder().user(json!("ada")), "a user is a JSON object"),
        (Tenant::builder().user(json!({ "user_id": 1 })), "`user_id`"),
        (Tenant::builder().user(user()).user(user()), "two users"),
        (Tenant::builder().role("member", "Member"), "can't be the id of a role"),
        (Tenant::builder().role("rol_a", "A").role("rol_b", "A"), "two roles"),
        (Tenant::builder().role("rol_a", "A").member("rol_a", "auth0|1"), "can't have"),
        (granted("").client("robot", "x", ["a:b"]), "two clients"),
        (granted("").connection(json!("people")), "with a `name`"),
        (granted("").connection(json!({ "name": "a" })).connection(json!({ "name": "a" })), "two connections"),
        (granted("").connection(json!({ "name": "a", "enabled_clients": ["nobody"] })), "a client that is not there"),
        (granted("").client_key("other", ""), "`other`, which is no client"),
        (granted("").client_key("robot", SECRET), "no RSA key"),
    ];
    for (builder, words) in builders {
        let error = builder.start().await.unwrap_err();
        assert!(matches!(error, StartError::Invalid(_)), "{error:?}");
        assert!(error.to_string().contains(words) && !error.to_string().contains(SECRET), "{error}");
    }
}
