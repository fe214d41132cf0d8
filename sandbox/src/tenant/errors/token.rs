//! What the token endpoint answers when it refuses.

use axum::http::StatusCode;
use serde_json::json;

use super::Refusal;

/// The form that the token endpoint's errors have.
fn oauth(status: StatusCode, error: &str, description: impl Into<String>) -> Refusal {
    let body = json!({ "error": error, "error_description": description.into() });
    Refusal { status, body, headers: Vec::new() }
}

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
