// Expect: one error at `scopes`, which says which of the two to drop or to add.
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

#[on_execute_post_login(scopes("update:users"))]
async fn handler(event: &Event<Secrets>) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
