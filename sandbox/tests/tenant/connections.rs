//! Connections, and the clients that they are enabled for.

use auth0_actions_management::connections::{CreateConnection, IdentityProvider};
use auth0_actions_management::ids::{ClientId, ConnectionId};
use serde_json::{Value, json};

use crate::support::{Robot, granted, refused, start};

const ALL: &str = "create:connections read:connections update:connections delete:connections read:clients \
                   create:users read:users";

#[tokio::test]
async fn a_connection_lives_from_create_to_delete() {
    let (tenant, management) = start(granted(ALL)).await;
    let connections = management.connections();
    let request = || CreateConnection::new("people", IdentityProvider::Auth0).enabled_clients([ClientId::new("robot")]);
    let made = connections.create(request()).await.unwrap();
    let id = ConnectionId::new(made.id.unwrap().as_str());
    assert!(id.as_str().starts_with("con_"), "{id}");
    assert_eq!(refused(connections.create(request()).await).0, 409);
    connections.create(CreateConnection::new("other", IdentityProvider::Samlp)).await.unwrap();
    assert_eq!(connections.list().name("people").await.unwrap().items.len(), 1);

    let robot = Robot::of(&tenant).await;
    let both = robot.get("/connections?strategy=auth0&strategy=samlp").await.body;
    let names: Vec<&Value> = both.as_array().unwrap().iter().map(|connection| &connection["name"]).collect();
    assert_eq!(names, ["Username-Password-Authentication", "people", "other"]);
    assert_eq!(robot.get("/connections?strategy=samlp&fields=name").await.body, json!([{ "name": "other" }]));
    let path = format!("/connections/{id}");
    robot.patch(&path, json!({ "options": { "a": 1, "b": 2 } })).await;
    // Options are replaced, not merged.
    let changed = robot.patch(&path, json!({ "options": { "a": 3 } })).await.body;
    assert_eq!((&changed["options"], &changed["enabled_clients"]), (&json!({ "a": 3 }), &json!(["robot"])));
    assert_eq!(robot.patch(&path, json!({ "options": 1 })).await.error().2, "invalid_body");
    assert_eq!(robot.patch(&path, json!({ "name": "x" })).await.error().2, "invalid_body");

    let user = json!({ "connection": "people", "email": "ada@example.com" });
    assert_eq!(robot.post("/users", user).await.status, 201);
    connections.delete(&id).await.unwrap();
    let (status, words) = refused(connections.get(&id).await);
    assert!(status == 404 && words.contains("inexistent_connection"), "{words}");
    assert_eq!(robot.get("/users").await.body, json!([]));
}

#[tokio::test]
async fn clients_are_enabled_and_disabled_one_by_one() {
    let (tenant, management) = start(granted(ALL)).await;
    let request = CreateConnection::new("people", IdentityProvider::Auth0);
    let id = management.connections().create(request).await.unwrap().id.unwrap();
    let id = ConnectionId::new(id.as_str());
    let robot = Robot::of(&tenant).await;
    let path = format!("/connections/{id}/clients");
    let set = |status: bool| json!([{ "client_id": "robot", "status": status }]);
    assert_eq!(robot.patch(&path, json!([{ "client_id": "nobody", "status": true }])).await.error().0, 404);
    assert_eq!(robot.patch(&path, set(true)).await.status, 204);
    assert_eq!(management.connections().clients().get(&id).await.unwrap().items.len(), 1);
    let of_client = robot.get("/clients/robot/connections").await.body;
    assert_eq!(of_client["connections"][0]["name"], "people");
    assert_eq!(robot.patch(&path, set(false)).await.status, 204);
    assert!(management.connections().clients().get(&id).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn a_tenant_starts_with_the_connections_of_its_users_and_takes_users_of_no_other() {
    let google = json!({ "user_id": "google-oauth2|1", "identities": [
        { "connection": "google-oauth2", "provider": "google-oauth2", "user_id": "1", "isSocial": true },
    ] });
    let more = json!({ "name": "more", "strategy": "auth0", "enabled_clients": ["robot"] });
    let tenant = granted(&format!("{ALL} update:users")).user(google).connection(more).start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    let found = robot.get("/connections?fields=name,strategy,enabled_clients").await.body;
    let expected = json!([
        { "name": "more", "strategy": "auth0", "enabled_clients": ["robot"] },
        { "name": "google-oauth2", "strategy": "google-oauth2", "enabled_clients": [] },
        { "name": "Username-Password-Authentication", "strategy": "auth0", "enabled_clients": [] },
    ]);
    assert_eq!(found, expected);

    let user = |connection: &str| json!({ "connection": connection, "email": "ada@example.com" });
    assert_eq!(robot.post("/users", user("more")).await.status, 201);
    let unknown = (400, "The connection does not exist.", "inexistent_connection");
    assert_eq!(robot.post("/users", user("other")).await.error(), unknown);
    let path = "/users/google-oauth2%7C1";
    assert_eq!(robot.patch(path, json!({ "connection": "other", "blocked": true })).await.error(), unknown);
    assert_eq!(robot.get("/users").await.body.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_connection_is_enabled_for_clients_that_there_are() {
    let (tenant, management) = start(granted(ALL)).await;
    let request = CreateConnection::new("people", IdentityProvider::Auth0);
    let id = management.connections().create(request).await.unwrap().id.unwrap();
    let robot = Robot::of(&tenant).await;
    let other = json!({ "name": "other", "strategy": "auth0", "enabled_clients": ["robot", "nobody"] });
    assert_eq!(robot.post("/connections", other).await.error().2, "inexistent_client");
    let path = format!("/connections/{id}");
    robot.patch(&path, json!({ "enabled_clients": ["robot"] })).await;
    let refused = robot.patch(&path, json!({ "enabled_clients": ["nobody"] })).await;
    assert_eq!((refused.error().0, refused.error().2), (400, "inexistent_client"));
    assert_eq!(robot.get(&path).await.body["enabled_clients"], json!(["robot"]));
    assert_eq!(robot.get("/connections?name=other").await.body, json!([]));
}
