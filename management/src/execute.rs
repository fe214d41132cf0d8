//! Sends requests, and again where that is right.

use crate::client::Inner;
use crate::error::Error;
use crate::pace::Pace;
use crate::ports::{Request, Response, Token};
use crate::prepared::Prepared;
use crate::retry::{EXCHANGE_MS, Tries, asked_pause};
use crate::trace::Trace;
use auth0_actions_wire::read::{Cx, Node, Tape};
use auth0_actions_wire::{Problems, Value};
use secrecy::ExposeSecret;
use zeroize::Zeroize;

/// A successful answer whose body is not read yet.
pub(crate) struct Answer {
    /// `None` when it is empty.
    body: Option<Tape<'static>>,
    status: u16,
    request_id: Option<String>,
}

impl Answer {
    fn of(operation: &'static str, mut response: Response, now_ms: i64) -> Result<Self, Error> {
        if !(200..300).contains(&response.status) {
            return Err(Error::answer(operation, &response, asked_pause(&response, now_ms)));
        }
        let request_id = response.header("x-auth0-requestid").map(str::to_owned);
        match read_body(operation, std::mem::take(&mut response.body)) {
            Ok(body) => Ok(Self { body, status: response.status, request_id }),
            Err(error) => Err(error.of_answer(response.status, request_id)),
        }
    }

    /// Reads the body.
    ///
    /// # Errors
    /// It is not what Auth0 promises.
    pub(crate) fn read<T>(
        &self,
        operation: &'static str,
        decode: fn(Option<Node<'_>>, &mut Cx) -> T,
    ) -> Result<T, Error> {
        let mut cx = Cx::new("");
        let output = decode(self.body.as_ref().map(Tape::root), &mut cx);
        match self.judge(operation, cx) {
            None => Ok(output),
            Some(error) => Err(error),
        }
    }

    /// The body as a tree.
    pub(crate) fn tree(&self) -> Value {
        self.body.as_ref().map(|body| body.root().to_value()).unwrap_or_default()
    }

    fn judge(&self, operation: &'static str, cx: Cx) -> Option<Error> {
        let problems = cx.into_problems();
        if problems.is_empty() {
            return None;
        }
        Some(Error::body(operation, &problems).of_answer(self.status, self.request_id.clone()))
    }
}

/// Sends a call with a token, until there is an answer or no hope.
pub(crate) async fn execute(inner: &Inner, mut prepared: Prepared, mut trace: Trace) -> Result<Answer, Error> {
    if let Some(refused) = prepared.refusal() {
        return Err(refused);
    }
    let (content_type, body) = prepared.payload.take();
    let mut renewed = false;
    loop {
        let token = inner.token().await?;
        let request = request(inner, &prepared, content_type.clone(), body.clone(), &token);
        let tries = Tries::new(&*inner.ports, prepared.spec.repeatable);
        let tries = tries.limited(prepared.timeout_ms, prepared.retries);
        match exchange(inner, prepared.spec.name(), tries, request, inner.pace.as_ref(), &mut trace).await {
            // The token was revoked, or the tenant's keys were rotated: once, with a new one.
            Err(error) if error.status() == Some(401) && !renewed && inner.token.is_none() => {
                renewed = true;
                inner.ports.forget(&inner.credentials.token_key(), &token);
            }
            other => return other,
        }
    }
}

/// Sends a request, again where that is right; at the pace of the tenant's limit where one is given.
pub(crate) async fn exchange(
    inner: &Inner,
    operation: &'static str,
    mut tries: Tries<'_>,
    request: Request,
    pace: Option<&Pace>,
    trace: &mut Trace,
) -> Result<Answer, Error> {
    let template = Template(request);
    let mut pause = 0;
    loop {
        if let (0, Some(pace)) = (pause, pace) {
            pause = tries.turn_ms(operation, pace)?;
        }
        if pause != 0 {
            inner.ports.sleep(pause).await;
            pause = 0;
            continue;
        }
        let mut request = template.0.clone();
        request.timeout_ms = tries.timeout_ms();
        trace.attempt();
        let error = match inner.ports.send(request).await {
            Ok(response) => {
                trace.status(response.status);
                let now_ms = inner.ports.now_ms();
                if let Some(pace) = pace {
                    pace.learn(&response, now_ms);
                }
                match Answer::of(operation, response, now_ms) {
                    Ok(answer) => return Ok(answer),
                    Err(error) => error,
                }
            }
            Err(error) => Error::transport(operation, error),
        };
        pause = tries.pause_after(error)?;
    }
}

/// A request of which copies are sent: it holds a token, or the application's secret.
struct Template(Request);

impl Drop for Template {
    fn drop(&mut self) {
        self.0.body.zeroize();
        self.0.headers.iter_mut().for_each(|(_, value)| value.zeroize());
    }
}

/// The request with its token.
pub(crate) fn request(
    inner: &Inner,
    prepared: &Prepared,
    content_type: Option<String>,
    body: Vec<u8>,
    token: &Token,
) -> Request {
    let mut headers = Vec::with_capacity(2 + prepared.headers.len());
    headers.push(("authorization".to_owned(), format!("Bearer {}", token.secret.expose_secret())));
    if let Some(content_type) = content_type {
        headers.push(("content-type".to_owned(), content_type));
    }
    headers.extend(prepared.headers.iter().cloned());
    Request {
        method: prepared.spec.method,
        url: format!("{}/api/v2{}", inner.credentials.domain.base_url(), prepared.path),
        headers,
        body,
        timeout_ms: EXCHANGE_MS,
    }
}

fn read_body(operation: &'static str, body: Vec<u8>) -> Result<Option<Tape<'static>>, Error> {
    if body.trim_ascii().is_empty() {
        return Ok(None);
    }
    // It may hold a token, also where it is cut off.
    let tape = Tape::keep_secret(body).map_err(|error| {
        let mut problems = Problems::default();
        problems.push("", format!("the body is no JSON: {error}"));
        Error::body(operation, &problems)
    })?;
    Ok(Some(tape))
}
