//! Sessions and refresh tokens, which logins make: a tenant starts with them.

use serde_json::Value;

use super::call::Call;
use super::collection::find;
use super::kind::{CLIENTS, Kind, Paging, REFRESH_TOKENS, SESSIONS};
use crate::tenant::answer::Outcome;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::members;
use crate::tenant::state::{Object, State};

fn is(thing: &Object, name: &str, value: &str) -> bool {
    thing.get(name).is_some_and(|held| *held == *value)
}

/// Refuses one of nobody.
pub(super) fn known_user(state: &State, thing: &Object) -> Result<(), Refusal> {
    members::known_user(state, thing.get("user_id").and_then(Value::as_str).unwrap_or_default())
}

/// Takes away a session and the refresh tokens that it gave.
fn end_session(state: &mut State, id: &str) {
    state.stock.retain(SESSIONS, |session| !is(session, "id", id));
    state.stock.retain(REFRESH_TOKENS, |token| !is(token, "session_id", id));
}

/// `POST /sessions/{id}/revoke`: unlike deleting it, this takes its refresh tokens too.
pub(super) fn revoke(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, SESSIONS, call.id())?;
    end_session(state, call.id());
    call.nothing()
}

fn of_user(state: &State, call: &Call<'_>, kind: &Kind, key: &str) -> Outcome {
    members::known_user(state, call.id())?;
    let held = state.stock.all(kind).filter(|thing| is(thing, "user_id", call.id()));
    let found: Vec<Value> = held.cloned().map(Value::Object).collect();
    call.page(&found, key, Paging::Checkpoint)
}

/// `GET /users/{user_id}/sessions`.
pub(super) fn list_of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    of_user(state, call, SESSIONS, "sessions")
}

/// `GET /users/{user_id}/refresh-tokens`.
pub(super) fn tokens_of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    of_user(state, call, REFRESH_TOKENS, "tokens")
}

/// `DELETE /users/{user_id}/sessions`.
pub(super) fn delete_of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    state.stock.retain(SESSIONS, |session| !is(session, "user_id", call.id()));
    call.nothing()
}

/// `DELETE /users/{user_id}/refresh-tokens`.
pub(super) fn delete_tokens_of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    state.stock.retain(REFRESH_TOKENS, |token| !is(token, "user_id", call.id()));
    call.nothing()
}

/// `POST /users/{id}/revoke-access`: of one session or of all, and of the refresh tokens unless they are to stay.
pub(super) fn revoke_access(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    let body = call.object();
    let session = body.get("session_id").and_then(Value::as_str);
    let of_these = |thing: &Object, name: &str| {
        is(thing, "user_id", call.id()) && session.is_none_or(|session| is(thing, name, session))
    };
    if body.get("preserve_refresh_tokens") != Some(&Value::Bool(true)) {
        state.stock.retain(REFRESH_TOKENS, |token| !of_these(token, "session_id"));
    }
    state.stock.retain(SESSIONS, |held| !of_these(held, "id"));
    call.nothing()
}

/// `POST /refresh-tokens/revoke`: those that have all that the body names. A body that names nothing is refused.
pub(super) fn revoke_tokens(state: &mut State, call: &Call<'_>) -> Outcome {
    let body = call.object();
    let asked = ["ids", "user_id", "client_id", "audience"].iter().any(|name| body.contains_key(*name));
    if !asked {
        return Err(errors::invalid_body("Missing required property: ids"));
    }
    if let Some(client) = body.get("client_id").and_then(Value::as_str) {
        find(state, CLIENTS, client)?;
    }
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let ids = body.get("ids").and_then(Value::as_array);
    state.stock.retain(REFRESH_TOKENS, |token| {
        let named = ids.is_none_or(|ids| token.get("id").is_some_and(|id| ids.contains(id)));
        let same = ["user_id", "client_id"].iter().all(|name| text(name).is_none_or(|value| is(token, name, value)));
        let servers = token.get("resource_servers").and_then(Value::as_array);
        let for_audience = text("audience").is_none_or(|audience| {
            servers.is_some_and(|servers| servers.iter().any(|server| server["audience"] == *audience))
        });
        !(named && same && for_audience)
    });
    call.nothing()
}
