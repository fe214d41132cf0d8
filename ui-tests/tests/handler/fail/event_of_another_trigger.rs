// Expect: one error at the event's type: it is another trigger's.
use auth0_actions::pre_user_registration::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

fn main() {}
