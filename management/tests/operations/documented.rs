//! Requests written by hand, from the examples of Auth0's documentation: what the generated calls share with the facts
//! cannot be wrong in the same way here.

use crate::mock::Mock;
use auth0_actions_management::ids::{
    ActionId, ClientId, ConnectionId, GrantId, IdentityId, InvitationId, JobId, LogId, OrganizationId, RefreshTokenId,
    ResourceServerId, RoleId, SessionId, UserId,
};
use auth0_actions_management::{
    Call, Management, Map, Operation, Unchecked, actions, branding, client_grants, clients, connections,
    email_templates, organizations, resource_servers, roles, tenants, tickets, users,
};
use futures::executor::block_on;
use serde_json::{Value, json};

/// Makes the call, and compares method, path with query, and body; `null` is none.
#[track_caller]
fn sends<O: Operation>(call: impl for<'a> Fn(&'a Management<Unchecked>) -> Call<'a, O>, request: &str, body: Value) {
    let mock = Mock::new(vec![(200, "{}".into())]);
    let management = mock.client();
    // What `{}` makes of the answer is not of interest here.
    let _ = block_on(call(&management));
    let asked = mock.asked.lock().unwrap();
    let sent = asked.first().unwrap_or_else(|| panic!("{request}: nothing was sent"));
    let target = sent.url.strip_prefix("https://tenant.eu.auth0.com/api/v2").unwrap();
    assert_eq!(format!("{} {target}", sent.method), request);
    let found = if sent.body.is_empty() { Value::Null } else { serde_json::from_slice(&sent.body).unwrap() };
    assert_eq!(found, body, "{request}");
    let content_type = sent.headers.iter().any(|(name, value)| name == "content-type" && value == "application/json");
    assert_eq!(content_type, !body.is_null(), "{request}");
}

fn ada() -> UserId {
    UserId::new("auth0|507f1f77bcf86cd799439020")
}

fn org() -> OrganizationId {
    OrganizationId::new("org_9ybsU1dN2dKfDkBi")
}

#[test]
fn users() {
    let none = || Value::Null;
    sends(|m| m.users().get(&ada()), "GET /users/auth0%7C507f1f77bcf86cd799439020", none());
    sends(
        |m| m.users().list().q("email:\"jane@exampleco.com\"").search_engine(&users::SearchEngine::V3),
        "GET /users?q=email%3A%22jane%40exampleco.com%22&search_engine=v3",
        none(),
    );
    sends(
        |m| m.users().list().per_page(10).page(3).sort("created_at:1").include_totals(true),
        "GET /users?per_page=10&page=3&sort=created_at%3A1&include_totals=true",
        none(),
    );
    sends(
        |m| m.users().list_users_by_email("jane@exampleco.com"),
        "GET /users-by-email?email=jane%40exampleco.com",
        none(),
    );
    sends(
        |m| {
            m.users().create(
                users::CreateUser::new("Username-Password-Authentication")
                    .email("john.doe@gmail.com")
                    .password("secret")
                    .email_verified(false)
                    .user_metadata(Map::from([("hobby", "surfing")]))
                    .app_metadata(Map::from([("plan", "full")])),
            )
        },
        "POST /users",
        json!({
            "connection": "Username-Password-Authentication", "email": "john.doe@gmail.com", "password": "secret",
            "email_verified": false, "user_metadata": {"hobby": "surfing"}, "app_metadata": {"plan": "full"},
        }),
    );
    // Leave, clear, set.
    sends(
        |m| m.users().update(&ada(), users::UpdateUser::new().blocked(true).clear_phone_number()),
        "PATCH /users/auth0%7C507f1f77bcf86cd799439020",
        json!({"blocked": true, "phone_number": null}),
    );
    sends(|m| m.users().delete(&ada()), "DELETE /users/auth0%7C507f1f77bcf86cd799439020", none());
    sends(
        |m| m.users().roles().assign(&ada(), [RoleId::new("rol_1"), RoleId::new("rol_2")]),
        "POST /users/auth0%7C507f1f77bcf86cd799439020/roles",
        json!({"roles": ["rol_1", "rol_2"]}),
    );
    sends(
        |m| m.users().roles().delete(&ada(), RoleId::new("rol_1")),
        "DELETE /users/auth0%7C507f1f77bcf86cd799439020/roles",
        json!({"roles": ["rol_1"]}),
    );
    sends(
        |m| {
            m.users()
                .permissions()
                .create(&ada(), users::PermissionRef::new("https://api.example.com", "read:messages"))
        },
        "POST /users/auth0%7C507f1f77bcf86cd799439020/permissions",
        json!({"permissions": [
            {"resource_server_identifier": "https://api.example.com", "permission_name": "read:messages"},
        ]}),
    );
    sends(
        |m| {
            m.users().identities().link(
                &ada(),
                users::LinkIdentity::new()
                    .provider(users::IdentityProvider::GoogleOauth2)
                    .user_id(&IdentityId::new("115015401343387192604")),
            )
        },
        "POST /users/auth0%7C507f1f77bcf86cd799439020/identities",
        json!({"provider": "google-oauth2", "user_id": "115015401343387192604"}),
    );
    sends(
        |m| {
            m.users().identities().delete(
                &ada(),
                &users::IdentityProvider::Sms,
                &IdentityId::new("560ebaeef609ee1adaa7c551"),
            )
        },
        "DELETE /users/auth0%7C507f1f77bcf86cd799439020/identities/sms/560ebaeef609ee1adaa7c551",
        none(),
    );
    sends(
        |m| m.users().multifactor().delete_provider(&ada(), &users::MultifactorProvider::GoogleAuthenticator),
        "DELETE /users/auth0%7C507f1f77bcf86cd799439020/multifactor/google-authenticator",
        none(),
    );
    sends(
        |m| m.users().sessions().list(&ada()).take(5),
        "GET /users/auth0%7C507f1f77bcf86cd799439020/sessions?take=5",
        none(),
    );
}

#[test]
fn roles_and_organizations() {
    let none = || Value::Null;
    sends(
        |m| m.roles().create(roles::CreateRole::new("Member").description("Reads.")),
        "POST /roles",
        json!({"name": "Member", "description": "Reads."}),
    );
    sends(
        |m| m.roles().users().list(&RoleId::new("rol_1")).from("MQ==").take(50),
        "GET /roles/rol_1/users?from=MQ%3D%3D&take=50",
        none(),
    );
    sends(
        |m| m.organizations().create(organizations::CreateOrganization::new("my-org").display_name("Acme Users")),
        "POST /organizations",
        json!({"name": "my-org", "display_name": "Acme Users"}),
    );
    sends(|m| m.organizations().get_by_name("my-org"), "GET /organizations/name/my-org", none());
    sends(
        |m| m.organizations().members().create(&org(), [&ada()]),
        "POST /organizations/org_9ybsU1dN2dKfDkBi/members",
        json!({"members": ["auth0|507f1f77bcf86cd799439020"]}),
    );
    sends(
        |m| m.organizations().members().delete(&org(), [&ada()]),
        "DELETE /organizations/org_9ybsU1dN2dKfDkBi/members",
        json!({"members": ["auth0|507f1f77bcf86cd799439020"]}),
    );
    sends(
        |m| m.organizations().members().roles().assign(&org(), &ada(), RoleId::new("rol_1")),
        "POST /organizations/org_9ybsU1dN2dKfDkBi/members/auth0%7C507f1f77bcf86cd799439020/roles",
        json!({"roles": ["rol_1"]}),
    );
    sends(
        |m| {
            m.organizations().invitations().create(
                &org(),
                organizations::CreateOrganizationInvitation::new(
                    &ClientId::new("AaiyAPdpYdesoKnqjj8HJqRn4T5titww"),
                    organizations::OrganizationInvitationInvitee::new("john.doe@gmail.com"),
                    organizations::OrganizationInvitationInviter::new("Jane Doe"),
                ),
            )
        },
        "POST /organizations/org_9ybsU1dN2dKfDkBi/invitations",
        json!({
            "client_id": "AaiyAPdpYdesoKnqjj8HJqRn4T5titww", "invitee": {"email": "john.doe@gmail.com"},
            "inviter": {"name": "Jane Doe"},
        }),
    );
    sends(
        |m| m.organizations().invitations().delete(&org(), &InvitationId::new("uinv_1")),
        "DELETE /organizations/org_9ybsU1dN2dKfDkBi/invitations/uinv_1",
        none(),
    );
    sends(
        |m| {
            m.organizations().enabled_connections().add(
                &org(),
                organizations::AddOrganizationConnection::new(&ConnectionId::new("con_1"))
                    .assign_membership_on_login(true),
            )
        },
        "POST /organizations/org_9ybsU1dN2dKfDkBi/enabled_connections",
        json!({"connection_id": "con_1", "assign_membership_on_login": true}),
    );
}

#[test]
fn clients_grants_and_apis() {
    let none = || Value::Null;
    let client = || ClientId::new("AaiyAPdpYdesoKnqjj8HJqRn4T5titww");
    sends(
        |m| {
            m.clients().create(
                clients::CreateClient::new("My App")
                    .app_type(clients::ClientAppType::NonInteractive)
                    .callbacks(["https://app.example.com/callback"]),
            )
        },
        "POST /clients",
        json!({"name": "My App", "app_type": "non_interactive", "callbacks": ["https://app.example.com/callback"]}),
    );
    sends(
        |m| {
            m.clients().update(
                &client(),
                clients::UpdateClient::new().callbacks(Vec::<String>::new()).clear_default_organization(),
            )
        },
        "PATCH /clients/AaiyAPdpYdesoKnqjj8HJqRn4T5titww",
        json!({"callbacks": [], "default_organization": null}),
    );
    sends(
        |m| m.clients().rotate_secret(&client()),
        "POST /clients/AaiyAPdpYdesoKnqjj8HJqRn4T5titww/rotate-secret",
        none(),
    );
    sends(
        |m| m.clients().list().fields("client_id,name").include_fields(true).app_type("spa"),
        "GET /clients?fields=client_id%2Cname&include_fields=true&app_type=spa",
        none(),
    );
    sends(
        |m| {
            m.client_grants().create(
                client_grants::CreateClientGrant::new("https://api.example.com")
                    .client_id(&client())
                    .scope(["read:messages"]),
            )
        },
        "POST /client-grants",
        json!({"audience": "https://api.example.com", "client_id": "AaiyAPdpYdesoKnqjj8HJqRn4T5titww", "scope": ["read:messages"]}),
    );
    sends(
        |m| {
            m.resource_servers().create(
                resource_servers::CreateResourceServer::new("https://api.example.com")
                    .name("My API")
                    .token_lifetime(3600)
                    .scopes([resource_servers::ResourceServerScope::new("read:messages").description("Reads.")]),
            )
        },
        "POST /resource-servers",
        json!({
            "identifier": "https://api.example.com", "name": "My API", "token_lifetime": 3600,
            "scopes": [{"value": "read:messages", "description": "Reads."}],
        }),
    );
    sends(
        |m| m.resource_servers().get(&ResourceServerId::new("https://api.example.com/v1")),
        "GET /resource-servers/https%3A%2F%2Fapi.example.com%2Fv1",
        none(),
    );
    sends(|m| m.user_grants().delete(&GrantId::new("gr_1")), "DELETE /grants/gr_1", none());
}

#[test]
fn connections_actions_and_sessions() {
    let none = || Value::Null;
    sends(
        |m| {
            m.connections()
                .list()
                .strategy([connections::IdentityProvider::Auth0, connections::IdentityProvider::Samlp])
        },
        "GET /connections?strategy=auth0&strategy=samlp",
        none(),
    );
    sends(
        |m| {
            m.connections().create(connections::CreateConnection::new(
                "my-connection",
                connections::IdentityProvider::GoogleOauth2,
            ))
        },
        "POST /connections",
        json!({"name": "my-connection", "strategy": "google-oauth2"}),
    );
    sends(|m| m.connections().delete(&ConnectionId::new("con_1")), "DELETE /connections/con_1", none());
    sends(|m| m.actions().deploy(&ActionId::new("act_1")), "POST /actions/actions/act_1/deploy", none());
    sends(
        |m| m.actions().delete(&ActionId::new("act_1")).force(true),
        "DELETE /actions/actions/act_1?force=true",
        none(),
    );
    sends(
        |m| m.actions().triggers().bindings().list(&actions::ActionTriggerType::PostLogin),
        "GET /actions/triggers/post-login/bindings",
        none(),
    );
    sends(|m| m.sessions().revoke(&SessionId::new("s_1")), "POST /sessions/s_1/revoke", none());
    sends(|m| m.refresh_tokens().delete(&RefreshTokenId::new("rt_1")), "DELETE /refresh-tokens/rt_1", none());
    sends(|m| m.logs().get(&LogId::new("90020250101")), "GET /logs/90020250101", none());
    sends(|m| m.jobs().get(&JobId::new("job_0000000000000001")), "GET /jobs/job_0000000000000001", none());
}

#[test]
fn tickets_branding_and_the_tenant() {
    let none = || Value::Null;
    sends(
        |m| m.tickets().verify_email(tickets::VerifyEmailTicket::new(&ada()).result_url("https://app.example.com/")),
        "POST /tickets/email-verification",
        json!({"user_id": "auth0|507f1f77bcf86cd799439020", "result_url": "https://app.example.com/"}),
    );
    sends(
        |m| {
            m.branding()
                .update(branding::UpdateBranding::new().clear_favicon_url().logo_url("https://example.com/logo.png"))
        },
        "PATCH /branding",
        json!({"favicon_url": null, "logo_url": "https://example.com/logo.png"}),
    );
    sends(
        |m| m.email_templates().get(&email_templates::EmailTemplateName::VerifyEmail),
        "GET /email-templates/verify_email",
        none(),
    );
    sends(
        |m| m.tenants().settings().update(tenants::UpdateTenantSettings::new().friendly_name("My Company")),
        "PATCH /tenants/settings",
        json!({"friendly_name": "My Company"}),
    );
    sends(
        |m| m.stats().get_daily().from("20250101").to("20250131"),
        "GET /stats/daily?from=20250101&to=20250131",
        none(),
    );
}
