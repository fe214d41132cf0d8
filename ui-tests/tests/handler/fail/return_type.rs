// Expect: one error at the return type.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event) -> u8 {
    let _ = &event.user;
    0
}

fn main() {}
