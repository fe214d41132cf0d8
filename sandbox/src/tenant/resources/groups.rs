//! Groups, which directories make, their members, and the roles that they give: in the tenant, or in an organization.

use serde_json::{Value, json};

use super::call::Call;
use super::collection::find;
use super::kind::{GROUPS, ORGANIZATIONS, Paging};
use super::stock::{Way, both, parts};
use crate::tenant::answer::Outcome;
use crate::tenant::errors::Refusal;
use crate::tenant::state::{Object, Role, State};
use crate::tenant::{clock, members, roles};

pub(super) fn complete(group: &mut Object) {
    let now = clock::timestamp();
    let name = group.get("id").cloned().unwrap_or_default();
    for (key, value) in [
        ("name", name),
        ("tenant_name", "local-tenant".into()),
        ("created_at", now.clone().into()),
        ("updated_at", now.into()),
    ] {
        group.entry(key).or_insert(value);
    }
}

/// What a list looks for besides equal properties; that `search` looks for a part of the name is a guess.
pub(super) fn is_wanted(_: &State, group: &Object, call: &Call<'_>) -> bool {
    let name = group.get("name").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    call.query.get("search").is_none_or(|part| name.contains(&part.to_lowercase()))
}

/// Makes a user a member.
pub(crate) fn join(state: &mut State, group: &str, user: &str) -> Result<(), Refusal> {
    find(state, GROUPS, group)?;
    members::known_user(state, user)?;
    let since = Object::from_iter([("created_at".to_owned(), clock::timestamp().into())]);
    state.stock.link(Way::GroupMember, group, user, since);
    Ok(())
}

/// `GET /groups/{id}/members`.
pub(super) fn members(state: &mut State, call: &Call<'_>) -> Outcome {
    let connection = find(state, GROUPS, call.id())?.get("connection_id");
    let kind = if connection.is_some() { "connection" } else { "tenant" };
    let links = state.stock.links_from(Way::GroupMember, call.id());
    let shown = links.map(|link| {
        let mut shown = link.more.clone();
        shown.extend([
            ("id".to_owned(), json!(link.to)),
            ("member_type".to_owned(), json!("user")),
            ("type".to_owned(), json!(kind)),
        ]);
        shown.extend(connection.map(|id| ("connection_id".to_owned(), id.clone())));
        Value::Object(shown)
    });
    let found: Vec<Value> = shown.collect();
    call.page(&found, "members", Paging::Checkpoint)
}

/// Where the roles of a path are linked from: a group, or a group in an organization; both must be there.
fn holder(state: &State, call: &Call<'_>) -> Result<(Way, String), Refusal> {
    if !call.operation.name.starts_with("organizations.") {
        find(state, GROUPS, call.id())?;
        return Ok((Way::GroupRole, call.id().to_owned()));
    }
    find(state, ORGANIZATIONS, call.id())?;
    find(state, GROUPS, call.second())?;
    Ok((Way::OrganizationGroupRole, both(call.id(), call.second())))
}

/// Lists the roles that a group gives.
pub(super) fn roles(state: &mut State, call: &Call<'_>) -> Outcome {
    let (way, end) = holder(state, call)?;
    let links = state.stock.links_from(way, &end);
    let found: Vec<Value> = links.filter_map(|link| state.role(&link.to)).map(Role::to_json).collect();
    call.page(&found, "roles", Paging::Checkpoint)
}

/// Lets a group give roles: all of them or none.
pub(super) fn assign_roles(state: &mut State, call: &Call<'_>) -> Outcome {
    let (way, end) = holder(state, call)?;
    let ids = call.texts("roles");
    ids.iter().try_for_each(|id| roles::find(state, id).map(drop))?;
    ids.iter().for_each(|id| state.stock.link(way, &end, id, Object::new()));
    call.nothing()
}

/// Takes roles from a group; those that it does not give change nothing.
pub(super) fn remove_roles(state: &mut State, call: &Call<'_>) -> Outcome {
    let (way, end) = holder(state, call)?;
    call.texts("roles").iter().for_each(|id| state.stock.unlink(way, &end, id));
    call.nothing()
}

fn listed(state: &State, call: &Call<'_>, ids: &[&str], paging: Paging) -> Outcome {
    let groups = ids.iter().filter_map(|id| state.stock.get(GROUPS, id));
    let found: Vec<Value> = groups.cloned().map(Value::Object).collect();
    call.page(&found, "groups", paging)
}

/// `GET /roles/{id}/groups`.
pub(super) fn of_role(state: &mut State, call: &Call<'_>) -> Outcome {
    roles::find(state, call.id())?;
    let ids: Vec<&str> = state.stock.links_to(Way::GroupRole, call.id()).collect();
    listed(state, call, &ids, Paging::Checkpoint)
}

/// `POST /roles/{id}/groups`: all of them or none.
pub(super) fn assign_to_groups(state: &mut State, call: &Call<'_>) -> Outcome {
    roles::find(state, call.id())?;
    let ids = call.texts("groups");
    ids.iter().try_for_each(|id| find(state, GROUPS, id).map(drop))?;
    ids.iter().for_each(|id| state.stock.link(Way::GroupRole, id, call.id(), Object::new()));
    call.nothing()
}

/// `DELETE /roles/{id}/groups`.
pub(super) fn remove_from_groups(state: &mut State, call: &Call<'_>) -> Outcome {
    roles::find(state, call.id())?;
    call.texts("groups").iter().for_each(|id| state.stock.unlink(Way::GroupRole, id, call.id()));
    call.nothing()
}

/// `GET /users/{id}/groups`.
pub(super) fn of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    let ids: Vec<&str> = state.stock.links_to(Way::GroupMember, call.id()).collect();
    listed(state, call, &ids, Paging::Numbers)
}

/// `GET /organizations/{organization_id}/groups`: those that give a role there, which is a guess.
pub(super) fn of_organization(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    let gives = |group: &&Object| {
        let group = group.get("id").and_then(Value::as_str).unwrap_or_default();
        state.stock.links_from(Way::OrganizationGroupRole, &both(call.id(), group)).next().is_some()
    };
    let groups = state.stock.all(GROUPS).filter(gives);
    let ids: Vec<&str> = groups.filter_map(|group| group.get("id")?.as_str()).collect();
    listed(state, call, &ids, Paging::Checkpoint)
}

/// The roles that a user has from groups.
pub(super) fn roles_of_user<'s>(state: &'s State, user: &str) -> Vec<&'s Role> {
    let groups = state.stock.links_to(Way::GroupMember, user);
    let links = groups.flat_map(|group| state.stock.links_from(Way::GroupRole, group));
    links.filter_map(|link| state.role(&link.to)).collect()
}

/// The roles that a user has from groups in an organization.
pub(super) fn roles_of_member<'s>(state: &'s State, organization: &str, user: &str) -> Vec<&'s Role> {
    let mut found = Vec::new();
    for group in state.stock.links_to(Way::GroupMember, user) {
        let end = both(organization, group);
        let links = state.stock.links_from(Way::OrganizationGroupRole, &end);
        let ids: Vec<&str> = links.map(|link| link.to.as_str()).collect();
        found.extend(ids.into_iter().filter_map(|id| state.role(id)));
    }
    found
}

/// The groups from which a user has the role that the query names, in the tenant or in an organization.
pub(super) fn sources(state: &mut State, call: &Call<'_>) -> Outcome {
    let in_organization = call.operation.name.starts_with("organizations.");
    let user = if in_organization { call.second() } else { call.id() };
    if in_organization {
        find(state, ORGANIZATIONS, call.id())?;
    }
    members::known_user(state, user)?;
    let role = call.query.get("role_id").unwrap_or_default();
    let mut ids: Vec<&str> = match in_organization {
        false => state.stock.links_to(Way::GroupRole, role).collect(),
        true => {
            let ends = state.stock.links_to(Way::OrganizationGroupRole, role).map(parts);
            ends.filter(|(organization, _)| *organization == call.id()).map(|(_, group)| group).collect()
        }
    };
    ids.retain(|group| state.stock.linked(Way::GroupMember, group, user).is_some());
    listed(state, call, &ids, Paging::Checkpoint)
}
