//! Fields of a body that need scopes beyond their operation's: told before anything is sent, in the words that the compiler
//! has for operations.

use crate::mock::Mock;
use auth0_actions_management::connections::ConnectionOptions;
use auth0_actions_management::ids::{ClientId, ConnectionId, UserId};
use auth0_actions_management::users::{CreateUser, UpdateUser};
use auth0_actions_management::{Credentials, Domain, Error, Management, Map, Phase, Value, clients, scopes};
use futures::executor::block_on;
use std::sync::Arc;

scopes! { Profiles: "update:users_app_metadata" }
scopes! { Apps: "update:clients" }

fn update(mock: &Arc<Mock>, request: UpdateUser) -> Result<(), Error> {
    let credentials = Credentials::new(Domain::parse("tenant.eu.auth0.com").unwrap(), "client", "secret");
    let management: Management<Profiles> = Management::from_ports(mock.clone(), credentials);
    block_on(management.users().update(&UserId::new("auth0|1"), request)).map(drop)
}

#[test]
fn what_the_declared_scope_allows_is_sent() {
    let mock = Mock::new(vec![(200, "{}".into())]);
    update(&mock, UpdateUser::new().app_metadata(Map::from([("plan", "full")]))).unwrap();
    assert_eq!(mock.asked.lock().unwrap().len(), 1);
}

#[test]
fn what_it_does_not_allow_is_told_and_not_sent() {
    let mock = Mock::new(vec![(200, "{}".into())]);
    let request = UpdateUser::new().app_metadata(Map::from([("plan", "full")])).blocked(true);
    let error = update(&mock, request).unwrap_err();
    assert_eq!((error.phase(), error.is_retryable()), (Phase::Scopes, false));
    assert_eq!(
        error.to_string(),
        "users.update: the field `blocked` needs the scope `update:users`, which is not declared; the request was not sent"
    );
    assert!(mock.asked.lock().unwrap().is_empty());
}

#[test]
fn a_field_may_need_one_scope_and_all_others_another() {
    let mock = Mock::new(vec![(200, "{}".into())]);
    let credentials = Credentials::new(Domain::parse("tenant.eu.auth0.com").unwrap(), "client", "secret");
    let management: Management<Apps> = Management::from_ports(mock.clone(), credentials);
    let update = |request| block_on(management.clients().update(&ClientId::new("c"), request)).map(drop);
    update(clients::UpdateClient::new().name("a")).unwrap();
    let error = update(clients::UpdateClient::new().name("a").client_secret("canary")).unwrap_err().to_string();
    assert!(error.contains("the field `client_secret` needs the scope `update:client_keys`"), "{error}");
    assert!(!error.contains("canary") && mock.asked.lock().unwrap().len() == 1);
}

#[test]
fn what_a_request_does_not_list_may_be_a_secret_and_is_not_shown() {
    let options = ConnectionOptions::new().import_mode(true).other("client_secret", "canary");
    assert_eq!(format!("{options:?}"), "ConnectionOptions { import_mode: Bool(true), client_secret: [redacted] }");
    let named = format!("{:?}", clients::UpdateClient::new().name("shown").client_secret("canary"));
    assert!(named.contains("shown") && !named.contains("canary"), "{named}");
}

#[test]
fn a_request_that_was_written_is_read_again() {
    let request = CreateUser::new("people").email("ada@example.com").user_metadata(Map::from([("plan", "full")]));
    let text = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<CreateUser>(&text).unwrap(), request);
    let error = serde_json::from_str::<CreateUser>(r#"{"email": "ada@example.com"}"#).unwrap_err().to_string();
    assert_eq!(error, "connection: is missing");
}

#[test]
fn the_secrets_of_a_connection_are_read_and_not_shown() {
    let answer = r#"{"name": "shown", "options": {"client_secret": "canary"}, "enabled_clients": ["client_1"]}"#;
    let mock = Mock::new(vec![(200, answer.into())]);
    let connection = block_on(mock.client().connections().get(&ConnectionId::new("con_1"))).unwrap();
    let options = connection.options.as_ref().unwrap();
    assert_eq!(options.get("client_secret").and_then(Value::as_str), Some("canary"));
    assert_eq!(connection.enabled_clients, Some(vec![ClientId::new("client_1")]));
    assert_eq!(serde_json::to_value(options).unwrap()["client_secret"], "canary");
    let shown = format!("{connection:?}");
    assert!(shown.contains("client_secret") && shown.contains("shown") && !shown.contains("canary"), "{shown}");
}
