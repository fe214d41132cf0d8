// Expect: one error at the second attribute.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
#[on_continue_post_login]
async fn handler(event: &Event) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
