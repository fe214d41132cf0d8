//! Permissions of users and roles, and what a user has in effect.

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_management::resource_servers::{CreateResourceServer, ResourceServerScope};
use auth0_actions_management::users::PermissionRef;
use serde_json::json;

use crate::support::{Robot, granted, refused, start};

const ALL: &str = "read:users update:users read:roles update:roles delete:roles create:resource_servers \
                   delete:resource_servers read:user_effective_permissions read:user_effective_roles \
                   read:user_permission_source_roles";
const API: &str = "https://api.example.com";

#[tokio::test]
async fn permissions_are_scopes_that_an_api_has() {
    let builder = granted(ALL)
        .user(json!({ "user_id": "auth0|ada" }))
        .role("rol_reader", "Reader")
        .member("rol_reader", "auth0|ada");
    let (tenant, management) = start(builder).await;
    let scopes = [ResourceServerScope::new("read:x").description("Reads."), ResourceServerScope::new("send:x")];
    management.resource_servers().create(CreateResourceServer::new(API).name("X").scopes(scopes)).await.unwrap();
    let (ada, reader) = (UserId::new("auth0|ada"), RoleId::new("rol_reader"));
    let (read, send) = (PermissionRef::new(API, "read:x"), PermissionRef::new(API, "send:x"));

    let own = management.users().permissions();
    let unknown = PermissionRef::new(API, "nonsense");
    assert_eq!(refused(own.create(&ada, [&read, &unknown]).await).0, 404);
    assert!(own.list(&ada).await.unwrap().items.is_empty());
    own.create(&ada, &read).await.unwrap();
    own.create(&ada, &read).await.unwrap();
    management.roles().permissions().add(&reader, [&read, &send]).await.unwrap();
    let robot = Robot::of(&tenant).await;
    let listed = json!({
        "resource_server_identifier": API,
        "resource_server_name": "X",
        "permission_name": "read:x",
        "description": "Reads.",
    });
    assert_eq!(robot.get("/users/auth0%7Cada/permissions").await.body, json!([listed]));
    assert_eq!(management.roles().permissions().list(&reader).await.unwrap().items.len(), 2);

    let api = "resource_server_identifier=https%3A%2F%2Fapi.example.com";
    let effective = robot.get(&format!("/users/auth0%7Cada/effective-permissions?{api}")).await.body;
    let found =
        |at: usize| (&effective["permissions"][at]["permission_name"], &effective["permissions"][at]["sources"]);
    assert_eq!(found(0), (&json!("read:x"), &json!(["direct", "roles"])));
    assert_eq!(found(1), (&json!("send:x"), &json!(["roles"])));
    let roles = robot.get("/users/auth0%7Cada/effective-roles").await.body;
    assert_eq!(roles["roles"][0]["id"], "rol_reader");
    let path = format!("/users/auth0%7Cada/effective-permissions/sources/effective-roles?{api}&permission_name=");
    let brings = async |name: &str| robot.get(&format!("{path}{name}")).await.body["roles"].as_array().map(Vec::len);
    assert_eq!((brings("send%3Ax").await, brings("nonsense").await), (Some(1), Some(0)));

    management.roles().permissions().delete(&reader, &send).await.unwrap();
    assert_eq!(management.roles().permissions().list(&reader).await.unwrap().items.len(), 1);
    own.delete(&ada, &read).await.unwrap();
    assert!(own.list(&ada).await.unwrap().items.is_empty());
    let empty = robot.post("/users/auth0%7Cada/permissions", json!({ "permissions": [] })).await;
    assert_eq!(empty.error().2, "invalid_body");
    assert_eq!(robot.get("/users/auth0%7Cno/permissions").await.error().2, "inexistent_user");

    // They go with their API.
    let servers = management.resource_servers();
    servers.delete(&auth0_actions_management::ids::ResourceServerId::new(API)).await.unwrap();
    assert!(management.roles().permissions().list(&reader).await.unwrap().items.is_empty());
}
