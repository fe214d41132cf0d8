//! The roles of the tenant.

use serde_json::{Value, json};

use super::answer::{Outcome, ok};
use super::body;
use super::errors::{self, Refusal};
use super::query::Query;
use super::random;
use super::state::{Object, Role, State};

/// Whether a role can have this id. Auth0's are `rol_` and 16 letters and digits; the sandbox takes
/// any number of them, hyphens and underscores, so that tests can name their roles.
pub(crate) fn is_id(id: &str) -> bool {
    id.strip_prefix("rol_")
        .is_some_and(|own| !own.is_empty() && own.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'))
}

/// The role with this id.
pub(crate) fn find<'s>(state: &'s State, id: &str) -> Result<&'s Role, Refusal> {
    if !is_id(id) {
        return Err(errors::invalid_role_id(id));
    }
    state.role(id).ok_or_else(errors::role_not_found)
}

/// `GET /roles`.
pub(crate) fn list(state: &State, query: &Query) -> Outcome {
    let page = query.page()?;
    let filter = query.get("name_filter").unwrap_or_default().to_lowercase();
    let named = state.roles.iter().filter(|role| role.name.to_lowercase().contains(&filter));
    let found: Vec<_> = named.map(Role::to_json).collect();
    ok(page.of(&found, "roles"))
}

/// `GET /roles/{id}`.
pub(crate) fn get(state: &State, id: &str) -> Outcome {
    ok(find(state, id)?.to_json())
}

/// `POST /roles`.
pub(crate) fn create(state: &mut State, bytes: &[u8]) -> Outcome {
    let body = body::object(bytes);
    let mut role = Role::new(format!("rol_{}", random::alphanumeric(16)), "");
    change(&mut role, &body);
    if state.roles.iter().any(|other| other.name == role.name) {
        return Err(errors::role_exists());
    }
    let answer = role.to_json();
    state.roles.push(role);
    ok(answer)
}

/// `PATCH /roles/{id}`.
pub(crate) fn update(state: &mut State, id: &str, bytes: &[u8]) -> Outcome {
    let body = body::object(bytes);
    let mut role = find(state, id)?.clone();
    change(&mut role, &body);
    if state.roles.iter().any(|other| other.id != id && other.name == role.name) {
        return Err(errors::role_exists());
    }
    let answer = role.to_json();
    if let Some(held) = state.role_mut(id) {
        *held = role;
    }
    ok(answer)
}

fn change(role: &mut Role, body: &Object) {
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    if let Some(name) = text("name") {
        role.name = name;
    }
    if let Some(description) = text("description") {
        role.description = description;
    }
}

/// `DELETE /roles/{id}`.
pub(crate) fn delete(state: &mut State, id: &str) -> Outcome {
    find(state, id)?;
    state.roles.retain(|role| role.id != id);
    state.members.retain(|(role, _)| role != id);
    state.stock.unlink_all(id);
    ok(json!({}))
}
