// Expect: one error at the name: the event is due.
use auth0_actions::post_login::Api;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(api: &mut Api) -> Result {
    api.user.set_app_metadata("onboarded", true);
    Ok(())
}

fn main() {}
