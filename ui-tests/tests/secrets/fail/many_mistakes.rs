// Expect: four errors, each at its place, and none at the handler.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[derive(Secrets)]
#[secrets(rename_all = "camelcase")]
struct Mine {
    api_key: SecretString,
    #[secret(name = "")]
    first: String,
    #[secret(jason)]
    second: String,
}

#[on_execute_post_login(scopes("read:users"))]
async fn handler(event: &Event<Mine>, management: &Management) -> Result {
    let _ = management.users().get(&event.user.user_id).await;
    let _ = &event.secrets.api_key;
    Ok(())
}

fn main() {}
