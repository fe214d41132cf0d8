//! Resource servers: the APIs that tokens are for.

use serde_json::{Value, json};

use super::kind::GRANTS;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::operations::OPERATIONS;
use crate::tenant::random;
use crate::tenant::state::{Object, State};

/// How long a token for an API lasts unless it says otherwise, in seconds; Auth0's default.
const TOKEN_LIFETIME: i64 = 86_400;

pub(super) fn complete(server: &mut Object) {
    let mut add = |name: &str, value: Value| {
        server.entry(name).or_insert(value);
    };
    add("is_system", false.into());
    add("signing_alg", "RS256".into());
    add("token_lifetime", TOKEN_LIFETIME.into());
}

/// The Management API, which every tenant has, with all the scopes that its operations need.
pub(crate) fn management(audience: &str, lifetime: u64) -> Object {
    let mut scopes: Vec<_> = OPERATIONS.iter().flat_map(|operation| operation.need.0).copied().flatten().collect();
    scopes.sort_unstable();
    scopes.dedup();
    let scopes: Vec<Value> = scopes.into_iter().map(|scope| json!({ "value": scope })).collect();
    Object::from_iter([
        ("id".to_owned(), random::hex(24).into()),
        ("identifier".to_owned(), audience.into()),
        ("name".to_owned(), "Auth0 Management API".into()),
        ("is_system".to_owned(), true.into()),
        ("scopes".to_owned(), scopes.into()),
        ("token_lifetime".to_owned(), lifetime.into()),
    ])
}

/// The names of its scopes.
pub(crate) fn scopes(server: &Object) -> Vec<&str> {
    let scopes = server.get("scopes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    scopes.iter().filter_map(|scope| scope["value"].as_str()).collect()
}

/// The Management API stays.
pub(super) fn may_go(server: &Object) -> Result<(), Refusal> {
    match server.get("is_system") {
        Some(Value::Bool(true)) => Err(errors::system_resource_server()),
        _ => Ok(()),
    }
}

/// The grants for an API go with it; the permissions are links, and have gone.
pub(super) fn gone(state: &mut State, server: &Object) {
    let identifier = server.get("identifier").cloned();
    state.stock.retain(GRANTS, |grant| grant.get("audience") != identifier.as_ref());
}
