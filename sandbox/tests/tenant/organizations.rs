//! Organizations, their members, and the members' roles.

use auth0_actions_management::Management;
use auth0_actions_management::Unchecked;
use auth0_actions_management::connections::{CreateConnection, IdentityProvider};
use auth0_actions_management::ids::{ConnectionId, OrganizationId, RoleId, UserId};
use auth0_actions_management::organizations::{AddOrganizationConnection, CreateOrganization, UpdateOrganization};
use auth0_actions_sandbox::tenant::{Tenant, TenantBuilder};
use serde_json::json;

use crate::support::{Robot, granted, refused, start};

const ALL: &str = "create:organizations read:organizations update:organizations delete:organizations read:users \
                   create:organization_members read:organization_members delete:organization_members \
                   create:organization_member_roles read:organization_member_roles delete:organization_member_roles \
                   create:organization_connections read:organization_connections delete:organization_connections \
                   update:organization_connections create:connections read:connections delete:users delete:roles";

fn builder() -> TenantBuilder {
    granted(ALL)
        .user(json!({ "user_id": "auth0|ada", "email": "ada@example.com" }))
        .user(json!({ "user_id": "auth0|grace" }))
        .role("rol_admin", "Admin")
}

async fn acme() -> (Tenant, Management<Unchecked>, OrganizationId) {
    let (tenant, management) = start(builder()).await;
    let made = management.organizations().create(CreateOrganization::new("acme").display_name("Acme")).await.unwrap();
    let id = OrganizationId::new(made.id.unwrap().as_str());
    (tenant, management, id)
}

#[tokio::test]
async fn an_organization_lives_from_create_to_delete() {
    let (tenant, management, id) = acme().await;
    assert!(id.as_str().starts_with("org_") && id.as_str().len() == 20, "{id}");
    let organizations = management.organizations();
    assert_eq!(organizations.get(&id).await.unwrap().display_name.as_deref(), Some("Acme"));
    assert_eq!(organizations.get_by_name("acme").await.unwrap().id.unwrap().as_str(), id.as_str());

    let (status, words) = refused(organizations.create(CreateOrganization::new("acme")).await);
    assert_eq!(status, 409, "{words}");
    let other = organizations.create(CreateOrganization::new("other")).await.unwrap();
    let other = OrganizationId::new(other.id.unwrap().as_str());
    assert_eq!(refused(organizations.update(&other, UpdateOrganization::new().name("acme")).await).0, 409);
    let changed = organizations.update(&id, UpdateOrganization::new().display_name("Acme Inc.")).await.unwrap();
    assert_eq!(changed.display_name.as_deref(), Some("Acme Inc."));
    assert_eq!(tenant.state(|state| state.resources("organizations").count()), 2);

    organizations.delete(&id).await.unwrap();
    let (status, words) = refused(organizations.get(&id).await);
    assert!(status == 404 && words.contains("No organization found by that id or name"), "{words}");
    assert_eq!(refused(organizations.delete(&id).await).0, 404);
}

#[tokio::test]
async fn members_come_and_go_and_their_roles_with_them() {
    let (_tenant, management, id) = acme().await;
    let members = management.organizations().members();
    let (ada, grace, admin) = (UserId::new("auth0|ada"), UserId::new("auth0|grace"), RoleId::new("rol_admin"));
    assert_eq!(refused(members.create(&id, [&ada, &UserId::new("auth0|no")]).await).0, 404);
    assert!(members.list(&id).await.unwrap().items.is_empty());
    members.create(&id, [&ada, &grace]).await.unwrap();
    members.create(&id, &ada).await.unwrap();
    let listed = members.list(&id).await.unwrap().items;
    let ids: Vec<_> = listed.iter().map(|member| member.user_id.as_ref().unwrap().as_str()).collect();
    assert_eq!(ids, ["auth0|ada", "auth0|grace"]);
    let of_ada = management.users().organizations().list(&ada).await.unwrap().items;
    assert_eq!(of_ada[0].id.as_ref().unwrap().as_str(), id.as_str());

    members.roles().assign(&id, &ada, &admin).await.unwrap();
    assert_eq!(members.roles().list(&id, &ada).await.unwrap().items.len(), 1);
    assert_eq!(refused(members.roles().assign(&id, &ada, RoleId::new("rol_none")).await).0, 404);
    // A role in the organization is none in the tenant.
    members.roles().delete(&id, &ada, &admin).await.unwrap();
    assert!(members.roles().list(&id, &ada).await.unwrap().items.is_empty());

    members.roles().assign(&id, &ada, &admin).await.unwrap();
    members.delete(&id, &ada).await.unwrap();
    assert_eq!(refused(members.roles().list(&id, &ada).await).0, 400);
    members.create(&id, &ada).await.unwrap();
    assert!(members.roles().list(&id, &ada).await.unwrap().items.is_empty());
    management.users().delete(&grace).await.unwrap();
    assert_eq!(members.list(&id).await.unwrap().items.len(), 1);
}

#[tokio::test]
async fn lists_have_pages_and_bodies_are_checked() {
    let (tenant, management, id) = acme().await;
    management.organizations().create(CreateOrganization::new("other")).await.unwrap();
    let robot = Robot::of(&tenant).await;
    let page = robot.get("/organizations?per_page=1&page=1&include_totals=true").await.body;
    assert_eq!((&page["start"], &page["limit"], &page["total"]), (&json!(1), &json!(1), &json!(2)), "{page}");
    assert_eq!(page["organizations"][0]["name"], "other");
    let first = robot.get("/organizations?take=1").await.body;
    let last = robot.get(&format!("/organizations?take=1&from={}", first["next"].as_str().unwrap())).await.body;
    assert_eq!((&last["organizations"][0]["name"], last.get("next")), (&json!("other"), None));
    assert_eq!(robot.get("/organizations?nonsense=1").await.error().2, "invalid_query_string");

    for body in [json!({}), json!({ "name": 5 }), json!({ "name": "x", "nonsense": 1 }), json!([])] {
        let answer = robot.post("/organizations", body.clone()).await;
        assert_eq!((answer.status, answer.error().2), (400, "invalid_body"), "{body}");
    }
    let path = format!("/organizations/{id}");
    robot.patch(&path, json!({ "metadata": { "a": "1" } })).await;
    assert_eq!(robot.patch(&path, json!({ "display_name": null })).await.error().2, "invalid_body");
    assert_eq!(robot.get(&path).await.body["metadata"], json!({ "a": "1" }));
    let bad = robot.post(&format!("{path}/members"), json!({ "members": "auth0|ada" })).await;
    assert_eq!(bad.error().2, "invalid_body");
}

#[tokio::test]
async fn connections_are_enabled_for_an_organization() {
    let (tenant, management, id) = acme().await;
    let made = management.connections().create(CreateConnection::new("c", IdentityProvider::Auth0)).await;
    let connection = ConnectionId::new(made.unwrap().id.unwrap().as_str());
    let enabled = management.organizations().enabled_connections();
    assert_eq!(refused(enabled.get(&id, &connection).await).0, 404);
    let request = || AddOrganizationConnection::new(&connection).assign_membership_on_login(true);
    let added = enabled.add(&id, request()).await.unwrap();
    assert_eq!(added.assign_membership_on_login, Some(true));
    assert_eq!(refused(enabled.add(&id, request()).await).0, 409);
    let listed = enabled.list(&id).await.unwrap().items;
    assert_eq!(listed[0].connection.as_ref().unwrap().name.as_deref(), Some("c"));
    // Both groups of operations are about the same.
    let newer = management.organizations().connections();
    assert_eq!(newer.get(&id, &connection).await.unwrap().is_enabled, Some(true));
    assert_eq!(newer.list(&id).await.unwrap().items.len(), 1);
    let robot = Robot::of(&tenant).await;
    let path = format!("/organizations/{id}/enabled_connections/{connection}");
    let changed = robot.patch(&path, json!({ "show_as_button": false })).await.body;
    assert_eq!((&changed["show_as_button"], &changed["assign_membership_on_login"]), (&json!(false), &json!(true)));
    enabled.delete(&id, &connection).await.unwrap();
    assert!(enabled.list(&id).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn an_organization_gives_a_client_grant_and_takes_it_back() {
    let scopes = format!(
        "{ALL} create:organization_client_grants read:organization_client_grants \
                          delete:organization_client_grants read:client_grants"
    );
    let tenant = granted(&scopes).start().await.unwrap();
    let robot = Robot::of(&tenant).await;
    let id = robot.post("/organizations", json!({ "name": "acme" })).await.body["id"].as_str().unwrap().to_owned();
    let grant = robot.get("/client-grants?client_id=robot").await.body[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/organizations/{id}/client-grants");
    assert_eq!(robot.post(&path, json!({ "grant_id": "cgr_none" })).await.error().0, 404);
    assert_eq!(robot.post(&path, json!({ "grant_id": grant })).await.status, 201);
    assert_eq!(robot.get(&format!("{path}?client_id=robot")).await.body[0]["id"], grant.as_str());
    assert_eq!(robot.get(&format!("{path}?client_id=other")).await.body, json!([]));
    let of_grant = robot.get(&format!("/client-grants/{grant}/organizations")).await.body;
    assert_eq!(of_grant[0]["name"], "acme");
    assert_eq!(robot.delete(&format!("{path}/{grant}")).await.status, 204);
    assert_eq!(robot.get(&path).await.body, json!([]));
}

#[tokio::test]
async fn organizations_are_sorted_as_asked() {
    let (tenant, _) = start(granted(ALL)).await;
    let robot = Robot::of(&tenant).await;
    for (name, shown) in [("b", "Z"), ("a", "Y"), ("c", "X")] {
        robot.post("/organizations", json!({ "name": name, "display_name": shown })).await;
    }
    let orders = [
        ("", "bac"),
        ("?sort=name:1", "abc"),
        ("?sort=name:-1", "cba"),
        ("?sort=display_name:1", "cab"),
        ("?sort=created_at:1", "bac"),
        ("?sort=created_at:-1", "cab"),
        ("?sort=name:1&page=1&per_page=2", "c"),
    ];
    for (query, expected) in orders {
        let found = robot.get(&format!("/organizations{query}")).await.body;
        let names: Vec<&str> = found.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names.concat(), expected, "{query}");
    }
    for sort in ["name", "name:2", "nonsense:1", ":1"] {
        let refused = robot.get(&format!("/organizations?sort={sort}")).await;
        assert_eq!((refused.status, refused.error().2), (400, "invalid_query_string"), "{sort}");
    }
}
