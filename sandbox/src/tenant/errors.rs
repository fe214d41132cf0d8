//! What the tenant answers when it refuses: one constructor for each answer, and where its form and
//! its words come from.
//!
//! "Recorded" is an answer of Auth0's servers that a public repository or thread holds; "documented"
//! is a page of Auth0's own; "guessed" is ours, after the pattern of the recorded ones. "Ours" is an
//! answer that Auth0 never gives.

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

/// The form that the token endpoint's errors have.
fn oauth(status: StatusCode, error: &str, description: impl Into<String>) -> Refusal {
    let body = json!({ "error": error, "error_description": description.into() });
    Refusal { status, body, headers: Vec::new() }
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

// The token endpoint.

/// Wrong client or wrong secret. Recorded: many projects quote this body, for an unknown client and a
/// wrong secret alike, and most of them status 401.
pub(crate) fn wrong_credentials() -> Refusal {
    oauth(StatusCode::UNAUTHORIZED, "access_denied", "Unauthorized")
}

/// A client assertion that proves nothing. The words are guessed after RFC 7523; the code is RFC 6749's.
pub(crate) fn wrong_assertion(why: &str) -> Refusal {
    oauth(StatusCode::UNAUTHORIZED, "invalid_client", why)
}

/// An audience that the tenant does not have. Recorded: auth0/node-auth0#292,
/// auth0/terraform-provider-auth0#951; the status is guessed after [`no_grant`].
pub(crate) fn unknown_audience(audience: &str) -> Refusal {
    let words = format!("Service not enabled within domain: {audience}");
    oauth(StatusCode::FORBIDDEN, "access_denied", words)
}

/// No audience. The status is recorded (hashicorp/terraform-provider-auth0#24), the words are guessed.
/// A tenant with a default audience, or with one legacy flag set, answers otherwise.
pub(crate) fn missing_audience() -> Refusal {
    oauth(StatusCode::FORBIDDEN, "access_denied", "Missing required parameter: audience")
}

/// A client without a grant on the API. Recorded in two wordings, both with status 403; this is the
/// one that names the client.
pub(crate) fn no_grant(client_id: &str, audience: &str) -> Refusal {
    let words = format!(
        "Client \"{client_id}\" is not authorized to access resource server \"{audience}\". \
         You need to create a \"client-grant\" associated to this API."
    );
    oauth(StatusCode::FORBIDDEN, "access_denied", words)
}

/// Scopes beyond the client's grant. Recorded: several projects quote the body, and status 403. How
/// several scopes are parted is guessed.
pub(crate) fn scopes_not_granted(scopes: &[&str]) -> Refusal {
    let words = format!("Client has not been granted scopes: {}", scopes.join(" "));
    oauth(StatusCode::FORBIDDEN, "access_denied", words)
}

/// A grant type that the tenant does not play. Guessed; the code is RFC 6749's.
pub(crate) fn unsupported_grant_type(grant_type: &str) -> Refusal {
    let words = format!("Unsupported grant type: {grant_type}");
    oauth(StatusCode::FORBIDDEN, "unsupported_grant_type", words)
}

/// A grant type that the client may not use. Documented: auth0.com/docs/get-started/applications/
/// application-grant-types; the status is guessed.
pub(crate) fn grant_type_not_allowed(grant_type: &str) -> Refusal {
    let words = format!("Grant type '{grant_type}' not allowed for the client.");
    oauth(StatusCode::FORBIDDEN, "unauthorized_client", words)
}

/// A parameter that the request lacks. The words are recorded for another one
/// (auth0-samples/auth0-python-web-app#18), the status is guessed after RFC 6749.
pub(crate) fn missing_parameter(name: &str) -> Refusal {
    let words = format!("Missing required parameter: {name}");
    oauth(StatusCode::BAD_REQUEST, "invalid_request", words)
}

/// A token request whose body can't be read. Guessed.
pub(crate) fn unreadable_token_request() -> Refusal {
    oauth(StatusCode::BAD_REQUEST, "invalid_request", "The body of the request can't be read")
}

/// Too many token requests. Documented: auth0.com/docs/api/authentication, the example of `POST
/// /oauth/token`'s 429.
pub(crate) fn too_many_token_requests() -> Refusal {
    oauth(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", "Rate limit exceeded. Please retry after some time.")
}

/// A failure of the token endpoint. Guessed.
pub(crate) fn token_endpoint_failed(status: StatusCode) -> Refusal {
    oauth(status, "server_error", status.canonical_reason().unwrap_or("Unknown"))
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

/// Deploying what is not built. Recorded: auth0/auth0-deploy-cli#395.
pub(crate) fn draft_not_built() -> Refusal {
    let words = "A draft must be in the 'built' state before it can be deployed";
    api(StatusCode::BAD_REQUEST, words, None)
}

/// Deleting what is bound. Recorded: auth0/terraform-provider-auth0#1550.
pub(crate) fn action_is_bound() -> Refusal {
    api(StatusCode::CONFLICT, "Unable to delete an action bound to a trigger.", None)
}

/// Deleting a module that an Action uses. The status is listed, the words are guessed.
pub(crate) fn module_is_used() -> Refusal {
    api(StatusCode::PRECONDITION_FAILED, "Unable to delete a module that actions use.", None)
}

/// Binding what is not deployed. The status is recorded (auth0/terraform-provider-auth0#1590), the words are guessed.
pub(crate) fn action_not_deployed() -> Refusal {
    api(StatusCode::BAD_REQUEST, "The action is not deployed yet.", None)
}

/// Binding an Action to a trigger that it is not for. Guessed.
pub(crate) fn action_of_other_trigger() -> Refusal {
    api(StatusCode::BAD_REQUEST, "The action does not support this trigger.", None)
}

/// More bindings than a trigger may have. The limit is documented, the words are guessed.
pub(crate) fn too_many_bindings(most: usize) -> Refusal {
    api(StatusCode::BAD_REQUEST, format!("A trigger can have at most {most} bindings."), None)
}

/// A trigger that there is not. Guessed.
pub(crate) fn unknown_trigger() -> Refusal {
    api(StatusCode::BAD_REQUEST, "The trigger does not exist.", None)
}

/// Bindings of a trigger whose Actions something else names. Guessed.
pub(crate) fn trigger_not_bound() -> Refusal {
    api(StatusCode::BAD_REQUEST, "Actions of this trigger are not bound to it.", None)
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
