// Expect: one error: handlers of two triggers.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn first(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

#[on_execute_pre_user_registration]
async fn second(event: &auth0_actions::pre_user_registration::Event) -> Result {
    let _ = event;
    Ok(())
}

auth0_actions::main!(first, second);
