//! Keeps where a user logged in from, and what the user may change, in the user's metadata.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn remember_the_login(event: &Event, api: &mut Api) -> Result {
    let country = event.request.geoip.country_code.as_deref().unwrap_or("unknown");
    // `app_metadata` is the application's: users can't change it.
    api.user.set_app_metadata("last_country", country).set_app_metadata("logins", event.stats.logins_count);
    // `user_metadata` is the user's own.
    let has_theme = event.user.user_metadata.contains_key("theme");
    if !has_theme {
        api.user.set_user_metadata("theme", "system");
    }
    Ok(())
}

auth0_actions::main!(remember_the_login);
