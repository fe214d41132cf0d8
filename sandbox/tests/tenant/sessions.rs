//! Sessions and refresh tokens.

use auth0_actions_management::ids::{RefreshTokenId, SessionId, UserId};
use auth0_actions_management::refresh_tokens::RevokeRefreshTokens;
use auth0_actions_sandbox::tenant::{StartError, TenantBuilder};
use serde_json::json;

use crate::support::{Robot, granted, refused, start};

const ALL: &str = "read:sessions update:sessions delete:sessions read:refresh_tokens update:refresh_tokens \
                   delete:refresh_tokens delete:users read:users";

/// Two sessions of Ada's, each with a refresh token, and a token without a session.
fn builder() -> TenantBuilder {
    let mut builder = granted(ALL).user(json!({ "user_id": "auth0|ada" })).user(json!({ "user_id": "auth0|grace" }));
    for n in 1..=2 {
        builder = builder.session(json!({ "id": format!("s_{n}"), "user_id": "auth0|ada" })).refresh_token(json!({
            "id": format!("rt_{n}"),
            "user_id": "auth0|ada",
            "client_id": "robot",
            "session_id": format!("s_{n}"),
        }));
    }
    builder.refresh_token(json!({ "id": "rt_3", "user_id": "auth0|ada", "client_id": "other" }))
}

#[tokio::test]
async fn sessions_are_read_changed_deleted_and_revoked() {
    let (tenant, management) = start(builder()).await;
    let (sessions, tokens) = (management.sessions(), management.refresh_tokens());
    let (ada, one, two) = (UserId::new("auth0|ada"), SessionId::new("s_1"), SessionId::new("s_2"));
    assert_eq!(management.users().sessions().list(&ada).await.unwrap().items.len(), 2);
    let robot = Robot::of(&tenant).await;
    let changed = robot.patch("/sessions/s_1", json!({ "session_metadata": { "a": "1" } })).await.body;
    assert_eq!(changed["session_metadata"], json!({ "a": "1" }));
    assert_eq!(robot.get("/sessions/s_1").await.body, changed);

    // Deleting leaves the refresh token, revoking does not.
    sessions.delete(&one).await.unwrap();
    assert_eq!(refused(sessions.get(&one).await).0, 404);
    tokens.get(&RefreshTokenId::new("rt_1")).await.unwrap();
    sessions.revoke(&two).await.unwrap();
    assert_eq!(refused(tokens.get(&RefreshTokenId::new("rt_2")).await).0, 404);
    assert_eq!(refused(sessions.revoke(&two).await).0, 404);
    assert!(management.users().sessions().list(&ada).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn refresh_tokens_are_listed_and_revoked_by_what_they_are() {
    let (tenant, management) = start(builder()).await;
    let (tokens, ada) = (management.refresh_tokens(), UserId::new("auth0|ada"));
    assert_eq!(tokens.list(&ada).await.unwrap().items.len(), 3);
    let robot = Robot::of(&tenant).await;
    let page = robot.get("/refresh-tokens?user_id=auth0%7Cada&client_id=robot&take=1").await.body;
    assert_eq!((&page["refresh_tokens"][0]["id"], page["next"].is_string()), (&json!("rt_1"), true));
    assert_eq!(robot.get("/refresh-tokens").await.error().2, "invalid_query_string");
    assert_eq!(robot.post("/refresh-tokens/revoke", json!({})).await.error().2, "invalid_body");
    tokens.revoke(RevokeRefreshTokens::new().ids(["rt_3"])).await.unwrap();
    assert_eq!(tokens.list(&ada).await.unwrap().items.len(), 2);
    let of_robot = json!({ "user_id": "auth0|ada", "client_id": "robot" });
    assert_eq!(robot.post("/refresh-tokens/revoke", of_robot).await.status, 202);
    assert!(tokens.list(&ada).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn access_is_revoked_and_goes_with_the_user() {
    let (tenant, management) = start(builder()).await;
    let count = |group: &'static str| tenant.state(|state| state.resources(group).count());
    let robot = Robot::of(&tenant).await;
    let keep = json!({ "session_id": "s_1", "preserve_refresh_tokens": true });
    assert_eq!(robot.post("/users/auth0%7Cada/revoke-access", keep).await.status, 202);
    assert_eq!((count("sessions"), count("refreshTokens")), (1, 3));
    let all = json!({ "session_id": "s_2" });
    assert_eq!(robot.post("/users/auth0%7Cada/revoke-access", all).await.status, 202);
    assert_eq!((count("sessions"), count("refreshTokens")), (0, 2));
    management.users().delete(&UserId::new("auth0|ada")).await.unwrap();
    assert_eq!(count("refreshTokens"), 0);
}

#[tokio::test]
async fn a_session_of_nobody_is_no_setup() {
    let outcome = granted(ALL).session(json!({ "user_id": "auth0|no" })).start().await;
    assert!(matches!(outcome, Err(StartError::Invalid(problem)) if problem.contains("auth0|no")));
}
