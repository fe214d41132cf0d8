//! Every operation of the group `users`.
#![cfg(feature = "users")]

mod ops_support;

use auth0_actions_management::ids::{
    AuthenticationMethodId, ClientId, ConnectionId, IdentityId, RoleId, SessionId, UserId,
};
use auth0_actions_management::users::{
    Assessor, ClearRiskAssessments, CreateAuthenticationMethod, CreateUser, CreatedAuthenticationMethodType,
    IdentityProvider, LinkIdentity, MultifactorProvider, PermissionRef, PreferredAuthenticationMethod, RevokeAccess,
    SearchEngine, SetAuthenticationMethod, SetAuthenticationMethodType, UpdateAuthenticationMethod, UpdateUser,
};
use auth0_actions_management::{Management, Map, Phase, SecretString, scope, scopes};
use ops_support::{Operations, answer, exchange};
use serde_json::{Value, json};

fn user() -> UserId {
    UserId::new("auth0|1")
}

fn method() -> AuthenticationMethodId {
    AuthenticationMethodId::new("totp|dev_1")
}

#[test]
fn each_operation_sends_what_the_facts_say_and_reads_what_they_promise() {
    let mut ops = Operations::new(include_str!("ops_answers/users.json"));
    users(&mut ops);
    authentication_methods(&mut ops);
    lists(&mut ops);
    actions(&mut ops);
    assignments(&mut ops);
    ops.all_checked(42);
}

fn users(ops: &mut Operations) {
    let query = "page=0&per_page=100&include_totals=true&sort=created_at%3A1&connection=db&fields=user_id%2Cname\
                 &include_fields=true&q=email%3A%22ada%40example.com%22&search_engine=v3&primary_order=false";
    ops.check("users.list", &format!("GET /users?{query}"), Value::Null, |m| {
        m.users()
            .list()
            .page(0)
            .per_page(100)
            .include_totals(true)
            .sort("created_at:1")
            .connection("db")
            .fields("user_id,name")
            .include_fields(true)
            .q("email:\"ada@example.com\"")
            .search_engine(&SearchEngine::V3)
            .primary_order(false)
    });
    let body = json!({
        "connection": "Username-Password-Authentication", "email": "ada@example.com", "email_verified": false,
        "password": "a password", "app_metadata": {"plan": "free"},
    });
    ops.check("users.create", "POST /users", body, |m| {
        m.users().create(
            CreateUser::new("Username-Password-Authentication")
                .email("ada@example.com")
                .email_verified(false)
                .password("a password")
                .app_metadata([("plan", "free")]),
        )
    });
    ops.check(
        "users.listUsersByEmail",
        "GET /users-by-email?email=a%2Bb%40example.com&fields=name",
        Value::Null,
        |m| m.users().list_users_by_email("a+b@example.com").fields("name"),
    );
    ops.check("users.get", "GET /users/auth0%7C1", Value::Null, |m| m.users().get(&user()));
    let body = json!({"nickname": null, "user_metadata": {"theme": null}, "client_id": "client", "blocked": true, "of_next_year": 1});
    ops.check("users.update", "PATCH /users/auth0%7C1", body, |m| {
        let theme: Map = [("theme", auth0_actions_management::Value::Null)].into();
        let change = UpdateUser::new().clear_nickname().user_metadata(theme).client_id(&ClientId::new("client"));
        m.users().update(&user(), change.blocked(true).other("of_next_year", 1))
    });
    ops.check("users.delete", "DELETE /users/auth0%7C1", Value::Null, |m| m.users().delete(&user()));
    ops.check("users.regenerateRecoveryCode", "POST /users/auth0%7C1/recovery-code-regeneration", Value::Null, |m| {
        m.users().regenerate_recovery_code(&user())
    });
    let body = json!({"session_id": "ses_1", "preserve_refresh_tokens": true});
    ops.check("users.revokeAccess", "POST /users/auth0%7C1/revoke-access", body, |m| {
        let access = RevokeAccess::new().session_id(&SessionId::new("ses_1")).preserve_refresh_tokens(true);
        m.users().revoke_access(&user(), access)
    });
}

fn authentication_methods(ops: &mut Operations) {
    const PATH: &str = "/users/auth0%7C1/authentication-methods";
    const ONE: &str = "/users/auth0%7C1/authentication-methods/totp%7Cdev_1";
    let asked = |method: &str, path: &str| format!("{method} {path}");
    ops.check("users.authenticationMethods.list", &asked("GET", &format!("{PATH}?page=1")), Value::Null, |m| {
        m.users().authentication_methods().list(&user()).page(1)
    });
    let body = json!({"type": "passkey", "transports": ["usb", "nfc"], "key_id": "key"});
    ops.check("users.authenticationMethods.create", &asked("POST", PATH), body, |m| {
        let passkey = CreateAuthenticationMethod::new(CreatedAuthenticationMethodType::Passkey);
        m.users().authentication_methods().create(&user(), passkey.transports(["usb", "nfc"]).key_id("key"))
    });
    let body = json!([{"type": "phone", "phone_number": "+4930", "preferred_authentication_method": "sms"}]);
    ops.check("users.authenticationMethods.set", &asked("PUT", PATH), body, |m| {
        let phone = SetAuthenticationMethod::new(SetAuthenticationMethodType::Phone)
            .phone_number("+4930")
            .preferred_authentication_method(PreferredAuthenticationMethod::Sms);
        m.users().authentication_methods().set(&user(), [phone])
    });
    ops.check("users.authenticationMethods.deleteAll", &asked("DELETE", PATH), Value::Null, |m| {
        m.users().authentication_methods().delete_all(&user())
    });
    ops.check("users.authenticationMethods.get", &asked("GET", ONE), Value::Null, |m| {
        m.users().authentication_methods().get(&user(), &method())
    });
    ops.check("users.authenticationMethods.update", &asked("PATCH", ONE), json!({"name": "phone"}), |m| {
        m.users().authentication_methods().update(&user(), &method(), UpdateAuthenticationMethod::new().name("phone"))
    });
    ops.check("users.authenticationMethods.delete", &asked("DELETE", ONE), Value::Null, |m| {
        m.users().authentication_methods().delete(&user(), &method())
    });
}

fn lists(ops: &mut Operations) {
    let asked = |path: &str| format!("GET /users/auth0%7C1/{path}");
    ops.check("users.connectedAccounts.list", &asked("connected-accounts?from=abc&take=5"), Value::Null, |m| {
        m.users().connected_accounts().list(&user()).from("abc").take(5)
    });
    let query = "effective-permissions?resource_server_identifier=https%3A%2F%2Fapi.example.com&take=5";
    ops.check("users.effectivePermissions.list", &asked(query), Value::Null, |m| {
        m.users().effective_permissions().list(&user(), "https://api.example.com").take(5)
    });
    let query = "effective-permissions/sources/effective-roles?resource_server_identifier=api&permission_name=read%3Aa";
    ops.check("users.effectivePermissions.sources.roles.list", &asked(query), Value::Null, |m| {
        m.users().effective_permissions().sources().roles().list(&user(), "api", "read:a")
    });
    ops.check("users.effectiveRoles.list", &asked("effective-roles"), Value::Null, |m| {
        m.users().effective_roles().list(&user())
    });
    let query = "effective-roles/sources/groups?role_id=rol_1&from=abc";
    ops.check("users.effectiveRoles.sources.groups.list", &asked(query), Value::Null, |m| {
        m.users().effective_roles().sources().groups().list(&user(), &RoleId::new("rol_1")).from("abc")
    });
    ops.check("users.enrollments.get", &asked("enrollments"), Value::Null, |m| m.users().enrollments().get(&user()));
    let tokensets = "federated-connections-tokensets";
    ops.check("users.federatedConnectionsTokensets.list", &asked(tokensets), Value::Null, |m| {
        m.users().federated_connections_tokensets().list(&user())
    });
    ops.check("users.groups.get", &asked("groups?fields=id&include_fields=true&per_page=1"), Value::Null, |m| {
        m.users().groups().get(&user()).fields("id").include_fields(true).per_page(1)
    });
    ops.check("users.logs.list", &asked("logs?sort=date%3A-1&include_totals=true"), Value::Null, |m| {
        m.users().logs().list(&user()).sort("date:-1").include_totals(true)
    });
    ops.check("users.organizations.list", &asked("organizations?page=1000"), Value::Null, |m| {
        m.users().organizations().list(&user()).page(1_000)
    });
    ops.check("users.permissions.list", &asked("permissions?per_page=100"), Value::Null, |m| {
        m.users().permissions().list(&user()).per_page(100)
    });
    ops.check("users.roles.list", &asked("roles?include_totals=true"), Value::Null, |m| {
        m.users().roles().list(&user()).include_totals(true)
    });
    ops.check("users.refreshToken.list", &asked("refresh-tokens?take=100"), Value::Null, |m| {
        m.users().refresh_token().list(&user()).take(100)
    });
    ops.check("users.sessions.list", &asked("sessions?from=abc"), Value::Null, |m| {
        m.users().sessions().list(&user()).from("abc")
    });
}

fn actions(ops: &mut Operations) {
    let asked = |method: &str, path: &str| format!("{method} /users/auth0%7C1/{path}");
    ops.check("users.authenticators.deleteAll", &asked("DELETE", "authenticators"), Value::Null, |m| {
        m.users().authenticators().delete_all(&user())
    });
    let tokenset = asked("DELETE", "federated-connections-tokensets/a%2Fb");
    ops.check("users.federatedConnectionsTokensets.delete", &tokenset, Value::Null, |m| {
        m.users().federated_connections_tokensets().delete(&user(), "a/b")
    });
    let body = json!({"provider": "google-oauth2", "user_id": "17", "connection_id": "con_1"});
    ops.check("users.identities.link", &asked("POST", "identities"), body, |m| {
        let identity = LinkIdentity::new()
            .provider(IdentityProvider::GoogleOauth2)
            .user_id(&IdentityId::new("17"))
            .connection_id(&ConnectionId::new("con_1"));
        m.users().identities().link(&user(), identity)
    });
    ops.check("users.identities.delete", &asked("DELETE", "identities/google-oauth2/17"), Value::Null, |m| {
        m.users().identities().delete(&user(), &IdentityProvider::GoogleOauth2, &IdentityId::new("17"))
    });
    let browsers = asked("POST", "multifactor/actions/invalidate-remember-browser");
    ops.check("users.multifactor.invalidateRememberBrowser", &browsers, Value::Null, |m| {
        m.users().multifactor().invalidate_remember_browser(&user())
    });
    ops.check("users.multifactor.deleteProvider", &asked("DELETE", "multifactor/duo"), Value::Null, |m| {
        m.users().multifactor().delete_provider(&user(), &MultifactorProvider::Duo)
    });
    let body = json!({"connection": "db", "assessors": ["new-device"]});
    ops.check("users.riskAssessments.clear", &asked("POST", "risk-assessments/clear"), body, |m| {
        m.users().risk_assessments().clear(&user(), ClearRiskAssessments::new("db", [Assessor::NewDevice]))
    });
    ops.check("users.refreshToken.delete", &asked("DELETE", "refresh-tokens"), Value::Null, |m| {
        m.users().refresh_token().delete(&user())
    });
    ops.check("users.sessions.delete", &asked("DELETE", "sessions"), Value::Null, |m| {
        m.users().sessions().delete(&user())
    });
}

fn assignments(ops: &mut Operations) {
    let asked = |method: &str, path: &str| format!("{method} /users/auth0%7C1/{path}");
    let body = json!({"permissions": [{"resource_server_identifier": "api", "permission_name": "read:a"}]});
    ops.check("users.permissions.create", &asked("POST", "permissions"), body.clone(), |m| {
        m.users().permissions().create(&user(), [PermissionRef::new("api", "read:a")])
    });
    ops.check("users.permissions.delete", &asked("DELETE", "permissions"), body, |m| {
        m.users().permissions().delete(&user(), &PermissionRef::new("api", "read:a"))
    });
    ops.check("users.roles.assign", &asked("POST", "roles"), json!({"roles": ["rol_1", "rol_2"]}), |m| {
        m.users().roles().assign(&user(), vec![RoleId::new("rol_1"), RoleId::new("rol_2")])
    });
    ops.check("users.roles.delete", &asked("DELETE", "roles"), json!({"roles": ["rol_1"]}), |m| {
        m.users().roles().delete(&user(), &RoleId::new("rol_1"))
    });
}

#[test]
fn a_user_is_read_with_ids_secrets_and_what_no_type_lists() {
    let ada = answer(
        &json!({
            "user_id": "auth0|1", "logins_count": 2.0, "app_metadata": {"plan": "free"}, "tenant_field": 1,
            "identities": [
                {"user_id": 191919191, "provider": "vkontakte", "access_token": "hush-5512", "isSocial": true},
                {"user_id": "1", "provider": "of-next-year", "connection": "db"},
            ],
        }),
        |m| m.users().get(&user()),
    );
    assert_eq!((ada.user_id.as_ref(), ada.logins_count), (Some(&user()), Some(2)));
    assert_eq!(ada.other.get("tenant_field").and_then(auth0_actions_management::Value::as_i64), Some(1));
    let identities = ada.identities.as_ref().expect("identities");
    assert_eq!(identities[0].user_id, Some(IdentityId::new("191919191")));
    assert_eq!(identities[1].provider, Some(IdentityProvider::Other("of-next-year".into())));
    let text = format!("{ada:?}");
    assert!(text.contains("vkontakte") || text.contains("Vkontakte"), "{text}");
    assert!(!text.contains("hush-5512"), "{text}");
}

#[test]
fn what_the_log_and_sessions_leave_open_is_read_in_each_form() {
    let log = answer(
        &json!([{"log_id": "1", "user_id": 17, "scope": ["openid"], "date": {"any": 1},
                 "location_info": {"latitude": "52.5", "longitude": 13.25}}]),
        |m| m.users().logs().list(&user()),
    );
    assert_eq!(log.items[0].user_id, Some(UserId::new("17")));
    let place = log.items[0].location_info.as_ref().expect("a place");
    assert_eq!((place.latitude, place.longitude), (Some(52.5), Some(13.25)));

    let sessions = answer(&json!({"sessions": [{"id": "ses_1", "created_at": null, "session_metadata": null}]}), |m| {
        m.users().sessions().list(&user())
    });
    assert_eq!(sessions.items[0].id, Some(SessionId::new("ses_1")));
    assert_eq!((&sessions.items[0].created_at, &sessions.items[0].session_metadata), (&None, &None));
}

#[test]
fn a_request_in_a_log_shows_no_secret() {
    let create = CreateUser::new("db").email("ada@example.com").password(SecretString::from("hush-7741"));
    let link = LinkIdentity::new().link_with("hush-7741");
    let totp = SetAuthenticationMethod::new(SetAuthenticationMethodType::Totp).totp_secret("hush-7741");
    let text = format!("{create:?} {link:?} {totp:?}");
    assert!(text.contains("ada@example.com") && text.contains("password: [redacted]"), "{text}");
    assert!(!text.contains("hush-7741"), "{text}");

    let code = answer(&json!({"recovery_code": "hush-7741"}), |m| m.users().regenerate_recovery_code(&user()));
    assert!(code.recovery_code.is_some() && !format!("{code:?}").contains("hush-7741"));
}

#[test]
fn each_problem_of_an_answer_is_named() {
    let body = json!({"email": 1, "identities": [{"provider": "auth0"}, {"profileData": {"name": false}}]});
    let (outcome, _) = exchange(200, &body.to_string(), |m| m.users().get(&user()));
    let error = outcome.expect_err("a wrong answer");
    assert_eq!(error.phase(), Phase::Body);
    let text = error.to_string();
    assert!(text.contains("email: expected a string, found a number"), "{text}");
    assert!(text.contains("identities[1].profileData.name: expected a string, found a boolean"), "{text}");
}

scopes! {
    AppMetadataAlone: "update:users_app_metadata";
    Assigning: "create:role_members", "update:users";
    ByLogs: "read:logs_users";
}

/// It compiles: that is the test.
#[allow(dead_code, reason = "never called")]
async fn what_scopes_allow<S: scope::UpdateUsers + scope::any::UsersGet>(
    app_metadata: &Management<AppMetadataAlone>,
    assigning: &Management<Assigning>,
    logs: &Management<ByLogs>,
    bounded: &Management<S>,
) -> Result<(), auth0_actions_management::Error> {
    app_metadata.users().update(&user(), UpdateUser::new()).await?;
    assigning.users().roles().assign(&user(), [&RoleId::new("rol_1")]).await?;
    assigning.users().update(&user(), UpdateUser::new()).await?;
    logs.users().logs().list(&user()).await?;
    bounded.users().update(&user(), UpdateUser::new()).await?;
    bounded.users().identities().link(&user(), LinkIdentity::new()).await?;
    bounded.users().get(&user()).await?;
    Ok(())
}
