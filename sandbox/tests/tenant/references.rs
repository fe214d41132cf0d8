//! What a body names must be there.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Robot, granted, send};

const SCOPES: &str = "create:organizations create:organization_connections create:organization_members \
                      create:organization_member_roles create:organization_client_grants create:client_grants \
                      create:connections create:users update:users create:role_members update:connections \
                      read:organization_members read:client_grants read:roles update:roles create:resource_servers";

#[tokio::test]
async fn a_reference_to_nothing_is_refused_and_changes_nothing() {
    let ada = json!({ "user_id": "auth0|ada" });
    let tenant = granted(SCOPES).user(ada).role("rol_a", "A").start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    let organization = robot.post("/organizations", json!({ "name": "acme" })).await.body["id"].clone();
    let at = |rest: &str| format!("/organizations/{}{rest}", organization.as_str().unwrap());
    robot.post(&at("/members"), json!({ "members": ["auth0|ada"] })).await;
    let audience = tenant.audience().to_owned();
    let before = held(&tenant);

    let cases: Vec<(String, Value, u16, &str)> = vec![
        (at("/members"), json!({ "members": ["auth0|ada", "auth0|no"] }), 404, "inexistent_user"),
        (at("/members/auth0%7Cada/roles"), json!({ "roles": ["rol_a", "rol_no"] }), 404, "inexistent_role"),
        (at("/members/auth0%7Cno/roles"), json!({ "roles": ["rol_a"] }), 404, "inexistent_user"),
        (at("/enabled_connections"), json!({ "connection_id": "con_no" }), 404, "inexistent_connection"),
        (at("/connections"), json!({ "connection_id": "con_no" }), 404, "inexistent_connection"),
        (at("/client-grants"), json!({ "grant_id": "cgr_no" }), 404, "inexistent_client_grant"),
        (
            "/organizations".into(),
            json!({ "name": "other", "enabled_connections": [{ "connection_id": "con_no" }] }),
            404,
            "inexistent_connection",
        ),
        ("/organizations/org_no/members".into(), json!({ "members": ["auth0|ada"] }), 404, "inexistent_organization"),
        (
            "/client-grants".into(),
            json!({ "client_id": "no", "audience": audience, "scope": [] }),
            404,
            "inexistent_client",
        ),
        (
            "/client-grants".into(),
            json!({ "client_id": "robot", "audience": "https://no", "scope": [] }),
            404,
            "inexistent_resource_server",
        ),
        ("/users".into(), json!({ "connection": "no", "email": "a@example.com" }), 400, "inexistent_connection"),
        (
            "/connections".into(),
            json!({ "name": "c", "strategy": "auth0", "enabled_clients": ["no"] }),
            400,
            "inexistent_client",
        ),
        ("/roles/rol_a/users".into(), json!({ "users": ["auth0|no"] }), 404, "inexistent_user"),
        ("/users/auth0%7Cada/roles".into(), json!({ "roles": ["rol_no"] }), 404, "inexistent_role"),
    ];
    for (path, body, status, code) in cases {
        let answer = send(robot.request(Method::POST, &path).json(&body)).await.unwrap();
        assert_eq!((answer.status, answer.error().2), (status, code), "{path}: {body}: {answer:?}");
    }
    assert_eq!(held(&tenant), before);
}

/// How much a tenant has of all that these calls would have made.
fn held(tenant: &auth0_actions_sandbox::tenant::Tenant) -> Vec<usize> {
    tenant.state(|state| {
        let of = |group| state.resources(group).count();
        let made = [of("organizations"), of("connections"), of("clientGrants"), state.users().count()];
        made.into_iter().chain([state.role_members("rol_a").count()]).collect()
    })
}
