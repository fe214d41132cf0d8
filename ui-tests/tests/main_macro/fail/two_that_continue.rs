// Expect: one error: two handlers that continue, and none that executes.
use auth0_actions::password_reset_post_challenge::Event;
use auth0_actions::prelude::*;

#[on_continue_post_challenge]
async fn first(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

#[on_continue_post_challenge]
async fn second(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

auth0_actions::main!(first, second);
