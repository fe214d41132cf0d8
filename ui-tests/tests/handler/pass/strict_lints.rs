// Expect: nothing that is generated offends strict lints.
//! A crate whose lints are strict.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused, nonstandard_style, unreachable_pub, unused_qualifications, future_incompatible)]
#![deny(rust_2018_idioms, single_use_lifetimes, unused_results, missing_debug_implementations)]

use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

/// What the Action keeps to itself.
#[derive(Secrets)]
pub struct Keys {
    #[secret]
    domain: Domain,
    #[secret]
    client_id: String,
    #[secret]
    client_secret: SecretString,
    #[secret]
    note: Option<String>,
    #[secret(parse, default = 3)]
    limit: u32,
    #[secret(default)]
    list: String,
}

scopes! {
    /// What the shared code needs.
    pub Shared: "read:users";
    Mine: "read:users",
}

/// Is called.
#[on_execute_post_login(scopes("read:users"))]
pub async fn handler(event: &Event<Keys>, api: &mut Api, management: &Management) -> Result {
    let _ = (
        &event.secrets.note,
        event.secrets.limit,
        &event.secrets.domain,
        &event.secrets.client_id,
        &event.secrets.list,
    );
    let _ = (&event.secrets.client_secret, api);
    let _ = management.users();
    Ok(())
}

/// Is called when the user is back.
#[on_continue_post_login]
pub async fn shared(_event: &Event<Keys>, management: &Management<Shared>) -> Result {
    let _ = management.users();
    Ok(())
}

#[on_continue_post_login]
async fn mine(_event: &Event<Keys>, management: &Management<Mine>) {
    let _ = management.users();
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

fn these_are_handlers() {
    is_handler::<handler>();
    is_handler::<shared>();
    is_handler::<mine>();
}

/// The start.
fn main() {
    let _ = these_are_handlers;
}
