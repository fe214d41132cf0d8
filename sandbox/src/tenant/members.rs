//! Who has which role, asked from either side.

use axum::http::StatusCode;
use serde_json::Value;

use super::answer::{Outcome, empty, ok};
use super::body;
use super::errors::{self, Refusal};
use super::query::Query;
use super::roles;
use super::state::{Object, Role, State};

/// What the list of a role's members shows of a user.
const SHOWN: &[&str] = &["user_id", "email", "name", "picture"];

pub(crate) fn known_user(state: &State, id: &str) -> Result<(), Refusal> {
    state.user(id).map(|_| ()).ok_or_else(errors::user_not_found)
}

/// `GET /users/{id}/roles`.
pub(crate) fn roles_of_user(state: &State, user_id: &str, query: &Query) -> Outcome {
    let page = query.page()?;
    known_user(state, user_id)?;
    let found: Vec<_> = state.user_roles(user_id).map(Role::to_json).collect();
    ok(page.of(&found, "roles"))
}

/// `POST /users/{id}/roles`. Assigning a role again changes nothing.
pub(crate) fn assign_roles(state: &mut State, user_id: &str, bytes: &[u8]) -> Outcome {
    let body = body::object(bytes);
    let role_ids = body::texts(&body, "roles");
    known_user(state, user_id)?;
    role_ids.iter().try_for_each(|id| roles::find(state, id).map(|_| ()))?;
    for role_id in role_ids {
        state.assign(role_id, user_id);
    }
    empty(StatusCode::NO_CONTENT)
}

/// `DELETE /users/{id}/roles`. Removing a role that the user has not changes nothing.
pub(crate) fn remove_roles(state: &mut State, user_id: &str, bytes: &[u8]) -> Outcome {
    let body = body::object(bytes);
    let role_ids = body::texts(&body, "roles");
    known_user(state, user_id)?;
    role_ids.iter().try_for_each(|id| roles::find(state, id).map(|_| ()))?;
    state.members.retain(|(role, user)| user != user_id || !role_ids.contains(&role.as_str()));
    empty(StatusCode::NO_CONTENT)
}

/// `GET /roles/{id}/users`, by page number or by checkpoint.
pub(crate) fn users_of_role(state: &State, role_id: &str, query: &Query) -> Outcome {
    let page = query.page()?;
    roles::find(state, role_id)?;
    let users = state.role_members(role_id).filter_map(|id| state.user(id));
    let found: Vec<_> = users.map(shown).collect();
    match query.checkpoint(&found, "users")? {
        Some(part) => ok(part),
        None => ok(page.of(&found, "users")),
    }
}

/// A user as lists of members show it.
pub(crate) fn shown(user: &Value) -> Value {
    let held = SHOWN.iter().filter_map(|name| Some(((*name).to_owned(), user.get(name)?.clone())));
    Value::Object(held.collect::<Object>())
}

/// `POST /roles/{id}/users`.
pub(crate) fn assign_users(state: &mut State, role_id: &str, bytes: &[u8]) -> Outcome {
    let body = body::object(bytes);
    let user_ids = body::texts(&body, "users");
    roles::find(state, role_id)?;
    user_ids.iter().try_for_each(|id| known_user(state, id))?;
    for user_id in user_ids {
        state.assign(role_id, user_id);
    }
    empty(StatusCode::OK)
}
