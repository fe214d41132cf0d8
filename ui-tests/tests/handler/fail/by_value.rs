// Expect: one error at each of the three types; the body and `Management` without scopes bring none.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Secrets {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
    #[secret]
    default_role: RoleId,
}

#[on_execute_post_login(scopes("create:role_members", "update:users"))]
async fn handler(event: Event<Secrets>, api: Api, management: Management) -> Result {
    management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await?;
    api.user.set_app_metadata("onboarded", true);
    Ok(())
}

fn main() {}
