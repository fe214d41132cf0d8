//! Sends a prepared request with a token, and again where that is right.

use crate::call::Spec;
use crate::client::Inner;
use crate::error::Error;
use crate::ports::{Request, Response, Token};
use crate::prepared::{Payload, Prepared};
use crate::retry::{Tries, asked_pause};
use auth0_actions_wire::read::Cx;
use auth0_actions_wire::{Problems, Value, parse};
use secrecy::ExposeSecret;

/// A successful answer whose body is not read yet.
pub(crate) struct Answer {
    /// `None` when it is empty.
    pub(crate) body: Option<Value>,
    status: u16,
    request_id: Option<String>,
}

impl Answer {
    /// Reads the body.
    ///
    /// # Errors
    /// It is not what Auth0 promises.
    pub(crate) fn read<T>(&self, spec: &Spec, decode: fn(Option<&Value>, &mut Cx) -> T) -> Result<T, Error> {
        let mut cx = Cx::new("");
        let output = decode(self.body.as_ref(), &mut cx);
        match self.judge(spec, cx) {
            None => Ok(output),
            Some(error) => Err(error),
        }
    }

    fn judge(&self, spec: &Spec, cx: Cx) -> Option<Error> {
        let problems = cx.into_problems();
        if problems.is_empty() {
            return None;
        }
        Some(Error::body(spec.name(), &problems).of_answer(self.status, self.request_id.clone()))
    }
}

/// Sends it, until there is an answer or no hope.
pub(crate) async fn execute(inner: &Inner, mut prepared: Prepared) -> Result<Answer, Error> {
    if let Some(refused) = prepared.refusal() {
        return Err(refused);
    }
    let operation = prepared.spec.name();
    let (content_type, body) = match &prepared.payload {
        Payload::None => (None, Vec::new()),
        Payload::Json(body) => (Some("application/json".to_owned()), body.to_json().into_bytes()),
        Payload::Form(form) => {
            let (content_type, body) = form.encode();
            (Some(content_type), body)
        }
    };
    let tries = Tries::new(&*inner.ports, prepared.spec.repeatable);
    let mut tries = tries.limited(prepared.timeout_ms, prepared.retries);
    let mut renewed = false;
    loop {
        let token = inner.token().await?;
        let request = request(inner, &prepared, content_type.clone(), body.clone(), &token, tries.timeout_ms());
        let error = match inner.ports.send(request).await {
            Ok(response) if (200..300).contains(&response.status) => {
                let request_id = response.header("x-auth0-requestid").map(str::to_owned);
                match read_body(&response) {
                    Ok(body) => return Ok(Answer { body, status: response.status, request_id }),
                    Err(problems) => Error::body(operation, &problems).of_answer(response.status, request_id),
                }
            }
            // The token was revoked, or the tenant's keys were rotated: once, with a new one.
            Ok(response) if response.status == 401 && !renewed && inner.token.is_none() => {
                renewed = true;
                inner.ports.forget(&inner.credentials.token_key(), &token);
                continue;
            }
            Ok(response) => Error::answer(operation, &response, asked_pause(&response, inner.ports.now_ms())),
            Err(error) => Error::transport(operation, error),
        };
        tries.wait_after(error).await?;
    }
}

/// The request with its token.
pub(crate) fn request(
    inner: &Inner,
    prepared: &Prepared,
    content_type: Option<String>,
    body: Vec<u8>,
    token: &Token,
    timeout_ms: u64,
) -> Request {
    let mut headers = Vec::with_capacity(2 + prepared.headers.len());
    headers.push(("authorization".to_owned(), format!("Bearer {}", token.secret.expose_secret())));
    if let Some(content_type) = content_type {
        headers.push(("content-type".to_owned(), content_type));
    }
    headers.extend(inner.headers.iter().chain(&prepared.headers).cloned());
    Request {
        method: prepared.spec.method,
        url: format!("{}/api/v2{}", inner.credentials.domain.base_url(), prepared.path),
        headers,
        body,
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
