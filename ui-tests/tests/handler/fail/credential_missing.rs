// Expect: one error at `Event` in the signature, which names the missing credential.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Few {
    #[secret]
    domain: Domain,
    #[secret(management = "client_id")]
    id: String,
}

#[on_execute_post_login(scopes("read:users"))]
async fn handler(event: &Event<Few>, management: &Management) -> Result {
    let _ = management.users().get(&event.user.user_id).await;
    Ok(())
}

fn main() {}
