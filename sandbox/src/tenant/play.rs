//! What every request passes: its fault, the headers of every answer, and the journal.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Extension, Request, State as Inject};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::{StreamExt, stream};
use serde_json::json;

use super::api::{self, TokenIsRevoked, TokenScope};
use super::faults::{Fault, Target};
use super::journal::Exchange;
use super::limit::Standing;
use super::serve::Breaker;
use super::shared::Shared;
use super::{errors, random, token};

/// How long a cut answer's first half has to leave before the connection closes.
const FLUSH: Duration = Duration::from_millis(20);

/// Everything that the tenant answers.
pub(crate) fn router(tenant: Arc<Shared>) -> Router {
    Router::new()
        .route("/.well-known/jwks.json", get(jwks))
        .route("/.well-known/openid-configuration", get(discovery))
        .route(token::PATH, axum::routing::post(token::answer))
        .fallback(api::answer)
        .method_not_allowed_fallback(api::answer)
        .layer(from_fn_with_state(tenant.clone(), play))
        .with_state(tenant)
}

async fn jwks(Inject(tenant): Inject<Arc<Shared>>) -> Response {
    axum::Json(tenant.authority.key.jwks()).into_response()
}

async fn discovery(Inject(tenant): Inject<Arc<Shared>>) -> Response {
    let issuer = &tenant.authority.issuer;
    let body = json!({
        "issuer": issuer,
        "token_endpoint": format!("{issuer}oauth/token"),
        "jwks_uri": format!("{issuer}.well-known/jwks.json"),
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
        "id_token_signing_alg_values_supported": ["RS256"],
    });
    axum::Json(body).into_response()
}

/// Which faults a request may meet.
fn target_of(method: &Method, path: &str) -> Option<Target> {
    if path == token::PATH && method == Method::POST {
        Some(Target::Token)
    } else if path.starts_with(&format!("{}/", api::BASE)) {
        Some(Target::Api)
    } else {
        None
    }
}

async fn play(
    Inject(tenant): Inject<Arc<Shared>>,
    Extension(breaker): Extension<Breaker>,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let target = target_of(&method, &path);
    let fault = target.and_then(|target| tenant.arrival(target));
    let operation = match target {
        Some(Target::Token) => Some("oauth.token"),
        _ => api::operation_of(method.as_str(), &path).map(|operation| operation.name),
    };
    let record = |response: Option<&Response>| {
        let scope = response.and_then(|r| r.extensions().get::<TokenScope>());
        tenant.record(Exchange {
            method: method.as_str().to_owned(),
            path: path.clone(),
            operation,
            status: response.map(|response| response.status().as_u16()),
            duration: begun.elapsed(),
            scope: scope.map(|TokenScope(scope)| scope.clone()),
            fault,
        });
    };

    let mut response = match fault {
        Some(Fault::Reset) => {
            record(None);
            match breaker.trip().await {}
        }
        Some(Fault::Hang) => {
            record(None);
            std::future::pending().await
        }
        Some(Fault::ResetAfter) => {
            next.run(request).await;
            record(None);
            match breaker.trip().await {}
        }
        Some(Fault::Status(status)) => failed(target, status),
        Some(Fault::RateLimited { reset, retry_after }) => limited(target, reset, retry_after),
        Some(Fault::Latency(by)) => {
            tokio::time::sleep(by).await;
            next.run(request).await
        }
        Some(Fault::Revoked) => {
            request.extensions_mut().insert(TokenIsRevoked);
            next.run(request).await
        }
        Some(Fault::Cut) => cut(next.run(request).await).await,
        Some(Fault::Malformed) => malformed(next.run(request).await),
        None => next.run(request).await,
    };

    let headers = response.headers_mut();
    if !headers.contains_key("x-ratelimit-limit") {
        Standing::UNLIMITED.write_to(headers);
    }
    if let Ok(id) = HeaderValue::try_from(random::hex(20)) {
        headers.insert("x-auth0-requestid", id);
    }
    record(Some(&response));
    response
}

fn failed(target: Option<Target>, status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let refusal = match target {
        Some(Target::Token) => errors::token_endpoint_failed(status),
        _ => errors::api_failed(status),
    };
    refusal.into_response()
}

fn limited(target: Option<Target>, reset: Duration, retry_after: bool) -> Response {
    let refusal = match target {
        Some(Target::Token) => errors::too_many_token_requests(),
        _ => errors::too_many_requests(),
    };
    let mut response = refusal.into_response();
    Standing::used_up(reset).write_to(response.headers_mut());
    if retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(reset.as_secs()));
    }
    response
}

/// The answer with half of its body, after which the connection closes.
async fn cut(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    // The body is our own and is at hand: neither size nor time need a limit.
    let mut whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
    if whole.len() < 2 {
        whole = Bytes::from_static(b"{}");
    }
    if parts.status == StatusCode::NO_CONTENT {
        parts.status = StatusCode::OK;
    }
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(whole.len()));
    as_json(&mut parts.headers);
    let half = whole.slice(..whole.len() / 2);
    let end = stream::once(async {
        tokio::time::sleep(FLUSH).await;
        Err(io::Error::other("cut"))
    });
    let stream = stream::once(async { Ok(half) }).chain(end);
    Response::from_parts(parts, Body::from_stream(stream))
}

/// A 200 with a body that is not JSON.
fn malformed(response: Response) -> Response {
    let (mut parts, _) = response.into_parts();
    parts.status = StatusCode::OK;
    parts.headers.remove(header::CONTENT_LENGTH);
    as_json(&mut parts.headers);
    Response::from_parts(parts, Body::from("{ this is not JSON"))
}

fn as_json(headers: &mut axum::http::HeaderMap) {
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
}
