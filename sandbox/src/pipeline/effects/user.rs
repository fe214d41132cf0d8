//! `api.user`: metadata, which later Actions see and the same Action does not.

use super::{Args, Effect, Turn};
use crate::pipeline::transaction::Transaction;
use crate::pipeline::tree;
use auth0_actions::api::limits::{APP_METADATA_BYTES, USER_METADATA_BYTES};
use auth0_actions::wire::{Map, Value};

pub(super) fn apply(turn: &mut Turn, transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    match method {
        "setUserMetadata" => set(turn, transaction, false, args).into(),
        "setAppMetadata" => set(turn, transaction, true, args).into(),
        "setUserId" => {
            transaction.new_user_id = Some(args.text(0).to_owned());
            Effect::Applied
        }
        _ => Effect::Unknown,
    }
}

fn name(of_app: bool) -> &'static str {
    if of_app { "app_metadata" } else { "user_metadata" }
}

fn set(turn: &mut Turn, transaction: &mut Transaction, of_app: bool, args: Args<'_>) -> Result<(), String> {
    let name = name(of_app);
    let stored = transaction.event.at("user").at(name);
    if !matches!(stored, Value::Null | Value::Object(_)) {
        return Err(format!("the stored `{name}` is {}, and no object", stored.kind()));
    }
    // Auth0 counts what is written in a session, over all Actions.
    let (key, value) = (args.text(0), args.any(1));
    let (sum, limit) = match of_app {
        true => (&mut transaction.counts.app_metadata_bytes, APP_METADATA_BYTES),
        false => (&mut transaction.counts.user_metadata_bytes, USER_METADATA_BYTES),
    };
    let all = *sum + key.len() + value.to_json().len();
    if all > limit {
        return Err(format!("all Actions together write {all} bytes of `{name}`; {limit} is the limit"));
    }
    *sum = all;
    turn.metadata.push((of_app, key.to_owned(), value.clone()));
    Ok(())
}

/// Writes what one Action has set to the profile, and to the event of the next.
pub(super) fn write(transaction: &mut Transaction, metadata: Vec<(bool, String, Value)>, drops_user_metadata: bool) {
    let strategy = transaction.event.at("connection").at("strategy").as_str().unwrap_or_default();
    let is_passwordless = matches!(strategy, "email" | "sms");
    for (of_app, key, value) in metadata {
        if drops_user_metadata && !of_app {
            transaction.note("`user_metadata` that the Action set which also called `setPrimaryUser` is lost");
            continue;
        }
        if is_passwordless && transaction.trigger == "pre-user-registration" {
            transaction.note("users of passwordless connections take no metadata before registration");
            continue;
        }
        // A token exchange has no user in its event.
        if transaction.trigger != "custom-token-exchange" {
            tree::set(tree::object(&mut transaction.event, &["user", name(of_app)]), &key, &value);
        }
        let profile = transaction.profile();
        let changed: &mut Map = if of_app { &mut profile.app_metadata } else { &mut profile.user_metadata };
        changed.insert(key, value);
    }
}
