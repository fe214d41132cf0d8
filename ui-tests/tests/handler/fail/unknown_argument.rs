// Expect: one error at `&String`, with the allowed signature.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event, text: &String) -> Result {
    let _ = (&event.user, text.len());
    Ok(())
}

fn main() {}
