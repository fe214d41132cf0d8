// Expect: one error at the lifetime.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &'static Event) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
