// Expect: the compiler's own error at the event's type, beside its warning: make the secrets as public as the
// handler.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    api_key: SecretString,
}

#[on_execute_post_login]
pub async fn handler(event: &Event<Mine>) -> Result {
    let _ = &event.secrets.api_key;
    Ok(())
}

fn main() {}
