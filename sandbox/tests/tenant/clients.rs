//! Clients, resource servers, and the grants between them: what the token endpoint gives follows what the API was told.

use auth0_actions_management::Management;
use auth0_actions_management::Unchecked;
use auth0_actions_management::client_grants::{CreateClientGrant, UpdateClientGrant};
use auth0_actions_management::clients::{ClientAppType, CreateClient, UpdateClient};
use auth0_actions_management::ids::{ClientGrantId, ClientId, ResourceServerId};
use auth0_actions_management::resource_servers::{CreateResourceServer, ResourceServerScope};
use auth0_actions_sandbox::tenant::Tenant;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use crate::support::{Answer, Robot, granted, http, refused, send, start};

const ALL: &str = "create:clients read:clients update:clients delete:clients read:client_keys update:client_keys \
                   create:client_grants read:client_grants update:client_grants delete:client_grants \
                   create:resource_servers read:resource_servers update:resource_servers delete:resource_servers";
const API: &str = "https://api.example.com";

/// A client that may use the client credentials grant, and its secret.
async fn worker(management: &Management<Unchecked>) -> (ClientId, String) {
    let request = CreateClient::new("worker").app_type(ClientAppType::NonInteractive);
    let made = management.clients().create(request).await.unwrap();
    (ClientId::new(made.client_id.unwrap().as_str()), made.client_secret.unwrap().expose_secret().to_owned())
}

async fn ask(tenant: &Tenant, id: &ClientId, secret: &str, audience: &str) -> Answer {
    let body = json!({
        "grant_type": "client_credentials",
        "client_id": id.as_str(),
        "client_secret": secret,
        "audience": audience,
    });
    send(http(None).post(format!("{}/oauth/token", tenant.http_url())).json(&body)).await.unwrap()
}

fn api() -> CreateResourceServer {
    let scopes = ["read:messages", "send:messages"].map(ResourceServerScope::new);
    CreateResourceServer::new(API).name("Messages").token_lifetime(60).scopes(scopes)
}

#[tokio::test]
async fn a_client_lives_from_create_to_delete() {
    let (tenant, management) = start(granted(ALL)).await;
    let (id, secret) = worker(&management).await;
    assert_eq!((id.as_str().len(), secret.len()), (32, 64));
    let clients = management.clients();
    assert_eq!(clients.get(&id).await.unwrap().client_secret.unwrap().expose_secret(), secret);
    // Names are not unique.
    worker(&management).await;
    // The one that asks is there too.
    assert_eq!(clients.list().app_type("non_interactive").await.unwrap().items.len(), 3);
    assert!(clients.list().app_type("spa").await.unwrap().items.is_empty());

    let robot = Robot::of(&tenant).await;
    let path = format!("/clients/{id}");
    robot.patch(&path, json!({ "client_metadata": { "a": "1", "b": "2" }, "par_request_expiry": 60 })).await;
    let changes = json!({ "client_metadata": { "a": null, "c": "3" }, "par_request_expiry": null });
    let changed = robot.patch(&path, changes).await;
    assert_eq!(changed.body["client_metadata"], json!({ "b": "2", "c": "3" }));
    assert_eq!(changed.body.get("par_request_expiry"), None);
    assert_eq!(robot.patch(&path, json!({ "callbacks": "no list" })).await.error().2, "invalid_body");
    clients.delete(&id).await.unwrap();
    assert_eq!(refused(clients.get(&id).await).0, 404);
    assert_eq!(ask(&tenant, &id, &secret, tenant.audience()).await.status, 401);
    let shown = format!("{:?}", tenant.state(Clone::clone));
    assert!(!shown.contains(&secret), "{shown}");
}

#[tokio::test]
async fn a_secret_needs_its_own_scopes_and_a_rotated_one_is_worth_nothing() {
    let (tenant, management) = start(granted(ALL)).await;
    let (id, old) = worker(&management).await;
    management.client_grants().create(CreateClientGrant::new(tenant.audience()).client_id(&id)).await.unwrap();
    let new = management.clients().rotate_secret(&id).await.unwrap().client_secret.unwrap();
    assert_eq!(ask(&tenant, &id, &old, tenant.audience()).await.status, 401);
    assert_eq!(ask(&tenant, &id, new.expose_secret(), tenant.audience()).await.status, 200);
    management.clients().update(&id, UpdateClient::new().client_secret("mine")).await.unwrap();
    assert_eq!(ask(&tenant, &id, "mine", tenant.audience()).await.status, 200);

    let limited = granted("read:clients update:clients").start().await.unwrap();
    let robot = Robot::of(&limited).await;
    assert_eq!(robot.get("/clients/robot").await.body.get("client_secret"), None);
    let answer = robot.patch("/clients/robot", json!({ "client_secret": "x" })).await;
    assert_eq!(answer.error().2, "insufficient_scope");
    assert_eq!(robot.patch("/clients/robot", json!({ "name": "x" })).await.status, 200);
}

#[tokio::test]
async fn a_grant_is_what_the_token_endpoint_grants() {
    let (tenant, management) = start(granted(ALL)).await;
    let (id, secret) = worker(&management).await;
    let server = management.resource_servers().create(api()).await.unwrap();
    let refusal = ask(&tenant, &id, &secret, API).await;
    assert!(refusal.status == 403 && refusal.body.to_string().contains("client-grant"), "{refusal:?}");

    let grants = management.client_grants();
    let request = || CreateClientGrant::new(API).client_id(&id).scope(["read:messages"]);
    let grant = ClientGrantId::new(grants.create(request()).await.unwrap().id.unwrap().as_str());
    assert!(grant.as_str().starts_with("cgr_"), "{grant}");
    assert_eq!(refused(grants.create(request()).await).0, 409);
    assert_eq!(refused(grants.create(request().scope(["nonsense"])).await).0, 400);
    let token = ask(&tenant, &id, &secret, API).await;
    assert_eq!((&token.body["scope"], &token.body["expires_in"]), (&json!("read:messages"), &json!(60)));

    // The token is for that API, and no other.
    let request = http(None).get(format!("{}/api/v2/clients", tenant.http_url()));
    let answer = send(request.bearer_auth(token.body["access_token"].as_str().unwrap())).await.unwrap();
    assert_eq!(answer.error().0, 401);

    let both = ["read:messages", "send:messages"];
    grants.update(&grant, UpdateClientGrant::new().scope(both)).await.unwrap();
    assert_eq!(ask(&tenant, &id, &secret, API).await.body["scope"], "read:messages send:messages");
    let listed = grants.list().client_id(&id).audience(API).await.unwrap().items;
    assert_eq!(listed.len(), 1);
    assert!(grants.list().client_id(&id).audience(tenant.audience()).await.unwrap().items.is_empty());

    grants.delete(&grant).await.unwrap();
    assert_eq!(ask(&tenant, &id, &secret, API).await.status, 403);
    management.resource_servers().delete(&ResourceServerId::new(server.id.unwrap().as_str())).await.unwrap();
    let gone = ask(&tenant, &id, &secret, API).await;
    assert!(gone.body.to_string().contains("Service not enabled within domain"), "{gone:?}");
}

#[tokio::test]
async fn credentials_of_a_new_client_get_ids_and_their_keys_are_not_shown() {
    let (tenant, _management) = start(granted(ALL)).await;
    let robot = Robot::of(&tenant).await;
    let key = json!({ "credential_type": "public_key", "pem": "canary" });
    let methods = json!({ "private_key_jwt": { "credentials": [key] } });
    let made = robot.post("/clients", json!({ "name": "c", "client_authentication_methods": methods })).await.body;
    let credential = &made["client_authentication_methods"]["private_key_jwt"]["credentials"][0];
    assert!(credential["id"].as_str().unwrap().starts_with("cred_"), "{made}");
    assert!(!made.to_string().contains("canary") && made.get("token_endpoint_auth_method").is_none(), "{made}");
}

#[tokio::test]
async fn grants_go_with_their_client_and_all_scopes_are_all_that_the_api_has() {
    let (tenant, management) = start(granted(ALL)).await;
    let (id, secret) = worker(&management).await;
    management.resource_servers().create(api()).await.unwrap();
    let robot = Robot::of(&tenant).await;
    let grant = json!({ "client_id": id.as_str(), "audience": API, "allow_all_scopes": true });
    assert_eq!(robot.post("/client-grants", grant).await.status, 201);
    assert_eq!(ask(&tenant, &id, &secret, API).await.body["scope"], "read:messages send:messages");
    // The same for users is another grant, and none of the client's own.
    let of_users = json!({ "client_id": id.as_str(), "audience": API, "subject_type": "user", "scope": [] });
    assert_eq!(robot.post("/client-grants", of_users).await.status, 201);
    let nobody = json!({ "client_id": "nobody", "audience": API });
    assert_eq!(robot.post("/client-grants", nobody).await.error().2, "inexistent_client");
    management.clients().delete(&id).await.unwrap();
    assert!(management.client_grants().list().audience(API).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn a_client_uses_the_grant_types_that_it_has() {
    let (tenant, management) = start(granted(ALL)).await;
    let (id, secret) = worker(&management).await;
    let robot = Robot::of(&tenant).await;
    robot.patch(&format!("/clients/{id}"), json!({ "grant_types": ["authorization_code"] })).await;
    let answer = ask(&tenant, &id, &secret, tenant.audience()).await;
    assert_eq!((answer.status, &answer.body["error"]), (403, &json!("unauthorized_client")));
}

#[tokio::test]
async fn resource_servers_are_found_by_id_and_identifier_and_the_management_api_stays() {
    let (tenant, management) = start(granted(ALL)).await;
    let servers = management.resource_servers();
    let made = servers.create(api()).await.unwrap();
    assert_eq!(refused(servers.create(api()).await).0, 409);
    let found = servers.get(&ResourceServerId::new(API)).await.unwrap();
    assert_eq!(found.id, made.id);
    assert_eq!(servers.list().identifiers([API]).await.unwrap().items.len(), 1);
    let own = servers.list().await.unwrap().items;
    let own = own.iter().find(|server| server.is_system == Some(true)).unwrap();
    assert_eq!(own.identifier.as_deref(), Some(tenant.audience()));
    let id = ResourceServerId::new(own.id.as_ref().unwrap().as_str());
    assert_eq!(refused(servers.delete(&id).await).0, 403);
    let robot = Robot::of(&tenant).await;
    let all = robot.get(&format!("/resource-servers/{id}")).await.body;
    let has = |scope: &str| all["scopes"].as_array().unwrap().contains(&json!({ "value": scope }));
    assert!(has("read:users") && !has("read:nonsense"), "{}", Value::from(all["scopes"].as_array().unwrap().len()));
}

#[tokio::test]
async fn clients_are_searched_by_their_grants_for_organizations() {
    let scopes = format!("{ALL} create:organizations create:organization_client_grants");
    let (tenant, management) = start(granted(&scopes)).await;
    let robot = Robot::of(&tenant).await;
    management.resource_servers().create(api()).await.unwrap();
    let (first, _) = worker(&management).await;
    let (second, _) = worker(&management).await;
    let organization = robot.post("/organizations", json!({ "name": "acme" })).await.body["id"].clone();
    let organization = organization.as_str().unwrap();
    let grant = json!({ "client_id": first.as_str(), "audience": API, "scope": [] });
    let grant = robot.post("/client-grants", grant).await.body["id"].clone();
    robot.post(&format!("/organizations/{organization}/client-grants"), json!({ "grant_id": grant })).await;
    let any = json!({ "client_id": second.as_str(), "audience": API, "scope": [], "allow_any_organization": true });
    assert_eq!(robot.post("/client-grants", any).await.status, 201);

    let search = async |query: String| {
        let answer = robot.get(&format!("/clients?q={query}")).await;
        let found = answer.body["clients"].as_array().cloned().unwrap_or_default();
        found.iter().map(|client| client["client_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let by_id = format!("client_grant.organization_id:{organization}");
    assert_eq!(search(format!("{by_id}&take=5")).await, [first.as_str()]);
    assert_eq!(search("client_grant.allow_any_organization:true&take=5".to_owned()).await, [second.as_str()]);
    assert!(search("client_grant.organization_id:org_other&take=5".to_owned()).await.is_empty());

    for query in ["name:x", "client_grant.allow_any_organization:false", "client_grant.organization_id:org_*", "x"] {
        assert_eq!(robot.get(&format!("/clients?take=5&q={query}")).await.error().0, 501, "{query}");
    }
    for query in [by_id.clone(), format!("{by_id}&page=0"), format!("{by_id}&take=5&is_global=true")] {
        assert_eq!(robot.get(&format!("/clients?q={query}")).await.error().0, 400, "{query}");
    }
    let both = robot.get("/clients?app_type=spa,non_interactive").await.body;
    assert_eq!(both.as_array().unwrap().len(), 3);
}
