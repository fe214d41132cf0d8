// Expect: one error at the second event.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event, other: &Event) -> Result {
    let _ = (&event.user, &other.user);
    Ok(())
}

fn main() {}
