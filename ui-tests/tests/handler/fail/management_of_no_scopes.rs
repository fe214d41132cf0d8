// Expect: one error at `String`: it is no set of scopes.
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

#[on_execute_post_login]
async fn handler(event: &Event<Secrets>, management: &Management<String>) -> Result {
    let _ = (event, management);
    Ok(())
}

fn main() {}
