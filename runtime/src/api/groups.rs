//! `api.groups`

use super::ask::error;
use crate::host::AskError;
use auth0_actions_wire::ids::{ConnectionId, GroupId};
use auth0_actions_wire::{Map, Timestamp, Value, open_enum, read_struct};
use std::collections::BTreeMap;

namespace! {
    /// `api.groups`: the groups that the user is in.
    Groups
}

/// Which part of the list [`Groups::get_user_groups_with`] answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GetUserGroupsParams {
    take: Option<u32>,
    from: Option<String>,
}

impl GetUserGroupsParams {
    /// Nothing given: the first page, as long as Auth0 makes it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many, from 1 on.
    #[must_use]
    pub fn take(mut self, take: u32) -> Self {
        self.take = Some(take);
        self
    }

    /// Where to go on: [`ListUserGroupsResponse::next`] of the page before.
    #[must_use]
    pub fn from(mut self, from: impl Into<String>) -> Self {
        self.from = Some(from.into());
        self
    }
}

/// A page of groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListUserGroupsResponse {
    /// The groups.
    pub groups: Vec<UserGroupMembership>,
    /// Where the next page begins; absent on the last.
    pub next: Option<String>,
}

read_struct!(ListUserGroupsResponse { groups: req "groups", next: opt "next" });

/// A group that the user is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserGroupMembership {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// Its id in the directory that it comes from.
    pub external_id: Option<String>,
    /// The connection that it comes from.
    pub connection_id: Option<ConnectionId>,
    /// The tenant.
    pub tenant_name: String,
    /// When the group was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// When the user came into it.
    pub membership_created_at: Timestamp,
    /// How the user came into it.
    pub assignment: String,
}

read_struct!(UserGroupMembership { id: req "id", name: req "name", external_id: opt "external_id", connection_id: opt "connection_id", tenant_name: req "tenant_name", created_at: req "created_at", updated_at: req "updated_at", membership_created_at: req "membership_created_at", assignment: req "assignment" });

/// Whether the user is in each of the groups that were asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckGroupMembershipResponse {
    /// By what was asked for.
    pub memberships: BTreeMap<String, GroupMembershipStatus>,
    /// What could not be answered, and why, by what was asked for.
    pub errors: Option<BTreeMap<String, String>>,
}

read_struct!(CheckGroupMembershipResponse { memberships: req "memberships", errors: opt "errors" });

/// Whether the user is in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMembershipStatus {
    /// Is the user in it?
    pub is_member: bool,
    /// The groups that were meant: a name may be that of several.
    pub matches: Option<Vec<GroupMatch>>,
}

read_struct!(GroupMembershipStatus { is_member: req "is_member", matches: opt "matches" });

/// A group that was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMatch {
    /// The group.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// Where it belongs.
    pub group_type: GroupType,
}

read_struct!(GroupMatch { id: req "id", name: req "name", group_type: req "group_type" });

open_enum! {
    /// Where a group belongs.
    GroupType {
        /// To a connection:
        Connection = "connection",
        /// To an organization:
        Organization = "organization",
        /// To the tenant:
        Tenant = "tenant",
    }
}

impl Groups {
    /// The groups that the user is in: the first page.
    ///
    /// # Errors
    /// When the host does not answer.
    pub async fn get_user_groups(&self) -> Result<ListUserGroupsResponse, AskError> {
        self.recorder.ask_for(GET_USER_GROUPS, Vec::new()).await
    }

    /// The groups that the user is in: a page of one's choice.
    ///
    /// # Errors
    /// When `take` is 0, or the host does not answer.
    pub async fn get_user_groups_with(&self, params: GetUserGroupsParams) -> Result<ListUserGroupsResponse, AskError> {
        self.recorder.ask_for(GET_USER_GROUPS, vec![page(GET_USER_GROUPS, params.take, params.from)?]).await
    }

    /// Is the user in these groups?
    ///
    /// # Errors
    /// When no group is given, or the host does not answer.
    pub async fn has_group_membership(
        &self,
        groups: impl IntoIterator<Item: AsRef<str>>,
    ) -> Result<CheckGroupMembershipResponse, AskError> {
        const CALL: &str = "api.groups.hasGroupMembership";
        let groups: Vec<Value> = groups.into_iter().map(|group| group.as_ref().into()).collect();
        if groups.is_empty() {
            return Err(error(CALL, "no group is given"));
        }
        self.recorder.ask_for(CALL, vec![groups.into()]).await
    }
}

const GET_USER_GROUPS: &str = "api.groups.getUserGroups";

/// The parameters of lists.
pub(super) fn page(call: &'static str, take: Option<u32>, from: Option<String>) -> Result<Value, AskError> {
    let mut params = Map::new();
    if let Some(take) = take {
        if take == 0 {
            return Err(error(call, "`take` is 0"));
        }
        params.insert("take", take);
    }
    if let Some(from) = from {
        params.insert("from", from);
    }
    Ok(params.into())
}
