//! A call: what an operation's method answers.

use crate::client::Inner;
use crate::error::{Error, Phase};
use crate::execute::{Answer, execute};
use crate::ports::BoxFuture;
use crate::prepared::{Payload, Prepared};
use crate::trace::Trace;
use auth0_actions_wire::Value;
use auth0_actions_wire::read::{Cx, Node};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

/// What the client knows of one operation of the API. Each is an empty type of its own; the methods of
/// `Management`'s groups use them.
pub trait Operation: 'static {
    /// What a successful call answers.
    type Output: Send + 'static;

    /// How it is sent.
    const SPEC: &'static Spec;

    /// Reads the answer.
    fn decode(body: Option<Node<'_>>, cx: &mut Cx) -> Self::Output;
}

/// How an operation is sent.
#[derive(Debug)]
#[non_exhaustive]
pub struct Spec {
    /// `auth0-op/1:<group>.<method>;`: errors carry the name in it, and a linked binary holds those of the operations
    /// that it uses.
    pub op: &'static str,
    name: &'static str,
    /// Such as `POST`.
    pub method: &'static str,
    /// The path below `/api/v2`, with its parameters in braces: `/users/{id}/roles`.
    pub path: &'static str,
    /// Does a repetition change nothing, so that the client may send it again when it can't know whether it was
    /// carried out?
    pub repeatable: bool,
}

impl Spec {
    pub(crate) const fn new(op: &'static str, method: &'static str, path: &'static str, repeatable: bool) -> Self {
        const PREFIX: usize = "auth0-op/1:".len();
        let name = op.split_at(PREFIX).1.split_at(op.len() - PREFIX - 1).0;
        Self { op, name, method, path, repeatable }
    }

    /// The operation's name, such as `users.roles.assign`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

/// A call to the Management API that is sent when it is awaited.
///
/// It is a `Future`, so `join!`, `try_join_all` and `buffer_unordered` take it. Optional parameters are methods on it:
/// `management.users().list().per_page(50).await?`. A task of its own owns a clone of the client:
/// `tokio::spawn(async move { management.users().get(&id).await })`.
#[must_use = "a call is sent only when it is awaited"]
pub struct Call<'a, O: Operation> {
    pub(crate) sending: Sending<'a>,
    operation: PhantomData<fn() -> O>,
}

/// A call without its type: all that need not be compiled again for each operation.
pub(crate) enum Sending<'a> {
    Ready(&'a Inner, Prepared),
    Running(BoxFuture<'a, Result<Answer, Error>>),
    Done,
}

impl<'a, O: Operation> Call<'a, O> {
    /// `arguments` are what stands in the place of the path's parameters, in their order.
    pub(crate) fn new(inner: &'a Inner, arguments: &[&str]) -> Self {
        Self { sending: Sending::Ready(inner, Prepared::new(O::SPEC, arguments)), operation: PhantomData }
    }

    /// Gives the request its body.
    pub(crate) fn body(mut self, body: Value) -> Self {
        self.sending.prepared(|prepared| prepared.payload = Payload::Json(body));
        self
    }

    /// Gives the request a body whose fields need scopes of their own.
    pub(crate) fn checked_body(mut self, body: Value, rules: &'static [crate::field_scopes::Rule]) -> Self {
        self.sending.checked_body(body, rules);
        self
    }

    /// Gives the request a body of several parts.
    pub(crate) fn form(mut self, form: crate::multipart::Form) -> Self {
        self.sending.prepared(|prepared| prepared.payload = Payload::Form(form, crate::multipart::Form::encode));
        self
    }

    /// Adds a parameter to the query.
    pub(crate) fn query(mut self, name: &str, value: &str) -> Self {
        self.sending.query(name, value);
        self
    }

    /// Adds a part to the form that is sent.
    pub(crate) fn part(mut self, name: &'static str, value: &str) -> Self {
        self.sending.prepared(|prepared| {
            if let Payload::Form(form, _) = &mut prepared.payload {
                *form = std::mem::take(form).text(name, value);
            }
        });
        self
    }

    /// Sends one more header, in lower case. The token is the client's to send: with `authorization` the call is refused.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.sending.header(name.into(), value.into());
        self
    }
}

impl<O: Operation> Call<'_, O> {
    /// The custom domain with which links in messages to the user begin, where the tenant has several: the header
    /// `auth0-custom-domain`, which some operations know (see their pages). It wins over
    /// [the client's](crate::Builder::custom_domain).
    pub fn custom_domain(self, domain: &crate::Domain) -> Self {
        self.header(crate::builder::CUSTOM_DOMAIN, domain.to_string())
    }

    /// How long one exchange of this call may take. Of at least a millisecond; without it ten seconds, or what the deadline
    /// leaves. Pauses before another try, and waiting for the tenant's rate limit, are not in it.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        let ms = u64::try_from(timeout.as_millis()).unwrap_or(u64::MAX).max(1);
        self.sending.prepared(|prepared| prepared.timeout_ms = Some(ms));
        self
    }

    /// How often this call is sent again at most where that is right; without it five times.
    pub fn retries(mut self, retries: u32) -> Self {
        self.sending.prepared(|prepared| prepared.retries = Some(retries));
        self
    }
}

impl<'a> Sending<'a> {
    fn prepared(&mut self, change: impl FnOnce(&mut Prepared)) {
        if let Self::Ready(_, prepared) = self {
            change(prepared);
        }
    }

    fn query(&mut self, name: &str, value: &str) {
        self.prepared(|prepared| prepared.query(name, value));
    }

    fn header(&mut self, name: String, value: String) {
        self.prepared(|prepared| {
            if name.eq_ignore_ascii_case("authorization") {
                let words =
                    "the header `authorization` is the client's own; `Management::with_token` takes a token of yours";
                prepared.refuse(Phase::Refused, words.to_owned());
            }
            prepared.headers.push((name, value));
        });
    }

    fn checked_body(&mut self, body: Value, rules: &'static [crate::field_scopes::Rule]) {
        if let Self::Ready(inner, prepared) = self {
            if let Some(words) = crate::field_scopes::missing(inner.declared, &body, rules) {
                prepared.refuse(Phase::Scopes, words);
            }
            prepared.payload = Payload::Json(body);
        }
    }

    /// Polls the exchange, and begins it where it has not begun.
    pub(crate) fn poll(&mut self, operation: &'static str, cx: &mut Context<'_>) -> Poll<Result<Answer, Error>> {
        if let Self::Ready(..) = self
            && let Self::Ready(inner, prepared) = std::mem::replace(self, Self::Done)
        {
            *self = Self::Running(start(inner, prepared));
        }
        let Self::Running(future) = self else {
            // A future may do anything when it is polled again; one that never answers would be the hardest to find.
            return Poll::Ready(Err(spent(operation)));
        };
        let answer = future.as_mut().poll(cx);
        if answer.is_ready() {
            *self = Self::Done;
        }
        answer
    }
}

/// The call has begun already, and is no longer a request that could be sent.
pub(crate) fn spent(operation: &'static str) -> Error {
    Error::new(operation, Phase::Refused, "this call was awaited before; make another one")
}

/// One exchange, with its span.
pub(crate) fn start(inner: &Inner, prepared: Prepared) -> BoxFuture<'_, Result<Answer, Error>> {
    let trace = Trace::of(prepared.spec.name());
    Box::pin(trace.clone().around(execute(inner, prepared, trace)))
}

impl<O: Operation> Future for Call<'_, O> {
    type Output = Result<O::Output, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.sending.poll(O::SPEC.name(), cx) {
            Poll::Ready(Ok(answer)) => Poll::Ready(answer.read(O::SPEC.name(), O::decode)),
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<O: Operation> Unpin for Call<'_, O> {}

impl<O: Operation> fmt::Debug for Call<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&O::SPEC.name()).finish()
    }
}
