//! Groups, their members, and the roles that they give.

use auth0_actions_sandbox::tenant::Tenant;
use serde_json::{Value, json};

use crate::facts::Facts;
use crate::support::{Robot, granted};

const STAFF: &str = "grp_11111111111111";
const OTHERS: &str = "grp_22222222222222";

/// A tenant with Ada in the staff, whose client may do all that there is.
async fn tenant() -> (Tenant, Robot) {
    let facts = Facts::read();
    let all = facts.0["scopes"].as_array().unwrap().iter().filter_map(Value::as_str);
    let builder = granted(&all.collect::<Vec<_>>().join(" "))
        .user(json!({ "user_id": "auth0|ada" }))
        .user(json!({ "user_id": "auth0|bob" }))
        .role("rol_a", "A")
        .role("rol_b", "B")
        .group(json!({ "id": STAFF, "name": "Staff", "connection_id": "con_1" }))
        .group(json!({ "id": OTHERS, "name": "Others" }))
        .group_member(STAFF, "auth0|ada");
    let tenant = builder.start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn groups_are_those_that_a_tenant_was_built_with() {
    let (_tenant, robot) = tenant().await;
    assert_eq!(names(&robot.get("/groups").await.body), ["Staff", "Others"]);
    assert_eq!(names(&robot.get("/groups?search=OTH").await.body), ["Others"]);
    assert_eq!(names(&robot.get("/groups?connection_id=con_1").await.body), ["Staff"]);
    assert_eq!(names(&robot.get("/groups?take=1").await.body["groups"]), ["Staff"]);
    let staff = format!("/groups/{STAFF}");
    assert_eq!(robot.get(&staff).await.body["name"], "Staff");
    let members = robot.get(&format!("{staff}/members")).await.body;
    let ada = &members["members"][0];
    assert_eq!(
        (&ada["id"], &ada["member_type"], &ada["type"]),
        (&json!("auth0|ada"), &json!("user"), &json!("connection"))
    );
    assert_eq!(names(&robot.get("/users/auth0%7Cada/groups").await.body), ["Staff"]);
    assert_eq!(robot.get("/users/auth0%7Cbob/groups").await.body, json!([]));

    assert_eq!(robot.get("/groups/grp_no").await.error().2, "inexistent_group");
    assert_eq!(robot.get("/groups/grp_no/members").await.error().0, 404);
    assert_eq!(robot.delete(&staff).await.status, 204);
    assert_eq!(robot.get("/users/auth0%7Cada/groups").await.body, json!([]));
    let broken = Tenant::builder().group_member(STAFF, "auth0|ada").start().await.unwrap_err();
    assert!(broken.to_string().contains("can't be in"), "{broken}");
}

#[tokio::test]
async fn a_group_gives_its_members_roles() {
    let (_tenant, robot) = tenant().await;
    let path = format!("/groups/{STAFF}/roles");
    let unknown = robot.post(&path, json!({ "roles": ["rol_a", "rol_no"] })).await;
    assert_eq!(unknown.error().2, "inexistent_role");
    assert_eq!(robot.get(&path).await.body, json!({ "roles": [] }));
    assert_eq!(robot.post(&path, json!({ "roles": ["rol_a", "rol_b"] })).await.status, 204);
    robot.post("/users/auth0%7Cada/roles", json!({ "roles": ["rol_b"] })).await;
    assert_eq!(names(&robot.get(&path).await.body["roles"]), ["A", "B"]);
    assert_eq!(names(&robot.get("/roles/rol_a/groups").await.body["groups"]), ["Staff"]);

    let effective = robot.get("/users/auth0%7Cada/effective-roles").await.body;
    let found = |at: usize| (&effective["roles"][at]["id"], &effective["roles"][at]["sources"]);
    assert_eq!(found(0), (&json!("rol_b"), &json!(["direct", "groups"])));
    assert_eq!(found(1), (&json!("rol_a"), &json!(["groups"])));
    let sources = robot.get("/users/auth0%7Cada/effective-roles/sources/groups?role_id=rol_a").await.body;
    assert_eq!(names(&sources["groups"]), ["Staff"]);
    let none = robot.get("/users/auth0%7Cbob/effective-roles/sources/groups?role_id=rol_a").await.body;
    assert_eq!(none, json!({ "groups": [] }));

    robot.delete_with(&path, json!({ "roles": ["rol_a"] })).await;
    assert_eq!(names(&robot.get(&path).await.body["roles"]), ["B"]);
    let of_role = "/roles/rol_a/groups";
    assert_eq!(robot.post(of_role, json!({ "groups": [OTHERS] })).await.status, 204);
    let unknown = robot.post(of_role, json!({ "groups": ["grp_33333333333333"] })).await;
    assert_eq!(unknown.error().2, "inexistent_group");
    assert_eq!(names(&robot.get(of_role).await.body["groups"]), ["Others"]);
    robot.delete_with(of_role, json!({ "groups": [OTHERS] })).await;
    assert_eq!(robot.get(of_role).await.body, json!({ "groups": [] }));
}

#[tokio::test]
async fn a_group_gives_roles_within_an_organization() {
    let (_tenant, robot) = tenant().await;
    let made = robot.post("/organizations", json!({ "name": "acme" })).await.body;
    let acme = format!("/organizations/{}", made["id"].as_str().unwrap());
    robot.post(&format!("{acme}/members"), json!({ "members": ["auth0|ada"] })).await;
    let path = format!("{acme}/groups/{STAFF}/roles");
    assert_eq!(robot.post(&path, json!({ "roles": ["rol_a"] })).await.status, 204);
    assert_eq!(names(&robot.get(&path).await.body["roles"]), ["A"]);
    assert_eq!(names(&robot.get(&format!("{acme}/groups")).await.body["groups"]), ["Staff"]);

    let member = format!("{acme}/members/auth0%7Cada");
    assert_eq!(robot.get(&format!("{member}/roles")).await.body, json!([]));
    let effective = robot.get(&format!("{member}/effective-roles")).await.body;
    assert_eq!(
        (&effective["roles"][0]["id"], &effective["roles"][0]["sources"]),
        (&json!("rol_a"), &json!(["groups"]))
    );
    let sources = robot.get(&format!("{member}/effective-roles/sources/groups?role_id=rol_a")).await.body;
    assert_eq!(names(&sources["groups"]), ["Staff"]);
    // In the tenant, it gives nothing.
    assert_eq!(robot.get("/users/auth0%7Cada/effective-roles").await.body, json!({ "roles": [] }));

    assert_eq!(robot.get(&format!("{acme}/groups/grp_no/roles")).await.error().0, 404);
    robot.delete_with(&path, json!({ "roles": ["rol_a"] })).await;
    assert_eq!(robot.get(&format!("{acme}/groups")).await.body, json!({ "groups": [] }));
}
