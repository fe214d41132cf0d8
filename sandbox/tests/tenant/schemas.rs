//! Bodies and queries that break their schema: one test for each rule.

use auth0_actions_sandbox::tenant::Tenant;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Robot, granted, send};

const SCOPES: &str = "create:users update:users read:users create:actions create:clients create:client_keys read:clients \
                      create:organizations create:organization_connections update:tenant_settings create:branding \
                      update:attack_protection create:network_acls create:client_grants create:connections \
                      create:resource_servers create:log_streams create:self_service_profiles read:organizations \
                      create:flows update:branding create:email_provider read:logs read:event_streams read:connections \
                      read:client_grants read:device_credentials";

async fn tenant() -> (Tenant, Robot) {
    let tenant = granted(SCOPES).start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

/// Sends a body and expects it refused in these words.
async fn refused(robot: &Robot, method: Method, path: &str, body: Value, words: &str) {
    let answer = send(robot.request(method, path).json(&body)).await.unwrap();
    let message = format!("Payload validation error: {words}.");
    assert_eq!(answer.error(), (400, message.as_str(), "invalid_body"), "{body}");
    assert_eq!(answer.body["error"], "Bad Request");
}

/// Sends a body and expects it taken, or refused for another reason than its schema.
async fn taken(robot: &Robot, method: Method, path: &str, body: Value) {
    let answer = send(robot.request(method, path).json(&body)).await.unwrap();
    assert_ne!(answer.body["errorCode"], "invalid_body", "{body}: {answer:?}");
}

#[tokio::test]
async fn types_are_checked_at_every_depth() {
    let (_tenant, robot) = tenant().await;
    let cases = [
        ("/clients", json!(5), "'Expected type object but found type integer'"),
        ("/clients", json!({ "name": 5 }), "'Expected type string but found type integer' on property name"),
        ("/clients", json!({ "name": null }), "'Expected type string but found type null' on property name"),
        (
            "/clients",
            json!({ "name": "c", "callbacks": ["https://a.example", 1.5] }),
            "'Expected type string but found type number' on property callbacks[1]",
        ),
        (
            "/clients",
            json!({ "name": "c", "jwt_configuration": { "lifetime_in_seconds": "1" } }),
            "'Expected type integer but found type string' on property jwt_configuration.lifetime_in_seconds",
        ),
        (
            "/actions/actions",
            json!({ "name": "a", "supported_triggers": [{ "id": "post-login" }], "secrets": [{ "name": [] }] }),
            "'Expected type string but found type array' on property secrets[0].name",
        ),
    ];
    for (path, body, words) in cases {
        refused(&robot, Method::POST, path, body, words).await;
    }
    // As JavaScript sees it, this is an integer.
    let body = json!({ "name": "c", "jwt_configuration": { "lifetime_in_seconds": 60.0 } });
    taken(&robot, Method::POST, "/clients", body).await;
    // Of a type that may be null, null is one.
    taken(&robot, Method::PATCH, "/users/auth0%7C1", json!({ "given_name": null })).await;
}

#[tokio::test]
async fn properties_are_demanded_and_others_refused_at_every_depth() {
    let (_tenant, robot) = tenant().await;
    let action = |trigger: Value| json!({ "name": "a", "supported_triggers": [trigger] });
    let cases = [
        ("/clients", json!({}), "'Missing required property: name'"),
        ("/clients", json!({ "name": "c", "x": 1, "y": 1 }), "'Additional properties not allowed: x,y'"),
        ("/actions/actions", action(json!({})), "'Missing required property: id' on property supported_triggers[0]"),
        (
            "/clients",
            json!({ "name": "c", "token_exchange": { "x": 1 } }),
            "'Additional properties not allowed: x' on property token_exchange",
        ),
    ];
    for (path, body, words) in cases {
        refused(&robot, Method::POST, path, body, words).await;
    }
}

#[tokio::test]
async fn what_is_free_stays_free() {
    let (_tenant, robot) = tenant().await;
    let anything = json!({ "a": null, "b": [1, "x", { "c": 1.5 }], "d": { "e": {} } });
    let user = json!({
        "connection": "c", "email": "a@example.com", "app_metadata": anything, "user_metadata": anything,
    });
    let answer = robot.post("/users", user).await;
    assert_ne!(answer.body["errorCode"], "invalid_body", "{answer:?}");
    let connection = json!({ "name": "people", "strategy": "auth0", "options": { "a-setting-of-tomorrow": anything } });
    let answer = robot.post("/connections", connection).await;
    assert_eq!(answer.status, 201, "{answer:?}");
}

#[tokio::test]
async fn lengths_of_texts_lists_and_objects_have_bounds() {
    let (_tenant, robot) = tenant().await;
    let organization = |name: &str| json!({ "name": name });
    refused(
        &robot,
        Method::POST,
        "/organizations",
        organization(""),
        "'String is too short (0 chars), minimum 1' on property name",
    )
    .await;
    let long = "a".repeat(51);
    refused(
        &robot,
        Method::POST,
        "/organizations",
        organization(&long),
        "'String is too long (51 chars), maximum 50' on property name",
    )
    .await;
    // Characters are counted, not bytes.
    taken(&robot, Method::PATCH, "/users/auth0%7C1", json!({ "given_name": "ä".repeat(150) })).await;
    refused(
        &robot,
        Method::POST,
        "/users/auth0%7C1/roles",
        json!({ "roles": [] }),
        "'Array is too short (0), minimum 1' on property roles",
    )
    .await;
    let metadata: Value = (0..11).map(|n| (format!("key{n}"), json!("a"))).collect::<serde_json::Map<_, _>>().into();
    refused(
        &robot,
        Method::POST,
        "/clients",
        json!({ "name": "c", "client_metadata": metadata }),
        "'Too many properties defined (11), maximum 10' on property client_metadata",
    )
    .await;
    refused(&robot, Method::PATCH, "/tenants/settings", json!({}), "'Too few properties defined (0), minimum 1'").await;
}

#[tokio::test]
async fn numbers_have_bounds() {
    let (_tenant, robot) = tenant().await;
    for (attempts, words) in [(0, "Value 0 is less than minimum 1"), (101, "Value 101 is greater than maximum 100")] {
        let body = json!({ "max_attempts": attempts });
        let words = format!("'{words}' on property max_attempts");
        refused(&robot, Method::PATCH, "/attack-protection/brute-force-protection", body, &words).await;
    }
}

#[tokio::test]
async fn values_patterns_and_formats_are_those_of_the_schema() {
    let (_tenant, robot) = tenant().await;
    let user = |more: Value| {
        let mut user = json!({ "connection": "c", "email": "a@example.com" });
        user.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        user
    };
    let cases = [
        (
            "/clients",
            json!({ "name": "c", "app_type": "nonsense" }),
            "'No enum match for: nonsense' on property app_type",
        ),
        (
            "/users",
            user(json!({ "phone_number": "030" })),
            r"'String does not match pattern ^\+[0-9]{1,15}$: 030' on property phone_number",
        ),
        (
            "/users",
            user(json!({ "picture": "no address" })),
            "'Object didn't pass validation for format strict-uri: no address' on property picture",
        ),
    ];
    for (path, body, words) in cases {
        refused(&robot, Method::POST, path, body, words).await;
    }
    taken(&robot, Method::POST, "/users", user(json!({ "phone_number": "+4930", "picture": "https://a.example/p" })))
        .await;
}

#[tokio::test]
async fn one_of_several_forms_must_fit() {
    let (_tenant, robot) = tenant().await;
    let body = json!({ "allowlist": ["10.0.0.1", "nowhere"] });
    let words = "'Data does not match any schemas from 'anyOf'' on property allowlist[1]";
    refused(&robot, Method::PATCH, "/attack-protection/brute-force-protection", body, words).await;
    let body = json!({ "allowlist": ["10.0.0.1", "10.0.0.0/8", "::1"] });
    taken(&robot, Method::PATCH, "/attack-protection/brute-force-protection", body).await;
}

#[tokio::test]
async fn a_query_is_checked_by_its_types_bounds_and_values() {
    let (_tenant, robot) = tenant().await;
    let cases = [
        ("/clients?page=x", "'Expected type integer but found type string' on property page"),
        ("/clients?page=-1", "'Value -1 is less than minimum 0' on property page"),
        ("/clients?per_page=101", "'Value 101 is greater than maximum 100' on property per_page"),
        ("/clients?include_totals=yes", "'Expected type boolean but found type string' on property include_totals"),
        ("/clients?nonsense=1", "'Additional properties not allowed: nonsense'"),
        ("/client-grants?subject_type=x", "'No enum match for: x' on property subject_type"),
        ("/connections?strategy=auth0&strategy=x", "'No enum match for: x' on property strategy"),
        ("/users-by-email", "'Missing required property: email'"),
        // Without state, too.
        ("/device-credentials?type=x", "'No enum match for: x' on property type"),
        ("/organizations?sort=display_name%3A-100", "'String is too long (17 chars), maximum 15' on property sort"),
    ];
    for (path, words) in cases {
        let message = format!("Query validation error: {words}.");
        assert_eq!(robot.get(path).await.error(), (400, message.as_str(), "invalid_query_string"), "{path}");
    }
    for path in [
        "/clients?page=0&per_page=100",
        "/connections?strategy=auth0&strategy=samlp",
        "/device-credentials?type=public_key",
    ] {
        assert_eq!(robot.get(path).await.status, 200, "{path}");
    }
}
