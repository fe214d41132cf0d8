// Expect: the handler stays a function that may be called.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

#[allow(dead_code)]
async fn as_a_test_does(event: &Event) -> Result {
    handler(event).await
}

fn main() {}
