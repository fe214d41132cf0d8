// Expect: one error at `Event` in the signature: an Action without secrets has no credentials.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login(scopes("read:users"))]
async fn handler(event: &Event, management: &Management) -> Result {
    let _ = management.users().get(&event.user.user_id).await;
    Ok(())
}

fn main() {}
