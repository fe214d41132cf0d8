// Expect: one error at `scopes`, which says which of the two to drop.
use auth0_actions::post_login::Event;
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

scopes! { Shared: "create:role_members", "update:users" }

#[on_execute_post_login(scopes("update:users"))]
async fn handler(event: &Event<Secrets>, management: &Management<Shared>) -> Result {
    management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await?;
    Ok(())
}

fn main() {}
