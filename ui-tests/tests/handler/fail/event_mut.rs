// Expect: one error at `&mut Event`.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &mut Event) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
