//! One trait per scope.

use crate::Unchecked;

/// The scope `create:role_members`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `create:role_members`",
    label = "needs the scope `create:role_members`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::CreateRoleMembers`",
    note = "in `scopes!`: add \"create:role_members\""
)]
pub trait CreateRoleMembers {}

/// The scope `update:users`.
#[diagnostic::on_unimplemented(
    message = "this Action does not declare the scope `update:users`",
    label = "needs the scope `update:users`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::UpdateUsers`",
    note = "in `scopes!`: add \"update:users\""
)]
pub trait UpdateUsers {}

/// Operations that any of several scopes allows.
pub mod any {
    /// x
    pub trait UsersUpdate {}
    /// x
    pub trait UsersIdentitiesLink {}
    /// x
    pub trait UsersIdentitiesDelete {}
    /// What `users.get` needs.
    pub trait UsersGet {}

    #[diagnostic::do_not_recommend]
    impl UsersGet for super::Unchecked {}
}

#[diagnostic::do_not_recommend]
impl CreateRoleMembers for Unchecked {}
#[diagnostic::do_not_recommend]
impl UpdateUsers for Unchecked {}
