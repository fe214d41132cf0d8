//! `api.roles`

use super::ask::error;
use super::groups::page;
use super::limits::{ROLE_IDS, ROLE_NAMES, ROLES_TAKE};
use crate::host::AskError;
use auth0_actions_wire::ids::RoleId;
use auth0_actions_wire::{Value, read_struct};
use std::borrow::Borrow;

namespace! {
    /// `api.roles`: the roles that the user has in this login, given directly, by the organization, or by a group.
    Roles
}

/// Which part of the list [`Roles::get_user_effective_roles_with`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GetUserEffectiveRolesParams {
    take: Option<u32>,
    from: Option<String>,
}

impl GetUserEffectiveRolesParams {
    /// Nothing given: the first page, as long as Auth0 makes it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many: 1 to 100.
    #[must_use]
    pub fn take(mut self, take: u32) -> Self {
        self.take = Some(take);
        self
    }

    /// Where to go on: [`GetUserEffectiveRolesResponse::next`] of the page before.
    #[must_use]
    pub fn from(mut self, from: impl Into<String>) -> Self {
        self.from = Some(from.into());
        self
    }
}

/// A page of roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetUserEffectiveRolesResponse {
    /// The roles.
    pub roles: Vec<Role>,
    /// Where the next page begins; absent on the last.
    pub next: Option<String>,
}

read_struct!(GetUserEffectiveRolesResponse { roles: req "roles", next: opt "next" });

/// A role that the user has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The role.
    pub id: RoleId,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub r#type: String,
}

read_struct!(Role { id: req "id", name: req "name", r#type: req "type" });

/// An answer without pages.
struct Filtered {
    roles: Vec<Role>,
}

read_struct!(Filtered { roles: req "roles" });

const GET_USER_EFFECTIVE_ROLES: &str = "api.roles.getUserEffectiveRoles";

impl Roles {
    /// The roles that the user has: the first page.
    ///
    /// # Errors
    /// When the host does not answer.
    pub async fn get_user_effective_roles(&self) -> Result<GetUserEffectiveRolesResponse, AskError> {
        self.recorder.ask_for(GET_USER_EFFECTIVE_ROLES, Vec::new()).await
    }

    /// The roles that the user has: a page of one's choice.
    ///
    /// # Errors
    /// When `take` is not 1 to 100 ([`ROLES_TAKE`]), or the host does not answer.
    pub async fn get_user_effective_roles_with(
        &self,
        params: GetUserEffectiveRolesParams,
    ) -> Result<GetUserEffectiveRolesResponse, AskError> {
        const CALL: &str = GET_USER_EFFECTIVE_ROLES;
        if let Some(take) = params.take.filter(|take| *take > ROLES_TAKE) {
            return Err(error(CALL, format!("`take` is {take}; {ROLES_TAKE} is the limit")));
        }
        self.recorder.ask_for(CALL, vec![page(CALL, params.take, params.from)?]).await
    }

    /// Those of these roles that the user has.
    ///
    /// # Errors
    /// When there is no id or more than 100 ([`ROLE_IDS`]), or the host does not answer.
    pub async fn get_user_effective_roles_by_ids(
        &self,
        ids: impl IntoIterator<Item: Borrow<RoleId>>,
    ) -> Result<Vec<Role>, AskError> {
        let ids = ids.into_iter().map(|id| id.borrow().into()).collect();
        self.filtered("api.roles.getUserEffectiveRolesByIds", ids, ROLE_IDS).await
    }

    /// Those of the roles of these names that the user has.
    ///
    /// # Errors
    /// When there is no name or more than 50 ([`ROLE_NAMES`]), or the host does not answer.
    pub async fn get_user_effective_roles_by_names(
        &self,
        names: impl IntoIterator<Item: AsRef<str>>,
    ) -> Result<Vec<Role>, AskError> {
        let names = names.into_iter().map(|name| name.as_ref().into()).collect();
        self.filtered("api.roles.getUserEffectiveRolesByNames", names, ROLE_NAMES).await
    }

    async fn filtered(&self, call: &'static str, of: Vec<Value>, limit: usize) -> Result<Vec<Role>, AskError> {
        if of.is_empty() || of.len() > limit {
            return Err(error(call, format!("{} roles are given; 1 to {limit} may be", of.len())));
        }
        let Filtered { roles } = self.recorder.ask_for(call, vec![of.into()]).await?;
        Ok(roles)
    }
}
