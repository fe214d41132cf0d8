//! Roles, and who has them.

use auth0_actions_sandbox::tenant::Tenant;
use serde_json::json;

use crate::support::{Robot, granted};

const ALL: &str = "create:roles read:roles update:roles delete:roles read:users update:users \
                   create:role_members delete:role_members read:role_members";
const ADA: &str = "/users/auth0%7Cada/roles";

async fn tenant() -> (Tenant, Robot) {
    let builder = granted(ALL)
        .user(json!({ "user_id": "auth0|ada", "email": "ada@example.com", "blocked": true }))
        .user(json!({ "user_id": "auth0|grace" }))
        .role("rol_member", "Member")
        .role("rol_admin", "Admin")
        .member("rol_admin", "auth0|grace");
    let tenant = builder.start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

#[tokio::test]
async fn a_role_lives_from_create_to_delete() {
    let (tenant, robot) = tenant().await;
    let created = robot.post("/roles", json!({ "name": "Guest" })).await;
    assert_eq!(created.status, 200);
    let id = created.body["id"].as_str().unwrap();
    assert_eq!(id.len(), "rol_".len() + 16);
    let path = format!("/roles/{id}");
    let changed = robot.patch(&path, json!({ "description": "May look" })).await.body;
    assert_eq!(changed, json!({ "id": id, "name": "Guest", "description": "May look" }));
    assert_eq!(robot.get(&path).await.body, changed);
    let found = robot.get("/roles?name_filter=gUE&include_totals=true").await.body;
    assert_eq!(found, json!({ "start": 0, "limit": 50, "total": 1, "roles": [changed] }));

    robot.post(ADA, json!({ "roles": [id] })).await;
    assert_eq!(tenant.role_members(id), ["auth0|ada"]);
    let deleted = robot.delete(&path).await;
    assert_eq!((deleted.status, deleted.body), (200, json!({})));
    assert!(tenant.role_members(id).is_empty());
    assert_eq!(robot.get(&path).await.error(), (404, "The role does not exist.", "inexistent_role"));
    assert_eq!(robot.get(ADA).await.body, json!([]));
}

#[tokio::test]
async fn a_name_is_taken_once() {
    let (_tenant, robot) = tenant().await;
    assert_eq!(robot.post("/roles", json!({ "name": "Member" })).await.error().0, 409);
    assert_eq!(robot.patch("/roles/rol_admin", json!({ "name": "Member" })).await.error().0, 409);
    let same = robot.patch("/roles/rol_member", json!({ "name": "Member" })).await;
    assert_eq!(same.status, 200);
    assert_eq!(robot.post("/roles", json!({})).await.error().2, "invalid_body");
}

#[tokio::test]
async fn roles_are_assigned_and_removed_from_the_users_side() {
    let (tenant, robot) = tenant().await;
    let both = json!({ "roles": ["rol_member", "rol_admin"] });
    for _ in 0..2 {
        let answer = robot.post(ADA, both.clone()).await;
        assert_eq!((answer.status, answer.body), (204, json!(null)));
    }
    assert_eq!(tenant.role_members("rol_admin"), ["auth0|grace", "auth0|ada"]);
    let held = robot.get(ADA).await.body;
    assert_eq!(held[0], json!({ "id": "rol_member", "name": "Member", "description": "" }));
    assert_eq!(held.as_array().unwrap().len(), 2);

    let answer = robot.delete_with(ADA, json!({ "roles": ["rol_admin"] })).await;
    assert_eq!(answer.status, 204);
    assert_eq!(tenant.role_members("rol_admin"), ["auth0|grace"]);
    assert_eq!(tenant.role_members("rol_member"), ["auth0|ada"]);
}

#[tokio::test]
async fn an_assignment_is_made_whole_or_not_at_all() {
    let (tenant, robot) = tenant().await;
    let unknown = robot.post(ADA, json!({ "roles": ["rol_member", "rol_none"] })).await;
    assert_eq!(unknown.error(), (404, "The role does not exist.", "inexistent_role"));
    let bad = robot.post(ADA, json!({ "roles": ["rol_member", "Member"] })).await;
    assert_eq!(bad.error().2, "invalid_uri");
    assert_eq!(robot.post(ADA, json!({ "roles": [] })).await.error().2, "invalid_body");
    assert_eq!(robot.post(ADA, json!({ "roles": [""] })).await.error().2, "invalid_body");
    let nobody = robot.post("/users/auth0%7Cno/roles", json!({ "roles": ["rol_member"] })).await;
    assert_eq!(nobody.error().2, "inexistent_user");
    let users = json!({ "users": ["auth0|ada", "auth0|no"] });
    assert_eq!(robot.post("/roles/rol_member/users", users).await.error().2, "inexistent_user");
    assert!(tenant.role_members("rol_member").is_empty());
}

#[tokio::test]
async fn members_are_listed_by_page_and_by_checkpoint() {
    let (_tenant, robot) = tenant().await;
    let users = json!({ "users": ["auth0|ada"] });
    assert_eq!(robot.post("/roles/rol_admin/users", users).await.status, 200);
    let page = robot.get("/roles/rol_admin/users?include_totals=true&page=1&per_page=1").await.body;
    // The address brought a name with it; what a member list does not show is left out.
    let ada = json!({ "user_id": "auth0|ada", "email": "ada@example.com", "name": "ada@example.com" });
    assert_eq!(page, json!({ "start": 1, "limit": 1, "total": 2, "users": [ada] }));

    let first = robot.get("/roles/rol_admin/users?take=1").await.body;
    assert_eq!(first["users"], json!([{ "user_id": "auth0|grace" }]));
    let from = first["next"].as_str().unwrap();
    let last = robot.get(&format!("/roles/rol_admin/users?take=1&from={from}")).await.body;
    assert_eq!(last, json!({ "users": [ada] }));
}

#[tokio::test]
async fn what_has_no_state_is_made_of_the_schema_and_what_does_not_exist_is_not_found() {
    let (tenant, robot) = tenant().await;
    assert_eq!(robot.get("/roles/nonsense").await.error().2, "invalid_uri");
    assert_eq!(robot.get("/roles/rol_admin/permissions").await.body, json!([]));
    assert_eq!(robot.get("/roles/rol_none/permissions").await.error().0, 404);
    let answer = robot.get("/users/auth0%7Cada/enrollments").await;
    assert_eq!((answer.status, &answer.body[0]["id"]), (200, &json!("some id")));
    assert_eq!(robot.get("/nonsense").await.error(), (404, "Not Found", ""));
    assert_eq!(robot.patch("/roles", json!({})).await.error(), (404, "Not Found", ""));

    let journal = tenant.journal();
    let names: Vec<_> = journal.iter().filter_map(|exchange| exchange.operation).collect();
    assert_eq!(
        names,
        ["oauth.token", "roles.get", "roles.permissions.list", "roles.permissions.list", "users.enrollments.get"]
    );
}
