// Expect: one error at `Event` in the signature, which lists both missing credentials.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Few {
    #[secret]
    domain: Domain,
}

#[on_execute_post_login(scopes("read:users"))]
async fn handler(event: &Event<Few>, management: &Management) -> Result {
    let _ = management.users().get(&event.user.user_id).await;
    Ok(())
}

fn main() {}
