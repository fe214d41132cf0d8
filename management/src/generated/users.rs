//! Users.

use crate::client::Management;
use crate::{Call, OneOrMany, Operation, scope};
use auth0_actions_wire::ids::{RoleId, UserId};
use auth0_actions_wire::read::{Cx, Read};
use auth0_actions_wire::{Map, Value};

impl<S> Management<S> {
    /// Users.
    pub fn users(&self) -> Users<'_, S> {
        Users { management: self }
    }
}

/// Users.
pub struct Users<'a, S> {
    management: &'a Management<S>,
}

impl<'a, S> Users<'a, S> {
    /// A user's roles.
    pub fn roles(&self) -> UsersRoles<'a, S> {
        UsersRoles { management: self.management }
    }

    /// Reads a user.
    pub fn get(&self, id: &UserId) -> Call<'a, UsersGet>
    where
        S: scope::any::UsersGet,
    {
        Call::new(&self.management.inner, &["/users/", id.as_str()])
    }
}

/// Reads a user.
pub enum UsersGet {}

impl Operation for UsersGet {
    type Output = Map;
    const OP: &'static str = "auth0-op/1:users.get;";
    const METHOD: &'static str = "GET";
    const REPEATABLE: bool = true;

    fn decode(body: Option<&Value>, cx: &mut Cx) -> Map {
        Map::read(body, cx)
    }
}

/// A user's roles.
pub struct UsersRoles<'a, S> {
    management: &'a Management<S>,
}

impl<'a, S> UsersRoles<'a, S> {
    /// Assigns roles to a user.
    pub fn assign(&self, id: &UserId, roles: impl OneOrMany<RoleId>) -> Call<'a, UsersRolesAssign>
    where
        S: scope::CreateRoleMembers,
        S: scope::UpdateUsers,
    {
        Call::new(&self.management.inner, &["/users/", id.as_str(), "/roles"])
            .body(Value::Object(Map::from([("roles", roles.to_array())])))
    }
}

/// Assigns roles.
pub enum UsersRolesAssign {}

impl Operation for UsersRolesAssign {
    type Output = ();
    const OP: &'static str = "auth0-op/1:users.roles.assign;";
    const METHOD: &'static str = "POST";
    const REPEATABLE: bool = true;

    fn decode(_: Option<&Value>, _: &mut Cx) {}
}
