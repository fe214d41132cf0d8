//! Sets of scopes.

/// A set of scopes that was declared: by a handler's attribute, or by [`scopes!`](crate::scopes).
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no set of scopes",
    label = "no set of scopes",
    note = "in a handler write `&Management` alone: the attribute fills it in",
    note = "elsewhere declare one: `scopes! {{ pub MyScopes: \"read:users\" }}`, and write `Management<MyScopes>`"
)]
pub trait ScopeSet: 'static {
    /// The declared scopes, which a token must hold.
    const SCOPES: &'static [&'static str];
}

/// For people without Actions: every call compiles, and the tenant alone decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unchecked {}

impl ScopeSet for Unchecked {
    const SCOPES: &'static [&'static str] = &[];
}
