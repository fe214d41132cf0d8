//! What the tenant answers when it refuses: one constructor for each answer, and where its form and
//! its words come from.
//!
//! "Recorded" is an answer of Auth0's servers that a public repository or thread holds; "documented"
//! is a page of Auth0's own; "guessed" is ours, after the pattern of the recorded ones. "Ours" is an
//! answer that Auth0 never gives.

mod actions;
mod token;

pub(crate) use self::actions::*;
pub(crate) use self::token::*;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An answer that refuses.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    body: Value,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, axum::Json(self.body)).into_response();
        response.headers_mut().extend(self.headers);
        response
    }
}

/// The form that the Management API's errors have.
fn api(status: StatusCode, message: impl Into<String>, code: Option<&str>) -> Refusal {
    let mut body = json!({
        "statusCode": status.as_u16(),
        "error": status.canonical_reason().unwrap_or("Unknown"),
        "message": message.into(),
    });
    if let Some(code) = code {
        body["errorCode"] = code.into();
    }
    Refusal { status, body, headers: Vec::new() }
}

// The Management API: who asks.

/// No token. Guessed; the form is that of [`invalid_token`].
pub(crate) fn missing_authentication() -> Refusal {
    api(StatusCode::UNAUTHORIZED, "Missing authentication", None)
}

/// A 401 about the token, whose words stand in the body twice.
fn rejected_token(words: &str) -> Refusal {
    let mut refusal = api(StatusCode::UNAUTHORIZED, words, None);
    refusal.body["attributes"] = json!({ "error": words });
    // Guessed: the header that RFC 6750 asks for.
    let challenge = HeaderValue::from_static("Bearer error=\"invalid_token\"");
    refusal.headers.push((header::WWW_AUTHENTICATE, challenge));
    refusal
}

/// A token that is no JWT, or of another signer, issuer or audience, or revoked. The form is that of
/// [`expired_token`], the words are guessed.
pub(crate) fn invalid_token() -> Refusal {
    rejected_token("Invalid token")
}

/// A token beyond its lifetime. Recorded: applications quote the whole body.
pub(crate) fn expired_token() -> Refusal {
    rejected_token("Expired token received for JSON Web Token validation")
}

/// A token without a scope that would do. Recorded: auth0/auth0-deploy-cli, `test/e2e/recordings`.
/// Every recorded one says "any of". Several scopes are parted as hapi, the server library whose words
/// these are, parts them.
pub(crate) fn insufficient_scope(scopes: &[&str]) -> Refusal {
    let words = format!("Insufficient scope, expected any of: {}", scopes.join(","));
    api(StatusCode::FORBIDDEN, words, Some("insufficient_scope"))
}

// The Management API: what is asked.

/// A path that does not exist. The body is recorded (auth0/terraform-provider-auth0,
/// `test/data/recordings`), though for things rather than paths.
pub(crate) fn not_found() -> Refusal {
    api(StatusCode::NOT_FOUND, "Not Found", None)
}

/// Recorded: auth0/terraform-provider-auth0, `test/data/recordings/TestAccDataSourceUser.yaml`.
pub(crate) fn user_not_found() -> Refusal {
    api(StatusCode::NOT_FOUND, "The user does not exist.", Some("inexistent_user"))
}

/// Guessed, after [`user_not_found`].
pub(crate) fn role_not_found() -> Refusal {
    api(StatusCode::NOT_FOUND, "The role does not exist.", Some("inexistent_role"))
}

/// Recorded: applications quote the whole body.
pub(crate) fn user_exists() -> Refusal {
    api(StatusCode::CONFLICT, "The user already exists.", Some("auth0_idp_error"))
}

/// Guessed, after [`user_exists`].
pub(crate) fn role_exists() -> Refusal {
    api(StatusCode::CONFLICT, "The role already exists.", Some("role_conflict"))
}

/// Something that is not there; where the words come from stands with the words.
pub(crate) fn absent((message, code): (&str, &str)) -> Refusal {
    api(StatusCode::NOT_FOUND, message, Some(code))
}

/// As [`absent`], when a body names what is not there. The status is recorded for the connection of a new user, of which
/// applications quote the whole body; for all else it is guessed.
pub(crate) fn unknown((message, code): (&str, &str)) -> Refusal {
    api(StatusCode::BAD_REQUEST, message, Some(code))
}

/// Something that is there already; where the words come from stands with the words.
pub(crate) fn taken((message, code): (&str, &str)) -> Refusal {
    api(StatusCode::CONFLICT, message, Some(code))
}

/// A grant of scopes that the API does not have. Guessed.
pub(crate) fn unknown_scopes(scopes: &[&str]) -> Refusal {
    let words = format!("Scopes not found on the resource server: {}", scopes.join(", "));
    api(StatusCode::BAD_REQUEST, words, Some("invalid_scopes"))
}

/// A permission that no API has. Guessed.
pub(crate) fn permission_not_found() -> Refusal {
    api(StatusCode::NOT_FOUND, "The permission does not exist.", Some("inexistent_permission"))
}

/// Deleting an API of Auth0's own. Guessed.
pub(crate) fn system_resource_server() -> Refusal {
    api(StatusCode::FORBIDDEN, "A system resource server can't be deleted.", Some("operation_not_supported"))
}

/// A user that is no member of the organization. Guessed.
pub(crate) fn no_member() -> Refusal {
    api(StatusCode::BAD_REQUEST, "The user is not a member of the organization.", Some("invalid_member"))
}

/// A connection that the organization has. Guessed.
pub(crate) fn connection_enabled_already() -> Refusal {
    let words = "The connection is already enabled for this organization.";
    api(StatusCode::CONFLICT, words, Some("organization_connection_conflict"))
}

/// A body that is not JSON. Guessed, in hapi's words.
pub(crate) fn malformed_json() -> Refusal {
    api(StatusCode::BAD_REQUEST, "Invalid request payload JSON format", None)
}

/// A body that breaks its schema. Recorded: auth0/terraform-provider-auth0, `test/data/recordings`;
/// `problem` is in the words of the JSON schema validator that those show. Two of its problems are
/// quoted whole elsewhere: the additional property on support.auth0.com, the missing `connection` by
/// several projects.
pub(crate) fn invalid_body(problem: &str) -> Refusal {
    let words = format!("Payload validation error: '{problem}'.");
    api(StatusCode::BAD_REQUEST, words, Some("invalid_body"))
}

/// As [`invalid_body`], about one property.
pub(crate) fn invalid_property(problem: &str, property: &str) -> Refusal {
    let words = format!("Payload validation error: '{problem}' on property {property}.");
    api(StatusCode::BAD_REQUEST, words, Some("invalid_body"))
}

/// A role's id that can't be one. The form is recorded for another id (auth0/terraform-provider-auth0,
/// `test/data/recordings`), the format's name is guessed.
pub(crate) fn invalid_role_id(id: &str) -> Refusal {
    let words =
        format!("Path validation error: 'Object didn't pass validation for format role-id: {id}' on property id.");
    api(StatusCode::BAD_REQUEST, words, Some("invalid_uri"))
}

/// A path whose parameter is not percent-encoded UTF-8. Guessed.
pub(crate) fn invalid_path() -> Refusal {
    api(StatusCode::BAD_REQUEST, "Path validation error: 'Bad encoding'.", Some("invalid_uri"))
}

/// As [`invalid_query`], about one parameter. Recorded: auth0/auth0-java quotes one of `fields`.
pub(crate) fn invalid_parameter(problem: &str, name: &str) -> Refusal {
    let words = format!("Query validation error: '{problem}' on property {name}.");
    api(StatusCode::BAD_REQUEST, words, Some("invalid_query_string"))
}

/// A query that breaks its schema. Recorded: several projects quote it of an additional property; the code is guessed, after
/// [`invalid_body`].
pub(crate) fn invalid_query(problem: &str) -> Refusal {
    let words = format!("Query validation error: '{problem}'.");
    api(StatusCode::BAD_REQUEST, words, Some("invalid_query_string"))
}

/// A page beyond the first 1,000 records. The limit is documented (auth0.com/docs/manage-users/
/// user-search), the words are guessed.
pub(crate) fn beyond_first_thousand() -> Refusal {
    let words = "You can only page through the first 1000 records.";
    api(StatusCode::BAD_REQUEST, words, Some("invalid_paging"))
}

/// Too many requests. Recorded: auth0-extensions/auth0-reset-tenant#31.
pub(crate) fn too_many_requests() -> Refusal {
    let words = "Global limit has been reached";
    api(StatusCode::TOO_MANY_REQUESTS, words, Some("too_many_requests"))
}

/// A failure of the API. Guessed.
pub(crate) fn api_failed(status: StatusCode) -> Refusal {
    api(status, status.canonical_reason().unwrap_or("Unknown"), None)
}

// What only the sandbox says.

/// Ours: something that the sandbox does not play, though Auth0 does.
pub(crate) fn not_played(what: &str) -> Refusal {
    let words = format!("The sandbox does not play {what}. This is not an answer of Auth0's.");
    api(StatusCode::NOT_IMPLEMENTED, words, Some("sandbox_not_played"))
}

/// Ours: the tenant itself failed.
pub(crate) fn broken_tenant() -> Refusal {
    let words = "The sandbox could not sign a token. This is not an answer of Auth0's.";
    api(StatusCode::INTERNAL_SERVER_ERROR, words, Some("sandbox_failed"))
}
