//! Permissions, which are scopes of resource servers, of roles and of users.

use serde_json::{Value, json};

use super::call::Call;
use super::kind::{Paging, RESOURCE_SERVERS};
use super::stock::{Way, both, parts};
use crate::tenant::answer::Outcome;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::members;
use crate::tenant::roles;
use crate::tenant::state::{Object, State};

/// Refuses when the path's user or role is not there.
fn holder(state: &State, call: &Call<'_>) -> Result<(), Refusal> {
    match call.operation.name.starts_with("roles.") {
        true => roles::find(state, call.id()).map(drop),
        false => members::known_user(state, call.id()),
    }
}

/// A permission as lists show it, when its API still has it.
pub(super) fn shown(state: &State, permission: &str) -> Option<Value> {
    let (identifier, name) = parts(permission);
    let server = state.stock.get(RESOURCE_SERVERS, identifier)?;
    let scopes = server.get("scopes")?.as_array()?;
    let scope = scopes.iter().find(|scope| scope["value"] == *name)?;
    Some(json!({
        "resource_server_identifier": identifier,
        "permission_name": name,
        "resource_server_name": server.get("name"),
        "description": scope["description"].as_str().unwrap_or_default(),
    }))
}

/// Lists the permissions that a role or a user holds directly.
pub(super) fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    holder(state, call)?;
    let links = state.stock.links_from(Way::Permission, call.id());
    let found: Vec<Value> = links.filter_map(|link| shown(state, &link.to)).collect();
    call.page(&found, "permissions", Paging::Numbers)
}

/// The permissions that a body names.
fn named(call: &Call<'_>) -> Vec<String> {
    let body = call.object();
    let permissions = body.get("permissions").and_then(Value::as_array).into_iter().flatten();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    permissions.map(|one| both(&text(one, "resource_server_identifier"), &text(one, "permission_name"))).collect()
}

/// Gives permissions: all of them or none.
pub(super) fn add(state: &mut State, call: &Call<'_>) -> Outcome {
    let permissions = named(call);
    holder(state, call)?;
    if permissions.iter().any(|permission| shown(state, permission).is_none()) {
        return Err(errors::permission_not_found());
    }
    permissions.iter().for_each(|permission| state.stock.link(Way::Permission, call.id(), permission, Object::new()));
    call.nothing()
}

/// Takes permissions away; those that are not held change nothing.
pub(super) fn remove(state: &mut State, call: &Call<'_>) -> Outcome {
    let permissions = named(call);
    holder(state, call)?;
    permissions.iter().for_each(|permission| state.stock.unlink(Way::Permission, call.id(), permission));
    call.nothing()
}
