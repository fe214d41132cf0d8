//! The Management API: who may ask, and which operation answers.

use std::sync::Arc;

use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State as Inject};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;

use super::answer::Outcome;
use super::errors::{self, Refusal};
use super::jwt::Rejection;
use super::operations::{self, Operation};
use super::query::Query;
use super::resources::{self, Call};
use super::shared::Shared;
use super::state::State;
use super::{clock, members, roles, schema, stateless, stream, users};

/// Below which the operations' paths stand.
pub(crate) const BASE: &str = "/api/v2";
/// The largest body that is read, in bytes.
const LARGEST_BODY: usize = 1 << 20;

/// On a request: its token is to be refused, valid or not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenIsRevoked;

/// On an answer: the scope of the token that came with the request, or that it gave.
#[derive(Clone, Debug)]
pub(crate) struct TokenScope(pub(crate) String);

/// The operation that a request addresses.
pub(crate) fn operation_of(method: &str, path: &str) -> Option<&'static Operation> {
    operations::find(method, path.strip_prefix(BASE)?).map(|(operation, _)| operation)
}

/// Answers every request below `/api/v2`, and every other that no route takes.
pub(crate) async fn answer(Inject(tenant): Inject<Arc<Shared>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path().strip_prefix(BASE).unwrap_or_default();
    let Some((operation, raw)) = operations::find(parts.method.as_str(), path) else {
        return errors::not_found().into_response();
    };
    let standing = match tenant.take_from_bucket() {
        Ok(standing) => standing,
        Err(standing) => {
            let mut response = errors::too_many_requests().into_response();
            standing.write_to(response.headers_mut());
            return response;
        }
    };
    let revoked = parts.extensions.get::<TokenIsRevoked>().is_some();
    let mut scope = None;
    let outcome = match authorize(&tenant, &parts.headers, revoked) {
        Err(refusal) => Err(refusal),
        Ok(held) => {
            let body = to_bytes(body, LARGEST_BODY).await;
            let query = Query::parse(parts.uri.query());
            let outcome = match body {
                Ok(body) => perform(&tenant, operation, &raw, &query, &body, &held),
                Err(_) => Err(errors::malformed_json()),
            };
            scope = Some(held);
            outcome
        }
    };
    let mut response = match outcome {
        Ok(answer) => answer.into_response(),
        Err(refusal) => refusal.into_response(),
    };
    standing.write_to(response.headers_mut());
    if let Some(scope) = scope {
        response.extensions_mut().insert(TokenScope(scope));
    }
    response
}

/// The scope of the request's token.
fn authorize(tenant: &Shared, headers: &HeaderMap, revoked: bool) -> Result<String, Refusal> {
    let value = headers.get(header::AUTHORIZATION).ok_or_else(errors::missing_authentication)?;
    let value = value.to_str().map_err(|_| errors::invalid_token())?;
    let (scheme, token) = value.split_once(' ').ok_or_else(errors::invalid_token)?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(errors::missing_authentication());
    }
    match tenant.authority.scope_of(token.trim(), clock::unix_seconds()) {
        Err(Rejection::Expired) => Err(errors::expired_token()),
        Err(Rejection::Invalid) => Err(errors::invalid_token()),
        Ok(_) if revoked => Err(errors::invalid_token()),
        Ok(scope) => Ok(scope),
    }
}

fn perform(
    tenant: &Shared,
    operation: &'static Operation,
    raw: &[&str],
    query: &Query,
    body: &Bytes,
    scope: &str,
) -> Outcome {
    let held: Vec<&str> = scope.split_whitespace().collect();
    let missing = operation.need.unmet(&held);
    if !missing.is_empty() {
        return Err(errors::insufficient_scope(&missing));
    }
    let decoded = raw.iter().map(|value| percent_decode_str(value).decode_utf8());
    let ids = decoded.collect::<Result<Vec<_>, _>>().map_err(|_| errors::invalid_path())?;
    let id = ids.first().map_or("", |id| id);
    schema::check(operation, query, body)?;
    let outcome = dispatch(&mut tenant.state(), operation.name, id, query, body, &held);
    match outcome {
        Some(outcome) => outcome,
        None => {
            let call = Call { operation, ids: &ids, query, body, held: &held };
            resources::perform(&mut tenant.state(), &call).unwrap_or_else(|| stateless::answer(operation))
        }
    }
}

/// What an operation on users and roles, or the stream of events, answers; `None` for all others.
fn dispatch(state: &mut State, name: &str, id: &str, query: &Query, body: &[u8], held: &[&str]) -> Option<Outcome> {
    Some(match name {
        "events.subscribe" => stream::subscribe(query),
        "users.list" => users::list(state, query),
        "users.listUsersByEmail" => users::by_email(state, query),
        "users.get" => users::get(state, id, query),
        "users.create" => users::create(state, body),
        "users.update" => users::update(state, id, body, held),
        "users.delete" => users::delete(state, id),
        "users.roles.list" => members::roles_of_user(state, id, query),
        "users.roles.assign" => members::assign_roles(state, id, body),
        "users.roles.delete" => members::remove_roles(state, id, body),
        "roles.list" => roles::list(state, query),
        "roles.get" => roles::get(state, id),
        "roles.create" => roles::create(state, body),
        "roles.update" => roles::update(state, id, body),
        "roles.delete" => roles::delete(state, id),
        "roles.users.list" => members::users_of_role(state, id, query),
        "roles.users.assign" => members::assign_users(state, id, body),
        _ => return None,
    })
}
