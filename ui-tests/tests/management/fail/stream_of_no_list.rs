// Expect: one error at `stream`, which says that the answer is whole.
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
}

#[on_execute_post_login(scopes("read:users"))]
async fn handler(event: &Event<Secrets>, management: &Management) -> Result {
    let _ = management.users().get(&event.user.user_id).stream();
    Ok(())
}

fn main() {}
