// Expect: the compiler's own words at the field.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    api_key: SecretString,
}

#[on_execute_post_login]
async fn handler(event: &Event<Mine>) -> Result {
    let _ = &event.secrets.api_kez;
    Ok(())
}

fn main() {}
