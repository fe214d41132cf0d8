//! Credentials of clients: what is known of their keys and certificates. The keys themselves are not kept, and no answer of
//! Auth0's shows them; the token endpoint knows the keys of the tenant's builder alone.

use serde_json::{Value, json};

use super::collection;
use super::owned::CREDENTIALS;
use crate::tenant::errors::Refusal;
use crate::tenant::state::{Object, State};
use crate::tenant::{clock, random};

/// What a request says of the key, and no answer repeats.
const NOT_KEPT: &[&str] = &["pem", "parse_expiry_from_cert"];

pub(super) fn complete(credential: &mut Object) {
    NOT_KEPT.iter().for_each(|name| drop(credential.remove(*name)));
    let is_key = credential.get("credential_type").is_some_and(|kind| *kind == "public_key");
    let now = clock::timestamp();
    let mut add = |name: &str, value: Value| {
        credential.entry(name).or_insert(value);
    };
    if is_key {
        // Auth0's default, says its documentation.
        add("alg", "RS256".into());
    }
    // How Auth0 makes one of the key is not known.
    add("kid", random::alphanumeric(43).into());
    add("created_at", now.clone().into());
    add("updated_at", now.into());
}

/// Takes the credentials out of a new client, which then refers to them by their ids.
pub(super) fn taken_from(client: &mut Object) -> Vec<Object> {
    let mut taken = Vec::new();
    client.values_mut().for_each(|value| take(value, &mut taken));
    taken
}

fn take(value: &mut Value, taken: &mut Vec<Object>) {
    let Value::Object(members) = value else { return };
    for (name, member) in members {
        match member {
            Value::Array(credentials) if name == "credentials" => {
                for credential in credentials {
                    let Value::Object(mut own) = std::mem::take(credential) else { continue };
                    let id = own.entry("id").or_insert_with(|| (CREDENTIALS.new_id)().into()).clone();
                    *credential = json!({ "id": id });
                    taken.push(own);
                }
            }
            member => take(member, taken),
        }
    }
}

/// Keeps the credentials that came with a client.
pub(super) fn keep(state: &mut State, client: &str, credentials: Vec<Object>) -> Result<(), Refusal> {
    for mut credential in credentials {
        credential.insert("client_id".to_owned(), client.into());
        collection::insert(state, CREDENTIALS, credential)?;
    }
    Ok(())
}

/// Refuses a reference to a credential that the client does not have. What Auth0 answers is guessed.
pub(super) fn known(state: &State, client: &str, changes: &Object) -> Result<(), Refusal> {
    let named = taken_from(&mut changes.clone());
    let is_own = |id: &str| {
        let held = state.stock.get(CREDENTIALS, id);
        held.is_some_and(|held| held.get("client_id").is_some_and(|owner| *owner == *client))
    };
    match named.iter().filter_map(|one| one.get("id")?.as_str()).all(is_own) {
        true => Ok(()),
        false => Err(CREDENTIALS.unknown()),
    }
}
