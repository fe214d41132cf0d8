// Expect: one error: two handlers of one kind.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn first(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

#[on_execute_post_login]
async fn second(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

auth0_actions::main!(first, second);
