//! Gives new users their first metadata, and turns disposable addresses away.
use auth0_actions::pre_user_registration::{Api, Event};
use auth0_actions::prelude::*;

#[derive(Secrets)]
struct Secrets {
    /// A JSON array of domains, such as `["disposable.example"]`.
    #[secret(name = "REFUSED_DOMAINS", json, default)]
    refused_domains: Vec<String>,
}

#[on_execute_pre_user_registration]
async fn welcome(event: &Event<Secrets>, api: &mut Api) -> Result {
    let domain = event.user.email.as_deref().and_then(|email| email.rsplit('@').next()).unwrap_or_default();
    if event.secrets.refused_domains.iter().any(|refused| refused == domain) {
        api.access.deny("disposable address", "Please register with a lasting e-mail address.");
        return Ok(());
    }
    api.user.set_app_metadata("plan", "trial").set_user_metadata("newsletter", false);
    Ok(())
}

auth0_actions::main!(welcome);
