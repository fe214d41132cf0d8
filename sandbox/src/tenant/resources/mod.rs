//! Resources with state beyond users and roles: one table of kinds for what is the same for all, and a function for
//! what is not.

mod actions;
mod bindings;
mod blocks;
mod call;
mod clients;
mod collection;
pub(crate) mod connections;
mod consents;
mod credentials;
mod discovery_domains;
mod effective;
pub(crate) mod grants;
pub(crate) mod groups;
mod invitations;
pub(crate) mod kind;
mod modules;
mod organizations;
mod owned;
mod permissions;
pub(crate) mod resource_servers;
mod search;
mod sessions;
pub(crate) mod stock;
mod triggers;
mod versions;

pub(crate) use self::call::Call;
pub(crate) use self::collection::insert;

use self::kind::Kind;
use super::answer::Outcome;
use super::state::State;

/// Carries out an operation; nothing when it is none of those that have state here.
pub(crate) fn perform(state: &mut State, call: &Call<'_>) -> Option<Outcome> {
    let play = own(call.operation.name);
    let (group, verb) = call.operation.name.rsplit_once('.')?;
    let kind = Kind::of(group);
    if play.is_none() && (kind.is_none() || !["list", "get", "create", "update", "delete"].contains(&verb)) {
        return None;
    }
    if let Some(play) = play {
        return Some(play(state, call));
    }
    let kind = kind?;
    Some(match verb {
        "list" => collection::list(state, kind, call),
        "get" => collection::get(state, kind, call),
        "create" => collection::create(state, kind, call),
        "update" => collection::update(state, kind, call),
        _ => collection::delete(state, kind, call),
    })
}

/// How an operation is carried out that is not as in every collection.
fn own(name: &str) -> Option<fn(&mut State, &Call<'_>) -> Outcome> {
    Some(match name {
        "actions.create" => actions::create,
        "actions.delete" => actions::delete,
        "actions.deploy" => actions::deploy,
        "actions.get" => actions::get,
        "actions.list" => actions::list,
        "actions.modules.create" => modules::create,
        "actions.modules.delete" => modules::delete,
        "actions.modules.listActions" => modules::actions,
        "actions.modules.rollback" => modules::roll_back,
        "actions.modules.update" => modules::update,
        "actions.modules.versions.create" => modules::publish_version,
        "actions.test" => actions::test,
        "actions.triggers.bindings.list" => bindings::list,
        "actions.triggers.bindings.updateMany" => bindings::replace,
        "actions.triggers.list" => triggers::list,
        "actions.update" => actions::update,
        "actions.versions.deploy" => versions::roll_back,
        "actions.versions.get" => versions::get,
        "actions.versions.list" => versions::list,
        "clientGrants.organizations.list" => organizations::of_grant,
        "clients.connections.get" => connections::of_client,
        "clients.create" => clients::create,
        "clients.rotateSecret" => clients::rotate,
        "clients.update" => clients::update,
        "connections.clients.get" => connections::clients,
        "connections.clients.update" => connections::set_clients,
        "connections.create" => connections::create,
        "connections.update" => connections::update,
        "organizations.clientGrants.create" => organizations::add_grant,
        "organizations.clientGrants.delete" => organizations::remove_grant,
        "organizations.clientGrants.list" => organizations::grants,
        "organizations.connections.create" | "organizations.enabledConnections.add" => organizations::add_connection,
        "organizations.connections.delete" | "organizations.enabledConnections.delete" => {
            organizations::remove_connection
        }
        "organizations.connections.get" | "organizations.enabledConnections.get" => organizations::get_connection,
        "organizations.connections.list" | "organizations.enabledConnections.list" => organizations::connections,
        "organizations.connections.update" | "organizations.enabledConnections.update" => {
            organizations::update_connection
        }
        "organizations.create" => organizations::create,
        "organizations.discoveryDomains.getByName" => discovery_domains::by_name,
        "organizations.getByName" => organizations::by_name,
        "organizations.invitations.create" => invitations::create,
        "organizations.members.create" => organizations::add_members,
        "organizations.members.delete" => organizations::remove_members,
        "organizations.members.effectiveRoles.list" | "organizations.members.roles.list" => {
            organizations::roles_of_member
        }
        "organizations.members.list" => organizations::members,
        "organizations.members.roles.assign" => organizations::assign_roles,
        "organizations.members.roles.delete" => organizations::remove_roles,
        "groups.members.get" => groups::members,
        "groups.roles.create" | "organizations.groups.roles.create" => groups::assign_roles,
        "groups.roles.delete" | "organizations.groups.roles.delete" => groups::remove_roles,
        "groups.roles.list" | "organizations.groups.roles.list" => groups::roles,
        "organizations.groups.list" => groups::of_organization,
        "refreshTokens.revoke" => sessions::revoke_tokens,
        "roles.groups.create" => groups::assign_to_groups,
        "roles.groups.delete" => groups::remove_from_groups,
        "roles.groups.get" => groups::of_role,
        "roles.permissions.add" | "users.permissions.create" => permissions::add,
        "roles.permissions.delete" | "users.permissions.delete" => permissions::remove,
        "roles.permissions.list" | "users.permissions.list" => permissions::list,
        "sessions.revoke" => sessions::revoke,
        "userBlocks.delete" | "userBlocks.deleteByIdentifier" => blocks::delete,
        "userBlocks.list" | "userBlocks.listByIdentifier" => blocks::list,
        "userGrants.delete" => consents::delete,
        "userGrants.deleteByUserId" => consents::delete_of_user,
        "users.effectivePermissions.list" => effective::permissions,
        "users.effectivePermissions.sources.roles.list" => effective::sources,
        "users.effectiveRoles.list" => effective::roles,
        "organizations.members.effectiveRoles.sources.groups.list" | "users.effectiveRoles.sources.groups.list" => {
            groups::sources
        }
        "users.groups.get" => groups::of_user,
        "users.organizations.list" => organizations::of_user,
        "users.refreshToken.delete" => sessions::delete_tokens_of_user,
        "users.refreshToken.list" => sessions::tokens_of_user,
        "users.revokeAccess" => sessions::revoke_access,
        "users.sessions.delete" => sessions::delete_of_user,
        "users.sessions.list" => sessions::list_of_user,
        _ => return None,
    })
}
