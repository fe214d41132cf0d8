//! The users of the tenant.

use auth0_actions_sandbox::tenant::Tenant;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Robot, granted, send};

const ALL: &str = "create:users read:users update:users delete:users";
const ADA: &str = "/users/auth0%7Cada";

async fn tenant() -> (Tenant, Robot) {
    let ada = json!({ "user_id": "auth0|ada", "email": "ada@example.com" });
    let email = json!({ "name": "email", "strategy": "email" });
    let tenant = granted(ALL).user(ada).connection(email).start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

#[tokio::test]
async fn a_user_lives_from_create_to_delete() {
    let (tenant, robot) = tenant().await;
    let body = json!({
        "connection": "Username-Password-Authentication",
        "email": "Grace@Example.com",
        "password": "not to be shown",
        "app_metadata": { "plan": "free" },
    });
    let created = robot.post("/users", body).await;
    assert_eq!(created.status, 201);
    let id = created.body["user_id"].as_str().unwrap();
    assert!(id.starts_with("auth0|") && id.len() == "auth0|".len() + 24, "{id}");
    assert_eq!(created.body["email"], "grace@example.com");
    assert_eq!(created.body["nickname"], "grace");
    assert_eq!(created.body["identities"][0]["provider"], "auth0");
    assert!(!created.body.to_string().contains("not to be shown"));

    let path = format!("/users/{}", id.replace('|', "%7C"));
    assert_eq!(robot.get(&path).await.body, created.body);
    assert_eq!(tenant.user(id).unwrap(), created.body);
    assert_eq!(robot.delete(&path).await.status, 204);
    let words = ("The user does not exist.", "inexistent_user");
    assert_eq!(robot.get(&path).await.error(), (404, words.0, words.1));
    assert_eq!(robot.delete(&path).await.status, 204);
    assert!(tenant.user(id).is_none());
}

#[tokio::test]
async fn a_deleted_user_has_no_role_any_more() {
    let ada = json!({ "user_id": "auth0|ada" });
    let builder = granted(ALL).user(ada).role("rol_a", "A").member("rol_a", "auth0|ada");
    let tenant = builder.start().await.unwrap();
    assert_eq!(tenant.role_members("rol_a"), ["auth0|ada"]);
    assert_eq!(Robot::of(&tenant).await.delete(ADA).await.status, 204);
    assert!(tenant.role_members("rol_a").is_empty());
}

#[tokio::test]
async fn the_same_address_is_a_conflict_only_within_a_connection() {
    let (tenant, robot) = tenant().await;
    let user = |connection| json!({ "connection": connection, "email": "ADA@example.com" });
    let answer = robot.post("/users", user("Username-Password-Authentication")).await;
    assert_eq!(answer.error(), (409, "The user already exists.", "auth0_idp_error"));
    let answer = robot.post("/users", user("email")).await;
    assert_eq!(answer.status, 201);
    assert!(answer.body["user_id"].as_str().unwrap().starts_with("email|"));
    assert_eq!(tenant.state(|state| state.users().count()), 2);
}

#[tokio::test]
async fn metadata_is_merged_at_the_first_level_only() {
    let (tenant, robot) = tenant().await;
    let set = |metadata: Value| json!({ "app_metadata": metadata });
    robot.patch(ADA, set(json!({ "a": 1, "deep": { "x": 1 } }))).await;
    robot.patch(ADA, set(json!({ "b": 2, "deep": { "y": 2 } }))).await;
    let held = json!({ "a": 1, "b": 2, "deep": { "y": 2 } });
    assert_eq!(tenant.user("auth0|ada").unwrap()["app_metadata"], held);

    let answer = robot.patch(ADA, set(json!({ "a": null }))).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["app_metadata"], json!({ "b": 2, "deep": { "y": 2 } }));
    let answer = robot.patch(ADA, set(json!({}))).await;
    assert_eq!(answer.body["app_metadata"], json!({}));
}

#[tokio::test]
async fn an_update_sets_and_takes_away_attributes() {
    let (_tenant, robot) = tenant().await;
    let answer = robot.patch(ADA, json!({ "given_name": "Ada", "blocked": true })).await;
    assert_eq!((&answer.body["given_name"], &answer.body["blocked"]), (&json!("Ada"), &json!(true)));
    let answer = robot.patch(ADA, json!({ "given_name": null })).await;
    assert!(answer.body.get("given_name").is_none());
    assert_eq!(robot.patch("/users/auth0%7Cnobody", json!({})).await.status, 404);
}

#[tokio::test]
async fn an_update_takes_no_address_that_the_connection_has() {
    let (_tenant, robot) = tenant().await;
    let connection = "Username-Password-Authentication";
    let grace = json!({ "connection": connection, "email": "grace@example.com" });
    assert_eq!(robot.post("/users", grace).await.status, 201);
    let email = json!({ "connection": "email", "email": "mary@example.com" });
    assert_eq!(robot.post("/users", email).await.status, 201);

    let taken = robot.patch(ADA, json!({ "email": "Grace@example.com" })).await;
    assert_eq!(taken.error(), (409, "The user already exists.", "auth0_idp_error"));
    for free in ["ada@example.com", "mary@example.com"] {
        let answer = robot.patch(ADA, json!({ "email": free })).await;
        assert_eq!((answer.status, &answer.body["email"]), (200, &json!(free)));
    }
}

#[tokio::test]
async fn an_update_needs_the_scope_of_each_property() {
    let ada = json!({ "user_id": "auth0|ada" });
    let tenant = granted("update:users_app_metadata").user(ada).start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    let answer = robot.patch(ADA, json!({ "app_metadata": { "a": 1 } })).await;
    assert_eq!(answer.status, 200);
    let answer = robot.patch(ADA, json!({ "app_metadata": { "a": 2 }, "name": "Ada" })).await;
    let words = "Insufficient scope, expected any of: update:users";
    assert_eq!(answer.error(), (403, words, "insufficient_scope"));
    assert_eq!(tenant.user("auth0|ada").unwrap()["app_metadata"], json!({ "a": 1 }));
}

#[tokio::test]
async fn a_body_that_breaks_its_schema_changes_nothing() {
    let (tenant, robot) = tenant().await;
    let cases = [
        (json!({ "email": "x@example.com" }), "'Missing required property: connection'."),
        (json!({ "connection": "c" }), "'Missing required property: email'."),
        (json!({ "connection": "c", "admin": true }), "'Additional properties not allowed: admin'."),
        (json!({ "connection": "c", "email": "nonsense" }), "validation for format email: nonsense"),
        (json!({ "connection": "c", "email": 5 }), "'Expected type string but found type integer'"),
        (json!({ "connection": "", "email": "x@example.com" }), "on property connection."),
        (json!([]), "'Expected type object but found type array'."),
    ];
    for (body, words) in cases {
        let answer = robot.post("/users", body.clone()).await;
        let (status, message, code) = answer.error();
        assert_eq!((status, code), (400, "invalid_body"), "{body}");
        assert!(message.starts_with("Payload validation error: '"), "{message}");
        assert!(message.contains(words), "{body}: {message}");
    }
    let broken = robot.request(Method::POST, "/users").body("{\"connection\":");
    assert_eq!(send(broken).await.unwrap().error().0, 400);
    let answer = robot.patch(ADA, json!({ "user_id": "auth0|other" })).await;
    assert_eq!(answer.error().2, "invalid_body");
    assert_eq!(tenant.state(|state| state.users().count()), 1);
}

#[tokio::test]
async fn lists_have_pages_totals_fields_and_a_search_by_address() {
    let mut builder = granted(ALL);
    for n in 0..5 {
        let id = format!("auth0|{n}");
        builder = builder.user(json!({ "user_id": id, "email": format!("u{n}@example.com") }));
    }
    let tenant = builder.start().await.unwrap();
    let robot = Robot::of(&tenant).await;

    assert_eq!(robot.get("/users").await.body.as_array().unwrap().len(), 5);
    let page = robot.get("/users?page=1&per_page=2&include_totals=true&fields=user_id").await.body;
    let users = json!([{ "user_id": "auth0|2" }, { "user_id": "auth0|3" }]);
    assert_eq!(page, json!({ "start": 2, "limit": 2, "length": 2, "total": 5, "users": users }));

    let search = "email%3A%22u3%40example.com%22";
    let found = robot.get(&format!("/users?q={search}&search_engine=v3")).await.body;
    assert_eq!(found.as_array().unwrap().len(), 1);
    assert_eq!(found[0]["user_id"], "auth0|3");
    let found = robot.get("/users-by-email?email=U4%40example.com&fields=email").await.body;
    assert_eq!(found, json!([{ "email": "u4@example.com" }]));
    let user = robot.get("/users/auth0%7C1?fields=email&include_fields=false").await.body;
    assert!(user.get("email").is_none() && user["user_id"] == "auth0|1", "{user}");

    assert_eq!(robot.get("/users?q=name%3Aada").await.error().0, 501);
    assert_eq!(robot.get("/users?sort=name%3A1").await.error().0, 501);
    assert_eq!(robot.get("/users?per_page=101").await.error().2, "invalid_query_string");
    assert_eq!(robot.get("/users?nonsense=1").await.error().2, "invalid_query_string");
    assert_eq!(robot.get("/users?page=10&per_page=100").await.error().2, "invalid_paging");
    assert_eq!(robot.get("/users?page=9&per_page=100").await.body, json!([]));
}
