//! Facts of Auth0's APIs, as tables.

pub(crate) mod claims;
pub(crate) mod scopes;
