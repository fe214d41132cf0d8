// Expect: one error at the event's type; none at the api's, which fits the event.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_pre_user_registration]
async fn handler(event: &Event, api: &mut Api) -> Result {
    let _ = &event.user;
    api.user.set_app_metadata("onboarded", true);
    Ok(())
}

fn main() {}
