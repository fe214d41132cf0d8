//! Sends a prepared request with a token, and again where that is right.

use crate::call::Prepared;
use crate::client::Inner;
use crate::error::Error;
use crate::ports::{Request, Response, Token};
use crate::retry::{Tries, asked_pause};
use auth0_actions_wire::{Problems, Value, parse};
use secrecy::ExposeSecret;

/// The answer's body as a tree; `None` when it is empty.
pub(crate) async fn execute(inner: &Inner, prepared: Prepared) -> Result<Option<Value>, Error> {
    let body = prepared.body.as_ref().map(|body| body.to_json().into_bytes());
    let mut tries = Tries::new(&*inner.ports, prepared.repeatable);
    let mut renewed = false;
    loop {
        let token = inner.token().await?;
        let request = request(inner, &prepared, body.clone(), &token, tries.timeout_ms());
        let error = match inner.ports.send(request).await {
            Ok(response) if (200..300).contains(&response.status) => match read_body(&response) {
                Ok(body) => return Ok(body),
                Err(problems) => Error::body(prepared.operation, &problems),
            },
            // The token was revoked, or the tenant's keys were rotated: once, with a new one.
            Ok(response) if response.status == 401 && !renewed => {
                renewed = true;
                inner.ports.forget(&inner.credentials.token_key(), &token);
                continue;
            }
            Ok(response) => Error::answer(prepared.operation, &response, asked_pause(&response, inner.ports.now_ms())),
            Err(error) => Error::transport(prepared.operation, error),
        };
        tries.wait_after(error).await?;
    }
}

fn request(inner: &Inner, prepared: &Prepared, body: Option<Vec<u8>>, token: &Token, timeout_ms: u64) -> Request {
    let mut headers = Vec::with_capacity(2 + prepared.headers.len());
    headers.push(("authorization".to_owned(), format!("Bearer {}", token.secret.expose_secret())));
    if body.is_some() {
        headers.push(("content-type".to_owned(), "application/json".to_owned()));
    }
    headers.extend(prepared.headers.iter().cloned());
    Request {
        method: prepared.method,
        url: format!("{}/api/v2{}", inner.credentials.domain.base_url(), prepared.path),
        headers,
        body: body.unwrap_or_default(),
        timeout_ms,
    }
}

fn read_body(response: &Response) -> Result<Option<Value>, Problems> {
    let text = std::str::from_utf8(&response.body).map_err(|_| problem("the body is not UTF-8".to_owned()))?;
    if text.as_bytes().trim_ascii().is_empty() {
        return Ok(None);
    }
    parse(text).map(Some).map_err(|error| problem(format!("the body is no JSON: {error}")))
}

fn problem(what: String) -> Problems {
    let mut problems = Problems::default();
    problems.push("", what);
    problems
}
