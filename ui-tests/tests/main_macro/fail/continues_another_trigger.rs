// Expect: one error: the second handler continues another trigger than the first executes.
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn ask(event: &auth0_actions::post_login::Event) -> Result {
    let _ = event;
    Ok(())
}

#[on_continue_post_challenge]
async fn resume(event: &auth0_actions::password_reset_post_challenge::Event) -> Result {
    let _ = event;
    Ok(())
}

auth0_actions::main!(ask, resume);
