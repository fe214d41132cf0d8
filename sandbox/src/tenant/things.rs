//! What a tenant starts with that no operation of the Management API makes: logins and directories do.

use serde_json::Value;

use super::builder::TenantBuilder;
use super::resources::kind::{EXECUTIONS, GROUPS, REFRESH_TOKENS, SESSIONS, USER_BLOCKS, USER_GRANTS};

impl TenantBuilder {
    /// A session of a user: an object such as `GET /api/v2/sessions/{id}` answers, with `user_id`. Without an `id`, it
    /// gets one.
    pub fn session(mut self, session: Value) -> Self {
        self.things.push((SESSIONS, session));
        self
    }

    /// A refresh token of a user: an object such as `GET /api/v2/refresh-tokens/{id}` answers, with `user_id`. Without an
    /// `id`, it gets one.
    pub fn refresh_token(mut self, token: Value) -> Self {
        self.things.push((REFRESH_TOKENS, token));
        self
    }

    /// A group: an object such as `GET /api/v2/groups/{id}` answers, which a directory would have made. Ids begin with `grp_`.
    pub fn group(mut self, group: Value) -> Self {
        self.things.push((GROUPS, group));
        self
    }

    /// Makes a user a member of a group. Both must be set up too, before or after.
    pub fn group_member(mut self, group_id: impl Into<String>, user_id: impl Into<String>) -> Self {
        self.group_members.push((group_id.into(), user_id.into()));
        self
    }

    /// What a user has granted to an application: an object such as `GET /api/v2/grants` lists, with `user_id` and
    /// `clientID`. Without an `id`, it gets one.
    pub fn user_grant(mut self, grant: Value) -> Self {
        self.things.push((USER_GRANTS, grant));
        self
    }

    /// A block by brute-force protection: an object such as `GET /api/v2/user-blocks/{id}` lists, with the `identifier` that
    /// somebody logs in by.
    pub fn user_block(mut self, block: Value) -> Self {
        self.things.push((USER_BLOCKS, block));
        self
    }

    /// An execution of Actions: an object such as `GET /api/v2/actions/executions/{id}` answers, with the `id` by which it
    /// is asked for.
    pub fn action_execution(mut self, execution: Value) -> Self {
        self.things.push((EXECUTIONS, execution));
        self
    }
}
