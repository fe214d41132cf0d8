//! What a user has in effect: roles, also those of groups, and permissions, also those of roles.

use serde_json::{Value, json};

use super::call::Call;
use super::groups;
use super::kind::Paging;
use super::permissions;
use super::stock::{Way, both, parts};
use crate::tenant::answer::Outcome;
use crate::tenant::members;
use crate::tenant::state::{Role, State};

/// A role, and where a user has it from.
pub(super) type Sourced<'s> = (&'s Role, Vec<&'static str>);

/// The roles that somebody has directly, and those that groups give, each once.
pub(super) fn merged<'s>(
    direct: impl IntoIterator<Item = &'s Role>,
    of_groups: impl IntoIterator<Item = &'s Role>,
) -> Vec<Sourced<'s>> {
    let direct = direct.into_iter().map(|role| (role, "direct"));
    let mut all: Vec<Sourced<'s>> = Vec::new();
    for (role, source) in direct.chain(of_groups.into_iter().map(|role| (role, "groups"))) {
        match all.iter_mut().find(|(held, _)| held.id == role.id) {
            Some((_, sources)) if sources.contains(&source) => {}
            Some((_, sources)) => sources.push(source),
            None => all.push((role, vec![source])),
        }
    }
    all
}

pub(super) fn shown((role, sources): &Sourced<'_>) -> Value {
    let mut shown = role.to_json();
    shown["sources"] = json!(sources);
    shown
}

fn roles_of<'s>(state: &'s State, user: &str) -> Vec<Sourced<'s>> {
    let direct: Vec<&Role> = state.user_roles(user).collect();
    merged(direct, groups::roles_of_user(state, user))
}

/// `GET /users/{id}/effective-roles`.
pub(super) fn roles(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    let found: Vec<Value> = roles_of(state, call.id()).iter().map(shown).collect();
    call.page(&found, "roles", Paging::Checkpoint)
}

/// `GET /users/{id}/effective-permissions`: the user's own and those of the roles, each once.
pub(super) fn permissions(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
    let own = std::iter::once((call.id(), "direct"));
    let roles = roles_of(state, call.id());
    for (holder, source) in own.chain(roles.iter().map(|(role, _)| (role.id.as_str(), "roles"))) {
        for link in state.stock.links_from(Way::Permission, holder) {
            match all.iter_mut().find(|(held, _)| *held == link.to) {
                Some((_, sources)) if sources.contains(&source) => {}
                Some((_, sources)) => sources.push(source),
                None => all.push((&link.to, vec![source])),
            }
        }
    }
    let of_server = |permission: &str| {
        call.query.get("resource_server_identifier").is_none_or(|wanted| parts(permission).0 == wanted)
    };
    let found: Vec<Value> = all
        .into_iter()
        .filter(|(permission, _)| of_server(permission))
        .filter_map(|(permission, sources)| {
            let mut shown = permissions::shown(state, permission)?;
            shown["sources"] = json!(sources);
            Some(shown)
        })
        .collect();
    call.page(&found, "permissions", Paging::Checkpoint)
}

/// `GET /users/{id}/effective-permissions/sources/effective-roles`: the roles that bring a permission.
pub(super) fn sources(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    let asked = |name| call.query.get(name).unwrap_or_default();
    let permission = both(asked("resource_server_identifier"), asked("permission_name"));
    let brings = |(role, _): &&Sourced<'_>| state.stock.linked(Way::Permission, &role.id, &permission).is_some();
    let found: Vec<Value> = roles_of(state, call.id()).iter().filter(brings).map(shown).collect();
    call.page(&found, "roles", Paging::Checkpoint)
}
