//! Sends users who have not agreed to the terms to a page that asks them, and reads what they answered.
//!
//! The page gets a token, so that it knows whom it asks, and sends the user back to `/continue` with a token of its own.
//! Both are signed with a secret that Action and page share.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Secrets {
    #[secret(name = "TERMS_PAGE")]
    terms_page: HttpsUrl,
    #[secret(name = "TERMS_SECRET")]
    terms_secret: SecretString,
}

#[on_execute_post_login]
async fn ask(event: &Event<Secrets>, api: &mut Api) -> Result {
    let agreed = event.user.app_metadata.get("terms").is_some();
    if agreed || !api.redirect.can_redirect() {
        return Ok(());
    }
    let payload = Map::from([("email", event.user.email.as_deref())]);
    let token = api.redirect.encode_token(&event.secrets.terms_secret, payload).await?;
    let options = auth0_actions::api::RedirectOptions::new().query("session_token", token);
    api.redirect.send_user_to_with(event.secrets.terms_page.as_str(), options);
    Ok(())
}

#[on_continue_post_login]
async fn resume(event: &Event<Secrets>, api: &mut Api) -> Result {
    // A token that is forged, too old, or of another login must stop this one: `?`.
    let answer = api.redirect.validate_token(&event.secrets.terms_secret).await?;
    if answer.get("agreed").and_then(Value::as_bool) == Some(true) {
        api.user.set_app_metadata("terms", now());
    } else {
        api.access.deny("the terms were not agreed to");
    }
    Ok(())
}

auth0_actions::main!(ask, resume);
