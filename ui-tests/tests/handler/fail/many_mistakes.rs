// Expect: four errors, each at its place; the allowed signature in the first alone.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_post_login]
fn handler(event: Event, api: &Api, text: String) -> Result {
    let _ = &event.user;
    api.user.set_app_metadata("onboarded", text.is_empty());
    Ok(())
}

fn main() {}
