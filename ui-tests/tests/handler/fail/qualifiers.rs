// Expect: one error for each of `unsafe`, `extern "C"`; the allowed signature in the first alone.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async unsafe extern "C" fn handler(event: &Event) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
