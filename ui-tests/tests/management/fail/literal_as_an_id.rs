// Expect: one error at the literal: an id is made by its type.
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

#[on_execute_post_login(scopes("read:users"))]
async fn handler(_event: &Event<Secrets>, management: &Management) -> Result {
    let _ = management.users().get("auth0|1").await;
    Ok(())
}

fn main() {}
