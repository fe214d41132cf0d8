// Expect: one error at the `cfg`.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event, #[cfg(not(any()))] api: &mut Api) -> Result {
    let _ = (&event.user, api);
    Ok(())
}

fn main() {}
