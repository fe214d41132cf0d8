// Expect: credentials are asked for by a handler that takes `Management`, and by no other.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Mine {
    #[secret]
    domain: Option<String>,
    #[secret(parse)]
    client_id: u64,
}

#[on_execute_post_login]
async fn handler(event: &Event<Mine>) -> Result {
    let _ = (&event.secrets.domain, event.secrets.client_id);
    Ok(())
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<handler>();
}

fn main() {}
