//! Clients: their defaults and their secrets.

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::call::Call;
use super::collection;
use super::credentials;
use super::kind::{CLIENTS, GRANTS, USER_GRANTS};
use crate::tenant::answer::Outcome;
use crate::tenant::errors::Refusal;
use crate::tenant::random;
use crate::tenant::state::{Object, State};

/// The grant types of a client that was made without any. That `implicit` and `refresh_token` are among them is recorded
/// (auth0/terraform-provider-auth0, `test/data/recordings`), the others are guessed.
const GRANT_TYPES: &[&str] = &["authorization_code", "implicit", "refresh_token", "client_credentials"];

/// What Auth0 adds to a new client, as far as anything here asks for it.
pub(super) fn complete(client: &mut Object) {
    let mut add = |name: &str, value: Value| {
        client.entry(name).or_insert(value);
    };
    add("global", false.into());
    add("is_first_party", true.into());
    add("oidc_conformant", false.into());
    add("grant_types", json!(GRANT_TYPES));
    if !client.contains_key("client_authentication_methods") {
        client.entry("token_endpoint_auth_method").or_insert("client_secret_post".into());
    }
}

/// Adds the secret for a token that may read it, and in the answer of the operation that made it.
pub(super) fn show_secret(state: &State, client: &mut Object, call: &Call<'_>) {
    let is_new = matches!(call.operation.name, "clients.create" | "clients.rotateSecret");
    let id = client.get("client_id").and_then(Value::as_str).unwrap_or_default();
    if let Some(secret) = state.secret(id).filter(|_| is_new || call.has_scope("read:client_keys")) {
        client.insert("client_secret".to_owned(), secret.expose_secret().into());
    }
}

/// `POST /clients`: Auth0 makes the secret.
pub(super) fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut client = call.object();
    let credentials = credentials::taken_from(&mut client);
    let made = collection::insert(state, CLIENTS, client)?;
    let id = made.get("client_id").and_then(Value::as_str).unwrap_or_default();
    renew_secret(state, id);
    credentials::keep(state, id, credentials)?;
    call.done(collection::show(state, CLIENTS, &made, call))
}

fn renew_secret(state: &mut State, id: &str) {
    state.set_secret(id, SecretString::from(random::alphanumeric(64)));
}

/// `PATCH /clients/{id}`. The secret needs a scope of its own, and all else another.
pub(super) fn update(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut changes = call.object();
    let secret = changes.remove("client_secret");
    demand(call, secret.is_some(), &changes)?;
    collection::find(state, CLIENTS, call.id())?;
    credentials::known(state, call.id(), &changes)?;
    let changed = collection::change(state, CLIENTS, call.id(), changes)?;
    if let Some(Value::String(secret)) = secret {
        state.set_secret(call.id(), SecretString::from(secret));
    }
    call.done(collection::show(state, CLIENTS, &changed, call))
}

fn demand(call: &Call<'_>, secret: bool, others: &Object) -> Result<(), Refusal> {
    if secret {
        call.demand(&["update:client_keys"])?;
    }
    for name in others.keys() {
        match name.as_str() {
            "client_authentication_methods" => call.demand(&["update:client_credentials", "update:clients"])?,
            "token_vault_privileged_access" => {
                call.demand(&["update:client_token_vault_privileged_access", "update:clients"])?;
            }
            _ => call.demand(&["update:clients"])?,
        }
    }
    Ok(())
}

/// `POST /clients/{id}/rotate-secret`.
pub(super) fn rotate(state: &mut State, call: &Call<'_>) -> Outcome {
    let client = collection::find(state, CLIENTS, call.id())?.clone();
    renew_secret(state, call.id());
    call.done(collection::show(state, CLIENTS, &client, call))
}

/// A client's grants go with it, and what users have granted to it.
pub(super) fn gone(state: &mut State, client: &Object) {
    let id = client.get("client_id").cloned();
    state.stock.retain(GRANTS, |grant| grant.get("client_id") != id.as_ref());
    state.stock.retain(USER_GRANTS, |grant| grant.get("clientID") != id.as_ref());
    state.forget_secret(id.as_ref().and_then(Value::as_str).unwrap_or_default());
}
