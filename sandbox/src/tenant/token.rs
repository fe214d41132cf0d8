//! The token endpoint: the client credentials grant.

use std::sync::Arc;

use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State as Inject};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use super::api::TokenScope;
use super::assertion;
use super::clock;
use super::errors::{self, Refusal};
use super::resources::grants;
use super::resources::kind::{CLIENTS, RESOURCE_SERVERS};
use super::shared::Shared;
use super::state::State;

/// Where it stands.
pub(crate) const PATH: &str = "/oauth/token";
const CLIENT_CREDENTIALS: &str = "client_credentials";
/// The largest body that is read, in bytes.
const LARGEST_BODY: usize = 1 << 16;

/// What a client asks for. It has no `Debug`: it holds the secret.
#[derive(Default)]
struct Asked {
    grant_type: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
    client_assertion: Option<String>,
    client_assertion_type: Option<String>,
    audience: Option<String>,
    scope: Option<String>,
}

/// Answers a token request.
pub(crate) async fn answer(Inject(tenant): Inject<Arc<Shared>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let outcome = match to_bytes(body, LARGEST_BODY).await {
        Ok(body) => read(&parts.headers, &body).and_then(|asked| grant(&tenant, &asked)),
        Err(_) => Err(errors::unreadable_token_request()),
    };
    let mut response = match outcome {
        Ok((body, scope)) => {
            let mut response = axum::Json(body).into_response();
            response.extensions_mut().insert(TokenScope(scope));
            response
        }
        Err(refusal) => refusal.into_response(),
    };
    // RFC 6749 demands both of an answer that holds a token.
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}

/// Reads a body of JSON or of a form, and the credentials of HTTP Basic.
fn read(headers: &HeaderMap, body: &Bytes) -> Result<Asked, Refusal> {
    let mut asked = Asked::default();
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|kind| kind.starts_with("application/json")) {
        let value = serde_json::from_slice::<Value>(body);
        let Ok(Value::Object(object)) = value else {
            return Err(errors::unreadable_token_request());
        };
        for (name, value) in object {
            if let Value::String(text) = value {
                asked.set(&name, text);
            }
        }
    } else {
        for (name, value) in form_urlencoded::parse(body) {
            asked.set(&name, value.into_owned());
        }
    }
    if let Some((id, secret)) = basic(headers) {
        asked.client_id = Some(id);
        asked.client_secret = Some(secret);
    }
    Ok(asked)
}

impl Asked {
    fn set(&mut self, name: &str, value: String) {
        let field = match name {
            "grant_type" => &mut self.grant_type,
            "client_id" => &mut self.client_id,
            "client_secret" => &mut self.client_secret,
            "client_assertion" => &mut self.client_assertion,
            "client_assertion_type" => &mut self.client_assertion_type,
            "audience" => &mut self.audience,
            "scope" => &mut self.scope,
            _ => return,
        };
        *field = Some(value);
    }
}

/// The credentials of `Authorization: Basic`, each percent-encoded as RFC 6749 asks for.
fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decode = |text| Some(percent_decode_str(text).decode_utf8().ok()?.into_owned());
    Some((decode(id)?, decode(secret)?))
}

/// The answer with a token, and the token's scope.
fn grant(tenant: &Shared, asked: &Asked) -> Result<(Value, String), Refusal> {
    let missing = |name| move || errors::missing_parameter(name);
    let grant_type = asked.grant_type.as_deref().ok_or_else(missing("grant_type"))?;
    if grant_type != CLIENT_CREDENTIALS {
        return Err(errors::unsupported_grant_type(grant_type));
    }
    let id = asked.client_id.as_deref().ok_or_else(missing("client_id"))?;
    let state = tenant.state();
    match &asked.client_assertion {
        Some(assertion) => check_assertion(tenant, &state, asked, id, assertion)?,
        None => {
            let secret = asked.client_secret.as_deref().ok_or_else(errors::wrong_credentials)?;
            if !state.is_secret(id, secret) {
                return Err(errors::wrong_credentials());
            }
        }
    }
    let client = state.stock.get(CLIENTS, id).ok_or_else(errors::wrong_credentials)?;
    let grant_types = client.get("grant_types").and_then(Value::as_array);
    if grant_types.is_some_and(|allowed| allowed.iter().all(|allowed| *allowed != *grant_type)) {
        return Err(errors::grant_type_not_allowed(grant_type));
    }
    let audience = asked.audience.as_deref().ok_or_else(errors::missing_audience)?;
    // An id of the API would not do here.
    let servers = &mut state.stock.all(RESOURCE_SERVERS);
    let server = servers.find(|server| server.get("identifier").is_some_and(|held| *held == *audience));
    let server = server.ok_or_else(|| errors::unknown_audience(audience))?;
    let scope = scope_for(&state, id, audience, asked.scope.as_deref().unwrap_or_default())?;
    let lifetime = server.get("token_lifetime").and_then(Value::as_i64).unwrap_or(i64::MAX);
    let token = tenant.authority.issue(id, audience, &scope, clock::unix_seconds(), lifetime);
    let body = json!({
        "access_token": token.ok_or_else(errors::broken_tenant)?,
        "scope": scope,
        "expires_in": lifetime,
        "token_type": "Bearer",
    });
    Ok((body, scope))
}

/// Whether the client signed the assertion.
fn check_assertion(tenant: &Shared, state: &State, asked: &Asked, id: &str, assertion: &str) -> Result<(), Refusal> {
    if asked.client_assertion_type.as_deref() != Some(assertion::KIND) {
        return Err(errors::wrong_assertion("`client_assertion_type` must say jwt-bearer"));
    }
    let key = state.key(id).ok_or_else(errors::wrong_credentials)?;
    key.verify(assertion, id, &tenant.authority.issuer, clock::unix_seconds()).map_err(errors::wrong_assertion)
}

/// What the client's grant holds, or the part of it that was asked for.
fn scope_for(state: &State, client_id: &str, audience: &str, asked: &str) -> Result<String, Refusal> {
    let granted = grants::granted(state, client_id, audience);
    let granted = granted.ok_or_else(|| errors::no_grant(client_id, audience))?;
    let asked: Vec<&str> = asked.split_whitespace().collect();
    if asked.is_empty() {
        return Ok(granted.join(" "));
    }
    let held = |scope: &&str| granted.contains(scope);
    let (given, refused): (Vec<&str>, Vec<&str>) = asked.into_iter().partition(held);
    match refused.is_empty() {
        true => Ok(given.join(" ")),
        false => Err(errors::scopes_not_granted(&refused)),
    }
}
