// Expect: one error at `&mut API`, which proposes `Api`.
use auth0_actions::post_login::{Api as API, Event};
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event, api: &mut API) -> Result {
    let _ = (&event.user, api);
    Ok(())
}

fn main() {}
