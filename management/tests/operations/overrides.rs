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
