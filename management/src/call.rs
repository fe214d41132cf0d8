//! A call: what an operation's method answers.

use crate::client::Inner;
use crate::encode::push_encoded;
use crate::error::Error;
use crate::execute::execute;
use crate::ports::BoxFuture;
use auth0_actions_wire::Value;
use auth0_actions_wire::read::Cx;
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// What the client knows of one operation of the API. Each is an empty type of its own; the methods of
/// `Management`'s groups use them.
pub trait Operation: 'static {
    /// What a successful call answers.
    type Output: Send + 'static;

    /// `auth0-op/1:<group>.<method>;`: errors carry it, and a linked binary holds those of the operations that it
    /// uses.
    const OP: &'static str;

    /// Such as `POST`.
    const METHOD: &'static str;

    /// Does a repetition change nothing, so that the client may send it again when it can't know whether it was
    /// carried out?
    const REPEATABLE: bool;

    /// Reads the answer.
    fn decode(body: Option<&Value>, cx: &mut Cx) -> Self::Output;
}

/// A call to the Management API that is sent when it is awaited.
///
/// It is a `Future`, so `join!`, `try_join_all` and `buffer_unordered` take it. Optional parameters are methods on it:
/// `management.users().list().per_page(50).await?`.
#[must_use = "a call is sent only when it is awaited"]
pub struct Call<'a, O: Operation> {
    state: State<'a, O::Output>,
    operation: PhantomData<fn() -> O>,
}

enum State<'a, T> {
    Ready(&'a Inner, Prepared),
    Running(BoxFuture<'a, Result<T, Error>>),
    Done,
}

/// A request before it has a token.
pub(crate) struct Prepared {
    pub(crate) operation: &'static str,
    pub(crate) method: &'static str,
    pub(crate) repeatable: bool,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<Value>,
}

impl Prepared {
    fn query(&mut self, name: &str, value: &str) {
        let first = !self.path.bytes().any(|byte| byte == b'?');
        self.path.push_str(if first { "?" } else { "&" });
        push_encoded(&mut self.path, name);
        self.path.push_str("=");
        push_encoded(&mut self.path, value);
    }
}

/// The operation's name within [`Operation::OP`].
const fn name_of(op: &'static str) -> &'static str {
    const PREFIX: usize = "auth0-op/1:".len();
    op.split_at(PREFIX).1.split_at(op.len() - PREFIX - 1).0
}

impl<'a, O: Operation> Call<'a, O> {
    /// `path` is the template's pieces and the parameters between them: `["/users/", id, "/roles"]`.
    pub(crate) fn new(inner: &'a Inner, path: &[&str]) -> Self {
        let mut whole = String::new();
        for (index, piece) in path.iter().enumerate() {
            if index % 2 == 0 {
                whole.push_str(piece);
            } else {
                push_encoded(&mut whole, piece);
            }
        }
        let prepared = Prepared {
            operation: const { name_of(O::OP) },
            method: O::METHOD,
            repeatable: O::REPEATABLE,
            path: whole,
            headers: Vec::new(),
            body: None,
        };
        Self { state: State::Ready(inner, prepared), operation: PhantomData }
    }

    /// Gives the request its body.
    pub(crate) fn body(self, body: Value) -> Self {
        self.with(|prepared| prepared.body = Some(body))
    }

    /// Adds a parameter to the query.
    pub(crate) fn query(self, name: &str, value: &str) -> Self {
        self.with(|prepared| prepared.query(name, value))
    }

    fn with(mut self, change: impl FnOnce(&mut Prepared)) -> Self {
        if let State::Ready(_, prepared) = &mut self.state {
            change(prepared);
        }
        self
    }

    /// Sends one more header, in lower case.
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.with(|prepared| prepared.headers.push((name.into(), value.into())))
    }
}

async fn run<O: Operation>(inner: &Inner, prepared: Prepared) -> Result<O::Output, Error> {
    let operation = prepared.operation;
    let exchange = execute(inner, prepared);
    #[cfg(feature = "tracing")]
    let exchange = tracing::Instrument::instrument(exchange, tracing::debug_span!("auth0 management", operation));
    let body = exchange.await?;
    let mut cx = Cx::new("");
    let output = O::decode(body.as_ref(), &mut cx);
    let problems = cx.into_problems();
    if problems.is_empty() { Ok(output) } else { Err(Error::body(operation, &problems)) }
}

impl<O: Operation> Future for Call<'_, O> {
    type Output = Result<O::Output, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        if let State::Ready(..) = self.state
            && let State::Ready(inner, prepared) = std::mem::replace(&mut self.state, State::Done)
        {
            self.state = State::Running(Box::pin(run::<O>(inner, prepared)));
        }
        let State::Running(future) = &mut self.state else {
            // Polled after it was ready: a future may then do anything but harm.
            return Poll::Pending;
        };
        let answer = future.as_mut().poll(cx);
        if answer.is_ready() {
            self.state = State::Done;
        }
        answer
    }
}

impl<O: Operation> Unpin for Call<'_, O> {}

impl<O: Operation> fmt::Debug for Call<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&const { name_of(O::OP) }).finish()
    }
}
