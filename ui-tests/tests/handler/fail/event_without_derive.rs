// Expect: one error at the event's type, which proposes `#[derive(Secrets)]`.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

struct Plain;

#[on_execute_post_login]
async fn handler(event: &Event<Plain>) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
