// Expect: one error at the api's type: it is another trigger's.
use auth0_actions::post_login::Event;
use auth0_actions::pre_user_registration::Api;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Event, api: &mut Api) -> Result {
    let _ = (event, api);
    Ok(())
}

fn main() {}
