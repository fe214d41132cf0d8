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
