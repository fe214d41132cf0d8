//! What a client or a single call says beyond its operation.

use crate::mock::Mock;
use auth0_actions_management::ids::RoleId;
use auth0_actions_management::{Domain, Management};
use futures::executor::block_on;
use std::time::Duration;

fn domain() -> Domain {
    Domain::parse("tenant.eu.auth0.com").unwrap()
}

#[test]
fn a_token_that_is_given_is_used_as_it_is() {
    let mock = Mock::new(vec![(401, "{}".into())]);
    let management = Management::with_token(domain(), "given").without_telemetry().build_on(mock.clone());
    let error = block_on(management.roles().get(&RoleId::new("rol_1"))).unwrap_err();
    assert_eq!(error.status(), Some(401));
    let asked = mock.asked.lock().unwrap();
    let headers: Vec<_> = asked.iter().flat_map(|request| request.headers.clone()).collect();
    assert_eq!(headers, [("authorization".to_owned(), "Bearer given".to_owned())]);
}

#[test]
fn a_client_sends_its_headers_and_tells_which_library_it_is() {
    let mock = Mock::new(vec![(200, "{}".into())]);
    let builder = Management::builder(domain(), "client", "canary").header("auth0-custom-domain", "login.example.com");
    assert!(!format!("{builder:?}").contains("canary"));
    let management = builder.build_on(mock.clone());
    block_on(management.roles().get(&RoleId::new("rol_1")).header("x-own", "1")).unwrap();
    let asked = mock.asked.lock().unwrap();
    let header = |name: &str| asked[0].headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!((header("auth0-custom-domain"), header("x-own")), (Some("login.example.com"), Some("1")));
    // {"name":"auth0-actions-management", …
    assert!(header("auth0-client").unwrap().starts_with("eyJuYW1lIjoiYXV0aDAtYWN0aW9ucy1tYW5hZ2VtZW50Ii"));
}

#[test]
fn the_token_is_the_clients_to_send() {
    let mock = Mock::new(vec![(200, "{}".into())]);
    let management = mock.client();
    let error = block_on(management.roles().get(&RoleId::new("rol_1")).header("Authorization", "Bearer canary"));
    let error = error.unwrap_err().to_string();
    assert!(error.starts_with("roles.get: the header `authorization` is the client's own"), "{error}");
    assert!(!error.contains("canary") && mock.asked.lock().unwrap().is_empty());
}

#[test]
fn a_call_says_how_long_it_waits_and_how_often_it_tries() {
    let mock = Mock::new(vec![(500, "{}".into())]);
    let management = mock.client();
    let tries = |call: &mut dyn FnMut()| {
        mock.asked.lock().unwrap().clear();
        call();
        mock.asked.lock().unwrap().iter().map(|request| request.timeout_ms).collect::<Vec<_>>()
    };
    let role = RoleId::new("rol_1");
    let all = tries(&mut || drop(block_on(management.roles().get(&role))));
    assert_eq!(all, [10_000; 6]);
    let once = tries(&mut || drop(block_on(management.roles().get(&role).retries(0).timeout(Duration::from_secs(3)))));
    assert_eq!(once, [3_000]);
    let long =
        tries(&mut || drop(block_on(management.roles().get(&role).retries(80).timeout(Duration::from_secs(60)))));
    assert_eq!(long, [60_000; 81]);
}

#[test]
fn a_custom_domain_is_the_clients_or_the_calls() {
    let mock = Mock::new(vec![(200, "{}".to_owned())]);
    let [usual, other] = ["login.example.com", "login.example.org"].map(|name| Domain::parse(name).unwrap());
    let management =
        Management::with_token(domain(), "given").custom_domain(&usual).header("x-own", "1").build_on(mock.clone());
    let id = RoleId::new("rol_1");
    block_on(management.roles().get(&id)).unwrap();
    block_on(management.roles().get(&id).custom_domain(&other).header("X-Own", "2")).unwrap();
    let asked = mock.asked.lock().unwrap();
    let sent = |at: usize, name: &str| -> Vec<&str> {
        let headers = asked[at].headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        headers.map(|(_, value)| value.as_str()).collect()
    };
    assert_eq!((sent(0, "auth0-custom-domain"), sent(0, "x-own")), (vec!["login.example.com"], vec!["1"]));
    assert_eq!((sent(1, "auth0-custom-domain"), sent(1, "x-own")), (vec!["login.example.org"], vec!["2"]));
}
