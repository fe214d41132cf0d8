//! Client grants: what the token endpoint grants.

use serde_json::Value;

use super::kind::{CLIENTS, GRANTS, RESOURCE_SERVERS};
use super::resource_servers;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Object, State};

pub(super) fn complete(grant: &mut Object) {
    grant.entry("subject_type").or_insert("client".into());
    grant.entry("scope").or_insert_with(|| Value::Array(Vec::new()));
}

/// Its client and its audience must be there, and the audience must have its scopes.
pub(super) fn check(state: &State, grant: &Object) -> Result<(), Refusal> {
    let text = |name: &str| grant.get(name).and_then(Value::as_str);
    if text("client_id").is_some_and(|id| state.stock.get(CLIENTS, id).is_none()) {
        return Err(CLIENTS.not_found());
    }
    let audience = text("audience").unwrap_or_default();
    let server = state.stock.get(RESOURCE_SERVERS, audience).ok_or_else(|| RESOURCE_SERVERS.not_found())?;
    let known = resource_servers::scopes(server);
    let unknown: Vec<&str> = scopes(grant).filter(|scope| !known.contains(scope)).collect();
    match unknown.is_empty() {
        true => Ok(()),
        false => Err(errors::unknown_scopes(&unknown)),
    }
}

fn scopes(grant: &Object) -> impl Iterator<Item = &str> {
    grant.get("scope").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The scopes that a client may have of an audience for itself; nothing without a grant.
pub(crate) fn granted<'s>(state: &'s State, client_id: &str, audience: &str) -> Option<Vec<&'s str>> {
    let is = |grant: &Object, name: &str, value: &str| grant.get(name).is_some_and(|held| *held == *value);
    let grant = state.stock.all(GRANTS).find(|grant| {
        is(grant, "client_id", client_id) && is(grant, "audience", audience) && !is(grant, "subject_type", "user")
    })?;
    match grant.get("allow_all_scopes") {
        Some(Value::Bool(true)) => state.stock.get(RESOURCE_SERVERS, audience).map(resource_servers::scopes),
        _ => Some(scopes(grant).collect()),
    }
}
