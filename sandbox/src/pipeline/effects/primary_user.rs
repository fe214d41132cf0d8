//! `api.authentication.setPrimaryUser`: the login goes on as another user.

use super::{Args, Turn};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::transaction::{Profile, Transaction};
use auth0_actions::wire::{Map, Value};

/// Once per transaction, over all Actions.
pub(super) fn set(turn: &mut Turn, transaction: &mut Transaction, args: Args<'_>) -> Result<(), String> {
    if let Some(before) = transaction.primary_user.as_deref().or(turn.primary_user.as_deref()) {
        return Err(format!("the primary user was set before, to `{before}`; a transaction may set it once"));
    }
    turn.primary_user = Some(args.text(0).to_owned());
    Ok(())
}

/// The user of this login must be a secondary identity of the other one, or the login fails.
pub(super) fn change(transaction: &mut Transaction, user_id: &str) {
    let known = transaction.known_users.iter().find(|user| user.at("user_id").as_str() == Some(user_id)).cloned();
    let current = transaction.event.at("user").clone();
    let login = current.at("user_id").as_str().unwrap_or_default();
    transaction.primary_user = Some(user_id.to_owned());
    let Some(user) = known else {
        transaction
            .note(format!("nobody here knows `{user_id}`: whether `{login}` is among its identities is unchecked"));
        become_user(transaction, user_id, Map::from([("user_id", user_id)]), &current);
        return;
    };
    if !is_secondary(&user, login) {
        let reason = format!("`{login}` is no secondary identity of `{user_id}`");
        transaction.stop(Verdict::new(Stop::Unauthenticated, "access_denied", reason));
        return;
    }
    become_user(transaction, user_id, user.as_object().cloned().unwrap_or_default(), &current);
}

/// The first identity is the primary one.
fn is_secondary(user: &Value, login: &str) -> bool {
    let identities = user.at("identities").as_array().unwrap_or_default();
    identities.iter().skip(1).any(|identity| {
        let provider = identity.at("provider").as_str().unwrap_or_default();
        let id = identity.at("user_id").as_str().or(identity.at("userId").as_str()).unwrap_or_default();
        login == format!("{provider}|{id}") || (login == id && login.starts_with(&format!("{provider}|")))
    })
}

/// Later Actions see, and write to, the primary user. What Auth0 always sends is taken from the user of the login where
/// nothing else is known.
fn become_user(transaction: &mut Transaction, user_id: &str, mut user: Map, current: &Value) {
    for key in ["created_at", "updated_at", "email_verified", "identities"] {
        if let (false, Some(value)) = (user.contains_key(key), current.get(key)) {
            user.insert(key, value);
        }
    }
    for key in ["app_metadata", "user_metadata"] {
        if !user.contains_key(key) {
            user.insert(key, Map::new());
        }
    }
    if let Some(event) = transaction.event.as_object_mut() {
        event.insert("user", user);
    }
    transaction.profiles.push(Profile { user_id: user_id.to_owned(), ..Profile::default() });
}
