//! An Action that uses all that the macros generate.

use std::net::IpAddr;

use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

/// Every kind of secret.
#[derive(Secrets)]
#[secrets(rename_all = "camelCase")]
pub struct Keys {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
    #[secret(management = "audience")]
    audience: Option<String>,
    #[secret(default)]
    note: String,
    #[secret(default = 3)]
    retries: u32,
    #[secret(default = String::from("all"))]
    group: String,
    #[secret(parse)]
    address: IpAddr,
    #[secret(json, default)]
    groups: Vec<String>,
}

impl Keys {
    /// How many of the settings are there.
    #[must_use]
    pub fn settings(&self) -> usize {
        let texts = [&self.client_id, &self.note, &self.group];
        let given = texts.iter().filter(|text| !text.is_empty()).count();
        given + self.groups.len() + usize::from(self.address.is_ipv4()) + usize::from(self.retries > 0)
    }

    /// Where the tenant is.
    #[must_use]
    pub const fn tenant(&self) -> (&Domain, &SecretString, Option<&String>) {
        (&self.domain, &self.client_secret, self.audience.as_ref())
    }
}

/// A secret and nothing else.
#[derive(Secrets)]
pub struct Few {
    #[secret]
    domain: Option<Domain>,
}

scopes! {
    /// Scopes with a name.
    pub Giving: "create:role_members", "update:users";
    pub Looking: "read:users",
}

/// Takes all that a handler may take.
///
/// # Errors
/// When the user can't be read.
#[on_execute_post_login(scopes("read:users"))]
pub async fn whole(event: &Event<Keys>, api: &mut Api, management: &Management) -> Result {
    management.users().get(&event.user.user_id).await?;
    api.user.set_app_metadata("settings", event.secrets.settings() > 0);
    Ok(())
}

/// Takes scopes with a name.
///
/// # Errors
/// When the user can't be read.
#[on_continue_post_login]
pub async fn shared(event: &Event<Keys>, management: &Management<Looking>) -> Result {
    management.users().get(&event.user.user_id).await?;
    Ok(())
}

/// Takes the event alone, and awaits nothing.
#[on_execute_pre_user_registration]
pub async fn alone(_event: &auth0_actions::pre_user_registration::Event<Few>) {}

/// A claim's name.
#[must_use]
pub fn claim() -> impl Sized {
    claim!("https://example.com/roles")
}
