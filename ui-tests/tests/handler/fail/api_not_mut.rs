// Expect: one error at `&Api`; the setter in the body brings none.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event, api: &Api) -> Result {
    if event.stats.logins_count == 1 {
        api.user.set_app_metadata("onboarded", true);
    }
    Ok(())
}

fn main() {}
