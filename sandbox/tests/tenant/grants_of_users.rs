//! What users have granted to applications, and who is blocked.

use auth0_actions_sandbox::tenant::Tenant;
use serde_json::json;

use crate::support::{Robot, granted};

const SCOPES: &str = "read:grants delete:grants read:users update:users delete:users delete:clients create:clients";
const ADA: &str = "/user-blocks/auth0%7Cada";

async fn tenant() -> (Tenant, Robot) {
    let grant = |id: &str, user: &str, client: &str| json!({ "id": id, "user_id": user, "clientID": client, "audience": "https://api.example.com", "scope": ["a"] });
    let builder = granted(SCOPES)
        .client("app", "other-secret", ["read:users"])
        .user(json!({ "user_id": "auth0|ada", "email": "ada@example.com", "username": "ada" }))
        .user(json!({ "user_id": "auth0|bob", "email": "bob@example.com" }))
        .user_grant(grant("1", "auth0|ada", "robot"))
        .user_grant(grant("2", "auth0|ada", "app"))
        .user_grant(grant("3", "auth0|bob", "app"))
        .user_block(json!({ "identifier": "ada@example.com", "ip": "10.0.0.1" }))
        .user_block(json!({ "identifier": "ada", "connection": "Username-Password-Authentication" }))
        .user_block(json!({ "identifier": "ada", "connection": "other" }))
        .user_block(json!({ "identifier": "bob@example.com", "ip": "10.0.0.1" }));
    let tenant = builder.start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

async fn ids(robot: &Robot, query: &str) -> String {
    let found = robot.get(&format!("/grants{query}")).await.body;
    found.as_array().unwrap().iter().map(|grant| grant["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn grants_of_users_are_listed_and_taken_away() {
    let (_tenant, robot) = tenant().await;
    assert_eq!(ids(&robot, "").await, "123");
    assert_eq!(ids(&robot, "?user_id=auth0%7Cada").await, "12");
    assert_eq!(ids(&robot, "?client_id=app").await, "23");
    assert_eq!(ids(&robot, "?audience=https%3A%2F%2Fother").await, "");
    let page = robot.get("/grants?include_totals=true&per_page=1&page=1").await.body;
    assert_eq!((&page["total"], &page["grants"][0]["id"]), (&json!(3), &json!("2")));

    assert_eq!(robot.delete("/grants/1").await.status, 204);
    assert_eq!(robot.delete("/grants/1").await.status, 204);
    assert_eq!(ids(&robot, "").await, "23");
    assert_eq!(robot.delete("/grants").await.error().2, "invalid_query_string");
    assert_eq!(robot.delete("/grants?user_id=auth0%7Cbob").await.status, 204);
    assert_eq!(ids(&robot, "").await, "2");
}

#[tokio::test]
async fn a_grant_goes_with_its_user_and_with_its_application() {
    let (_tenant, robot) = tenant().await;
    robot.delete("/users/auth0%7Cbob").await;
    assert_eq!(ids(&robot, "").await, "12");
    robot.delete("/clients/app").await;
    assert_eq!(ids(&robot, "").await, "1");
    let stranger = json!({ "user_id": "auth0|no", "clientID": "robot" });
    assert!(granted("").user_grant(stranger).start().await.is_err());
}

#[tokio::test]
async fn a_user_is_blocked_by_each_identifier_until_unblocked() {
    let (tenant, robot) = tenant().await;
    let blocked = robot.get(ADA).await.body;
    let expected = json!([
        { "identifier": "ada@example.com", "ip": "10.0.0.1" },
        { "identifier": "ada", "connection": "Username-Password-Authentication" },
    ]);
    assert_eq!(blocked, json!({ "blocked_for": expected }));
    let by_identifier = robot.get("/user-blocks?identifier=ada").await.body;
    assert_eq!(by_identifier["blocked_for"].as_array().unwrap().len(), 2);
    assert_eq!(robot.get("/user-blocks").await.error().2, "invalid_query_string");
    assert_eq!(robot.get("/user-blocks/auth0%7Cno").await.error().2, "inexistent_user");

    assert_eq!(robot.delete(ADA).await.status, 204);
    assert_eq!(robot.get(ADA).await.body, json!({ "blocked_for": [] }));
    assert_eq!(robot.delete("/user-blocks?identifier=bob@example.com").await.status, 204);
    assert_eq!(robot.get("/user-blocks/auth0%7Cbob").await.body, json!({ "blocked_for": [] }));
    // Ada of another connection stays blocked.
    assert_eq!(tenant.state(|state| state.resources("userBlocks").count()), 1);
}
