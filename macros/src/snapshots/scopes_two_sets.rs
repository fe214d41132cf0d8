/// What the shared code reads.
#[allow(missing_debug_implementations, missing_copy_implementations)]
pub enum Reading {}
#[automatically_derived]
impl house::__private::ScopeSet for Reading {
    const SCOPES: &'static [&'static str] = &["read:users", "read:roles"];
}
#[automatically_derived]
impl house::__private::scope::ReadUsers for Reading {}
#[automatically_derived]
impl house::__private::scope::any::UsersEnrollmentsGet for Reading {}
#[automatically_derived]
impl house::__private::scope::any::UsersGet for Reading {}
#[automatically_derived]
impl house::__private::scope::ReadRoles for Reading {}
/// Scopes of the Management API.
#[allow(missing_debug_implementations, missing_copy_implementations)]
enum Blocking {}
#[automatically_derived]
impl house::__private::ScopeSet for Blocking {
    const SCOPES: &'static [&'static str] = &["update:users"];
}
#[automatically_derived]
impl house::__private::scope::UpdateUsers for Blocking {}
#[automatically_derived]
impl house::__private::scope::any::UsersIdentitiesDelete for Blocking {}
#[automatically_derived]
impl house::__private::scope::any::UsersIdentitiesLink for Blocking {}
#[automatically_derived]
impl house::__private::scope::any::UsersUpdate for Blocking {}
