// Expect: one error at the parameters of the function.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler<S: Send>(event: &Event<S>) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
