//! Connections, and the clients that they are enabled for.

use auth0_actions_management::connections::{CreateConnection, IdentityProvider};
use auth0_actions_management::ids::{ClientId, ConnectionId};
use serde_json::json;

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
    assert_eq!(both.as_array().unwrap().len(), 2);
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
