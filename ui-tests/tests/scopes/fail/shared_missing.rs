// Expect: one error at `assign`, for the scope that `Shared` lacks.
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

scopes! { Shared: "create:role_members" }

#[on_execute_post_login]
async fn handler(event: &Event<Secrets>, management: &Management<Shared>) -> Result {
    management.users().roles().assign(&event.user.user_id, [&event.secrets.default_role]).await?;
    Ok(())
}

fn main() {}
