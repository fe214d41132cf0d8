// Expect: one error at `fn`; `main!` finds its handler.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
fn handler(event: &Event) -> Result {
    let _ = &event.user;
    Ok(())
}

auth0_actions::main!(handler);
