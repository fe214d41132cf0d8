//! Organizations: their members, the members' roles, and what is enabled for them.

use serde_json::{Value, json};

use super::call::Call;
use super::collection::{self, find};
use super::effective;
use super::groups;
use super::kind::{CONNECTIONS, GRANTS, ORGANIZATIONS, Paging};
use super::stock::{Link, Way, both};
use crate::tenant::answer::Outcome;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::members;
use crate::tenant::roles;
use crate::tenant::state::{Object, Role, State};

/// `POST /organizations`: `enabled_connections` become links.
pub(super) fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut organization = call.object();
    let connections = organization.remove("enabled_connections").unwrap_or_default();
    let connections: Vec<Object> = serde_json::from_value(connections).unwrap_or_default();
    for connection in &connections {
        find(state, CONNECTIONS, text(connection, "connection_id"))?;
    }
    let made = collection::insert(state, ORGANIZATIONS, organization)?;
    for mut more in connections {
        let connection = more.remove("connection_id").unwrap_or_default();
        let to = connection.as_str().unwrap_or_default();
        state.stock.link(Way::OrganizationConnection, text(&made, "id"), to, more);
    }
    call.done(Value::Object(made))
}

fn text<'o>(object: &'o Object, name: &str) -> &'o str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// `GET /organizations/name/{name}`.
pub(super) fn by_name(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut all = state.stock.all(ORGANIZATIONS);
    let found = all.find(|organization| text(organization, "name") == call.id());
    call.done(Value::Object(found.ok_or_else(|| ORGANIZATIONS.not_found())?.clone()))
}

/// `GET /users/{id}/organizations`.
pub(super) fn of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    members::known_user(state, call.id())?;
    listed(state, call, Way::Member)
}

/// `GET /client-grants/{id}/organizations`.
pub(super) fn of_grant(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, GRANTS, call.id())?;
    listed(state, call, Way::OrganizationGrant)
}

/// The organizations that have this.
fn listed(state: &State, call: &Call<'_>, way: Way) -> Outcome {
    let ids = state.stock.links_to(way, call.id());
    let found: Vec<Value> =
        ids.filter_map(|id| state.stock.get(ORGANIZATIONS, id)).cloned().map(Value::Object).collect();
    call.page(&found, "organizations", Paging::Numbers)
}

/// `GET /organizations/{id}/members`. The roles are shown to those that ask for them and may read them.
pub(super) fn members(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    let asked = call.query.get("fields").is_some_and(|fields| fields.split(',').any(|field| field.trim() == "roles"));
    if asked {
        call.demand(&["read:organization_member_roles"])?;
    }
    let ids: Vec<&str> = state.stock.links_from(Way::Member, call.id()).map(|link| link.to.as_str()).collect();
    let shown = |id: &&str| {
        let mut member = members::shown(state.user(id)?);
        if asked {
            let roles = member_roles(state, call.id(), id);
            member["roles"] = roles.map(|role| json!({ "id": role.id, "name": role.name })).collect();
        }
        Some(member)
    };
    let found: Vec<Value> = ids.iter().filter_map(shown).collect();
    call.page(&found, "members", Paging::Numbers)
}

/// `POST /organizations/{id}/members`: all of them or none.
pub(super) fn add_members(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    let users = call.texts("members");
    users.iter().try_for_each(|user| members::known_user(state, user))?;
    users.iter().for_each(|user| state.stock.link(Way::Member, call.id(), user, Object::new()));
    call.nothing()
}

/// `DELETE /organizations/{id}/members`: their roles in the organization go with them.
pub(super) fn remove_members(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    for user in call.texts("members") {
        state.stock.unlink(Way::Member, call.id(), &user);
        let end = both(call.id(), &user);
        let held: Vec<_> = state.stock.links_from(Way::MemberRole, &end).map(|link| link.to.clone()).collect();
        held.iter().for_each(|role| state.stock.unlink(Way::MemberRole, &end, role));
    }
    call.nothing()
}

fn member_roles<'s>(state: &'s State, organization: &str, user: &str) -> impl Iterator<Item = &'s Role> {
    let end = both(organization, user);
    let ids: Vec<&str> = state.stock.links_from(Way::MemberRole, &end).map(|link| link.to.as_str()).collect();
    ids.into_iter().filter_map(|id| state.role(id))
}

/// The member that a path names, as the end of links.
fn member(state: &State, call: &Call<'_>) -> Result<String, Refusal> {
    find(state, ORGANIZATIONS, call.id())?;
    members::known_user(state, call.second())?;
    match state.stock.linked(Way::Member, call.id(), call.second()) {
        Some(_) => Ok(both(call.id(), call.second())),
        None => Err(errors::no_member()),
    }
}

/// `GET /organizations/{id}/members/{user_id}/roles`, and those that count, which groups give, too.
pub(super) fn roles_of_member(state: &mut State, call: &Call<'_>) -> Outcome {
    member(state, call)?;
    let direct = member_roles(state, call.id(), call.second());
    if !call.operation.name.ends_with("effectiveRoles.list") {
        let found: Vec<Value> = direct.map(Role::to_json).collect();
        return call.page(&found, "roles", Paging::Numbers);
    }
    let of_groups = groups::roles_of_member(state, call.id(), call.second());
    let found: Vec<Value> = effective::merged(direct, of_groups).iter().map(effective::shown).collect();
    call.page(&found, "roles", Paging::Checkpoint)
}

/// `POST /organizations/{id}/members/{user_id}/roles`: all of them or none.
pub(super) fn assign_roles(state: &mut State, call: &Call<'_>) -> Outcome {
    let end = member(state, call)?;
    let ids = call.texts("roles");
    ids.iter().try_for_each(|id| roles::find(state, id).map(drop))?;
    ids.iter().for_each(|id| state.stock.link(Way::MemberRole, &end, id, Object::new()));
    call.nothing()
}

/// `DELETE /organizations/{id}/members/{user_id}/roles`.
pub(super) fn remove_roles(state: &mut State, call: &Call<'_>) -> Outcome {
    let end = member(state, call)?;
    call.texts("roles").iter().for_each(|id| state.stock.unlink(Way::MemberRole, &end, id));
    call.nothing()
}

/// A link to a connection, as both groups of operations show it; the newer one says whether it is enabled.
fn shown_connection(state: &State, link: &Link, call: &Call<'_>) -> Value {
    let mut shown = link.more.clone();
    shown.insert("connection_id".to_owned(), link.to.clone().into());
    if let Some(connection) = state.stock.get(CONNECTIONS, &link.to) {
        let about = json!({ "name": connection.get("name"), "strategy": connection.get("strategy") });
        shown.insert("connection".to_owned(), about);
    }
    for name in ["assign_membership_on_login", "is_signup_enabled"] {
        shown.entry(name).or_insert(false.into());
    }
    shown.entry("show_as_button").or_insert(true.into());
    match call.operation.name.starts_with("organizations.enabledConnections.") {
        true => drop(shown.remove("is_enabled")),
        false => drop(shown.entry("is_enabled").or_insert(true.into())),
    }
    shown.into()
}

/// Lists an organization's connections.
pub(super) fn connections(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    let wanted = call.query.get("is_enabled").map(|text| text == "true");
    let found: Vec<Value> = state
        .stock
        .links_from(Way::OrganizationConnection, call.id())
        .filter(|link| wanted.is_none_or(|wanted| link.more.get("is_enabled").is_none_or(|held| *held == wanted)))
        .map(|link| shown_connection(state, link, call))
        .collect();
    let newer = call.operation.name.starts_with("organizations.connections.");
    call.page(&found, if newer { "connections" } else { "enabled_connections" }, Paging::Numbers)
}

/// Adds a connection to an organization.
pub(super) fn add_connection(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    let mut more = call.object();
    let id = more.remove("connection_id").unwrap_or_default();
    let id = id.as_str().unwrap_or_default();
    find(state, CONNECTIONS, id)?;
    if state.stock.linked(Way::OrganizationConnection, call.id(), id).is_some() {
        return Err(errors::connection_enabled_already());
    }
    state.stock.link(Way::OrganizationConnection, call.id(), id, more);
    connection(state, call, id)
}

/// Shows, changes or takes away one connection of an organization.
fn connection(state: &State, call: &Call<'_>, id: &str) -> Outcome {
    let link = state.stock.linked(Way::OrganizationConnection, call.id(), id);
    let link = link.ok_or_else(|| CONNECTIONS.not_found())?;
    call.done(shown_connection(state, link, call))
}

/// Shows one connection of an organization.
pub(super) fn get_connection(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    connection(state, call, call.second())
}

/// Changes how one connection is enabled for an organization.
pub(super) fn update_connection(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    if let Some(link) = state.stock.linked_mut(Way::OrganizationConnection, call.id(), call.second()) {
        collection::merge(&mut link.more, call.object());
    }
    connection(state, call, call.second())
}

/// Takes a connection from an organization.
pub(super) fn remove_connection(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    state.stock.unlink(Way::OrganizationConnection, call.id(), call.second());
    call.nothing()
}

/// `GET /organizations/{id}/client-grants`.
pub(super) fn grants(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    let links = state.stock.links_from(Way::OrganizationGrant, call.id());
    let among = |grant: &&Object| {
        ["audience", "client_id"]
            .iter()
            .all(|name| call.query.get(name).is_none_or(|wanted| text(grant, name) == wanted))
            && call.query.get("grant_ids").is_none_or(|_| call.query.all("grant_ids").any(|id| text(grant, "id") == id))
    };
    let grants = links.filter_map(|link| state.stock.get(GRANTS, &link.to)).filter(among);
    let found: Vec<Value> = grants.cloned().map(Value::Object).collect();
    call.page(&found, "client_grants", Paging::Numbers)
}

/// `POST /organizations/{id}/client-grants`.
pub(super) fn add_grant(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    let grant = find(state, GRANTS, text(&call.object(), "grant_id"))?.clone();
    state.stock.link(Way::OrganizationGrant, call.id(), text(&grant, "id"), Object::new());
    call.done(Value::Object(grant))
}

/// `DELETE /organizations/{id}/client-grants/{grant_id}`.
pub(super) fn remove_grant(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ORGANIZATIONS, call.id())?;
    state.stock.unlink(Way::OrganizationGrant, call.id(), call.second());
    call.nothing()
}
