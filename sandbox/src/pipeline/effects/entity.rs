//! `api.session` and `api.refreshToken`, which have much in common.

use super::{Args, Effect};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::transaction::{Ends, Transaction};
use crate::pipeline::tree;
use auth0_actions::api::limits::{REFRESH_TOKEN_METADATA_ENTRIES, SESSION_METADATA_ENTRIES};
use auth0_actions::wire::{Map, Timestamp, Value};

pub(super) fn session(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    let exists = matches!(transaction.event.at("session"), Value::Object(_));
    match method {
        "revoke" => {
            let keeps_tokens = args.any(1).at("preserveRefreshTokens").as_bool() == Some(true);
            transaction.session_revoked = Some(keeps_tokens);
            transaction.stop(Verdict::new(Stop::SessionRevoked, "access_denied", args.text(0)));
            Effect::Applied
        }
        "setExpiresAt" | "setIdleExpiresAt" => end(transaction, "session", method, args),
        "setCookieMode" if exists => {
            // The last call wins, and shows in the next event.
            tree::object(&mut transaction.event, &["session", "cookie"]).insert("mode", args.any(0));
            Effect::Applied
        }
        "setCookieMode" => {
            transaction.note("this login has no session, so that its cookie mode is ignored");
            Effect::Applied
        }
        "setMetadata" if !exists => {
            Effect::Thrown("Failed to set session metadata: this login has no session".to_owned())
        }
        "setMetadata" | "deleteMetadata" | "evictMetadata" if exists => {
            let metadata = tree::object(&mut transaction.event, &["session", "metadata"]);
            change(metadata, method, args, SESSION_METADATA_ENTRIES)
                .map_err(|what| format!("Failed to set session metadata: {what}"))
                .into()
        }
        "deleteMetadata" | "evictMetadata" => Effect::Applied,
        _ => Effect::Unknown,
    }
}

pub(super) fn refresh_token(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    let token = transaction.event.at("refresh_token");
    let exists = matches!(token, Value::Object(_));
    if method != "revoke" && token.at("access").as_str() == Some("online") {
        return Effect::Thrown("an online refresh token can't be changed".to_owned());
    }
    match method {
        "revoke" if transaction.protocol() == "oauth2-refresh-token" => {
            transaction.refresh_token_revoked = true;
            transaction.stop(Verdict::new(Stop::RefreshTokenRevoked, "access_denied", args.text(0)));
            Effect::Applied
        }
        "revoke" => {
            transaction.note("no refresh token is exchanged in this login, so that none is revoked");
            Effect::Applied
        }
        "setExpiresAt" | "setIdleExpiresAt" => end(transaction, "refresh_token", method, args),
        "setMetadata" | "deleteMetadata" | "evictMetadata" => {
            // It may be set before the token exists.
            let metadata = match exists {
                true => tree::object(&mut transaction.event, &["refresh_token", "metadata"]),
                false => &mut transaction.refresh_token_metadata,
            };
            change(metadata, method, args, REFRESH_TOKEN_METADATA_ENTRIES).into()
        }
        _ => Effect::Unknown,
    }
}

/// The earliest call wins, and nothing is ever prolonged. The event keeps what came: Auth0 says of the cookie mode alone
/// that it is mirrored.
fn end(transaction: &mut Transaction, entity: &str, method: &str, args: Args<'_>) -> Effect {
    let Some(asked) = args.any(0).as_i64().filter(|ms| *ms != 0) else {
        return Effect::Thrown("the point in time is missing".to_owned());
    };
    let is_idle = method == "setIdleExpiresAt";
    let key = if is_idle { "idle_expires_at" } else { "expires_at" };
    let cap = transaction.event.at(entity).at(key).as_str().and_then(|text| Timestamp::new(text).unix_ms());
    if cap.is_some_and(|cap| cap < asked) {
        transaction.note(format!("`{entity}.{key}` is capped at what the settings say; it can only be shortened"));
    }
    let capped = cap.map_or(asked, |cap| cap.min(asked));
    let ends: &mut Ends = match entity {
        "session" => &mut transaction.session_ends,
        _ => &mut transaction.refresh_token_ends,
    };
    let end = if is_idle { &mut ends.idle_ms } else { &mut ends.absolute_ms };
    *end = Some(end.map_or(capped, |earlier| earlier.min(capped)));
    Effect::Applied
}

fn change(metadata: &mut Map, method: &str, args: Args<'_>, most: usize) -> Result<(), String> {
    match method {
        "setMetadata" => {
            let key = args.text(0);
            if !metadata.contains_key(key) && !args.any(1).is_null() && metadata.len() >= most {
                return Err(format!("the metadata has {most} entries, which is the limit"));
            }
            tree::set(metadata, key, args.any(1));
        }
        "deleteMetadata" => drop(metadata.remove(args.text(0))),
        _ => *metadata = Map::new(),
    }
    Ok(())
}
