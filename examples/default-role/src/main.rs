//! Gives every new user a default role on the first login.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[derive(Secrets)]
#[secrets(rename_all = "camelCase")]
struct Secrets {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
    #[secret(name = "DEFAULT_ROLE")]
    default_role: RoleId,
}

#[on_execute_post_login(scopes("create:role_members", "update:users"))]
async fn assign_default_role(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result {
    if event.stats.logins_count != 1 {
        return Ok(());
    }
    let assigned = management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await;
    match assigned {
        Ok(()) => {
            api.user.set_app_metadata("onboarded", true);
        }
        // The login goes on, as in Auth0's own example.
        Err(error) => console::error!("the default role was not assigned: {error}"),
    }
    Ok(())
}

auth0_actions::main!(assign_default_role);

#[cfg(test)]
mod tests {
    use super::assign_default_role;
    use auth0_actions_sandbox::kit::{self, Action, Canned};

    const ROLES: &str = "/api/v2/users/{id}/roles";

    fn login() -> Action<assign_default_role> {
        kit::action::<assign_default_role>().event(include_str!("../events/first-login.json")).secrets([
            ("domain", "tenant.eu.auth0.com"),
            ("clientId", "client"),
            ("clientSecret", "secret"),
            ("DEFAULT_ROLE", "rol_1"),
        ])
    }

    #[test]
    fn the_first_login_gets_the_role() {
        let run = login().answers(Canned::new().on("POST", ROLES, 204, "")).run().expect_done();
        assert_eq!(run.commands(), [r#"api.user.setAppMetadata("onboarded", true)"#]);
        assert_eq!(run.calls().len(), 1);
        assert_eq!(run.calls()[0].path, "/api/v2/users/auth0|5f7c8ec7c33c6c004bbafe82/roles");
        assert_eq!(run.calls()[0].body.to_string(), r#"{"roles":["rol_1"]}"#);
    }

    #[test]
    fn the_second_login_changes_nothing() {
        let run = login().with("stats.logins_count", 2).run().expect_done();
        assert!(run.calls().is_empty());
        assert!(run.commands().is_empty());
    }

    #[test]
    fn a_call_that_fails_is_logged_and_the_login_goes_on() {
        let refused = r#"{ "statusCode": 404, "error": "Not Found", "message": "The role does not exist." }"#;
        let run = login().answers(Canned::new().on("POST", ROLES, 404, refused)).run().expect_done();
        assert!(run.commands().is_empty());
        assert_eq!(run.logs().len(), 1);
        assert!(run.logs()[0].starts_with("error: the default role was not assigned: "), "{}", run.logs()[0]);
        assert!(run.logs()[0].contains("The role does not exist."), "{}", run.logs()[0]);
    }
}
