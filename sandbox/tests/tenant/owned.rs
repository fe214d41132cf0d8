//! What belongs to an organization or a client and has no life of its own.

use auth0_actions_sandbox::tenant::Tenant;
use serde_json::{Value, json};

use crate::support::{Robot, granted};

const SCOPES: &str = "create:organizations delete:organizations read:organizations create:clients update:clients \
                      read:clients delete:clients create:connections \
                      create:organization_invitations read:organization_invitations delete:organization_invitations \
                      create:organization_discovery_domains read:organization_discovery_domains \
                      update:organization_discovery_domains delete:organization_discovery_domains \
                      create:client_credentials read:client_credentials update:client_credentials \
                      delete:client_credentials";

async fn tenant() -> (Tenant, Robot) {
    let tenant = granted(SCOPES).role("rol_a", "A").start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

async fn organization(robot: &Robot, name: &str) -> String {
    let made = robot.post("/organizations", json!({ "name": name })).await.body;
    format!("/organizations/{}", made["id"].as_str().unwrap())
}

fn id(thing: &Value) -> &str {
    thing["id"].as_str().unwrap_or_else(|| panic!("no id: {thing}"))
}

#[tokio::test]
async fn an_invitation_lives_from_create_to_delete() {
    let (tenant, robot) = tenant().await;
    let acme = organization(&robot, "acme").await;
    let other = organization(&robot, "other").await;
    let path = format!("{acme}/invitations");
    let invitation = |email: &str| {
        json!({
            "client_id": "robot",
            "inviter": { "name": "Ada" },
            "invitee": { "email": email },
            "roles": ["rol_a"],
            "ttl_sec": 60,
            "send_invitation_email": false,
        })
    };
    let made = robot.post(&path, invitation("a@example.com")).await;
    assert_eq!(made.status, 200, "{made:?}");
    let one = made.body;
    assert!(id(&one).starts_with("uinv_") && one.get("ttl_sec").is_none(), "{one}");
    assert_eq!(acme.split('/').next_back(), one["organization_id"].as_str());
    let ticket = one["ticket_id"].as_str().unwrap();
    let url = one["invitation_url"].as_str().unwrap();
    assert!(url.contains(&format!("invitation={ticket}")) && url.ends_with("&organization_name=acme"), "{url}");
    assert!(one["expires_at"].as_str() > one["created_at"].as_str(), "{one}");

    let second = robot.post(&path, invitation("b@example.com")).await.body;
    let listed = robot.get(&format!("{path}?sort=created_at:-1&fields=invitee")).await.body;
    assert_eq!(listed, json!([{ "invitee": second["invitee"] }, { "invitee": one["invitee"] }]));
    assert_eq!(robot.get(&format!("{path}/{}", id(&one))).await.body, one);
    // Another organization's is none of this one's.
    let elsewhere = format!("{other}/invitations/{}", id(&one));
    assert_eq!(robot.get(&elsewhere).await.error().2, "inexistent_invitation");
    assert_eq!(robot.delete(&elsewhere).await.error().0, 404);
    assert_eq!(robot.get(&format!("{other}/invitations")).await.body, json!([]));
    assert_eq!(robot.get("/organizations/org_no/invitations").await.error().2, "inexistent_organization");

    assert_eq!(robot.delete(&format!("{path}/{}", id(&one))).await.status, 204);
    assert_eq!(robot.get(&format!("{path}/{}", id(&one))).await.error().0, 404);
    let count = || tenant.state(|state| state.resources("organizations.invitations").count());
    assert_eq!(count(), 1);
    robot.delete(&acme).await;
    assert_eq!(count(), 0);
}

#[tokio::test]
async fn an_invitation_names_what_is_there_and_lasts_a_week_by_default() {
    let (_tenant, robot) = tenant().await;
    let path = format!("{}/invitations", organization(&robot, "acme").await);
    let with = |name: &str, value: Value| {
        let mut body =
            json!({ "client_id": "robot", "inviter": { "name": "Ada" }, "invitee": { "email": "a@example.com" } });
        body[name] = value;
        body
    };
    for (name, value, status, code) in [
        ("client_id", json!("nobody"), 400, "inexistent_client"),
        ("connection_id", json!("con_no"), 400, "inexistent_connection"),
        ("roles", json!(["rol_no"]), 404, "inexistent_role"),
        ("ttl_sec", json!(2_592_001), 400, "invalid_body"),
        ("invitee", json!({ "email": "nobody" }), 400, "invalid_body"),
    ] {
        let refused = robot.post(&path, with(name, value)).await;
        assert_eq!((refused.status, refused.error().2), (status, code), "{name}");
    }
    assert_eq!(robot.get(&path).await.body, json!([]));

    let client = json!({ "name": "c", "initiate_login_uri": "https://app.example.com/login" });
    let client = robot.post("/clients", client).await.body["client_id"].clone();
    let made = robot.post(&path, with("client_id", client)).await.body;
    assert!(
        made["invitation_url"].as_str().unwrap().starts_with("https://app.example.com/login?invitation="),
        "{made}"
    );
    // A week later it is another day.
    assert_ne!(made["created_at"].as_str().unwrap()[..10], made["expires_at"].as_str().unwrap()[..10]);
}

#[tokio::test]
async fn a_discovery_domain_lives_from_create_to_delete() {
    let (tenant, robot) = tenant().await;
    let acme = organization(&robot, "acme").await;
    let other = organization(&robot, "other").await;
    let path = format!("{acme}/discovery-domains");
    let made = robot.post(&path, json!({ "domain": "acme.example" })).await;
    assert_eq!((made.status, &made.body["status"]), (201, &json!("pending")));
    assert_eq!(made.body["verification_host"], "_auth0-challenge.acme.example");
    assert!(made.body.get("organization_id").is_none(), "{made:?}");
    let one = format!("{path}/{}", id(&made.body));
    assert_eq!(robot.post(&path, json!({ "domain": "acme.example" })).await.error().0, 409);
    assert_eq!(
        robot.post(&format!("{other}/discovery-domains"), json!({ "domain": "acme.example" })).await.status,
        201
    );
    robot.post(&path, json!({ "domain": "acme.test", "status": "verified" })).await;

    assert_eq!(robot.get(&one).await.body, made.body);
    assert_eq!(robot.get(&format!("{path}/name/ACME.example")).await.body, made.body);
    assert_eq!(robot.get(&format!("{path}/name/other.example")).await.error().0, 404);
    let first = robot.get(&format!("{path}?take=1")).await.body;
    assert_eq!(first["domains"], json!([made.body]));
    let last = robot.get(&format!("{path}?take=1&from={}", first["next"].as_str().unwrap())).await.body;
    assert_eq!((&last["domains"][0]["domain"], last.get("next")), (&json!("acme.test"), None));

    let changed = robot.patch(&one, json!({ "status": "verified" })).await.body;
    assert_eq!((&changed["status"], &changed["domain"]), (&json!("verified"), &json!("acme.example")));
    let elsewhere = format!("{other}/discovery-domains/{}", id(&made.body));
    assert_eq!(robot.patch(&elsewhere, json!({ "status": "pending" })).await.error().0, 404);
    assert_eq!(robot.delete(&one).await.status, 204);
    assert_eq!(robot.get(&one).await.error().0, 404);
    robot.delete(&acme).await;
    assert_eq!(tenant.state(|state| state.resources("organizations.discoveryDomains").count()), 1);
}

#[tokio::test]
async fn a_credential_lives_from_create_to_delete() {
    let (tenant, robot) = tenant().await;
    let path = "/clients/robot/credentials";
    let key = json!({ "credential_type": "public_key", "name": "first", "pem": "canary" });
    let made = robot.post(path, key).await;
    assert_eq!((made.status, &made.body["alg"]), (201, &json!("RS256")), "{made:?}");
    assert!(made.body.get("pem").is_none() && made.body.get("client_id").is_none(), "{made:?}");
    let one = format!("{path}/{}", id(&made.body));
    assert_eq!(robot.get(&one).await.body, made.body);
    assert_eq!(robot.get(path).await.body, json!([made.body]));
    let until = json!({ "expires_at": "2030-01-31T09:30:00Z" });
    let changed = robot.patch(&one, until).await;
    assert_eq!((changed.status, &changed.body["expires_at"]), (201, &json!("2030-01-31T09:30:00Z")));
    assert_eq!(robot.patch(&one, json!({ "expires_at": null })).await.body.get("expires_at"), None);
    assert_eq!(robot.patch(&one, json!({})).await.error().2, "invalid_body");

    let uses =
        |id: &str| json!({ "client_authentication_methods": { "private_key_jwt": { "credentials": [{ "id": id }] } } });
    assert_eq!(robot.patch("/clients/robot", uses(id(&made.body))).await.status, 200);
    assert_eq!(robot.patch("/clients/robot", uses("cred_no")).await.error().2, "inexistent_credential");

    // A credential that comes with a client is the client's, too.
    let key = json!({ "credential_type": "public_key", "pem": "canary" });
    let client =
        json!({ "name": "c", "client_authentication_methods": { "private_key_jwt": { "credentials": [key] } } });
    let client = robot.post("/clients", client).await.body;
    let own = &client["client_authentication_methods"]["private_key_jwt"]["credentials"][0];
    let other = format!("/clients/{}", client["client_id"].as_str().unwrap());
    let held = robot.get(&format!("{other}/credentials")).await.body;
    assert_eq!((&held[0]["id"], &held[0]["credential_type"]), (&own["id"], &json!("public_key")));
    assert_eq!(robot.get(&format!("{path}/{}", id(own))).await.error().0, 404);
    assert_eq!(robot.patch("/clients/robot", uses(id(own))).await.error().2, "inexistent_credential");

    assert_eq!(robot.delete(&one).await.status, 204);
    assert_eq!(robot.get(path).await.body, json!([]));
    robot.delete(&other).await;
    let shown = tenant.state(|state| state.resources("clients.credentials").count());
    assert_eq!(shown, 0);
}
