//! The Action's side of the protocol: operations under way, and the host that is made of them.

use super::current::Entered;
use super::redaction::Redactions;
use super::{AskError, Handle, Host, enter, needs};
use auth0_actions_management::ports::{
    Acquired, BoxFuture, Chance, Clock, Request, Response, Token, TokenStore, Transport, TransportError, TransportPhase,
};
use auth0_actions_wire::Value;
use auth0_actions_wire::protocol::{Answer, Frame, HttpRequest, Level, Start, frames};
use auth0_actions_wire::read::Tape;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// What carries frames to the host.
pub(super) trait Carrier: Send + Sync {
    /// Sends. A host that is gone shows when the Action reads.
    fn send(&self, frame: Frame);

    /// Milliseconds since the last message came, where the carrier has a clock.
    fn elapsed_ms(&self) -> i64;
}

/// One execution's operations.
pub(crate) struct Session {
    carrier: Box<dyn Carrier>,
    redactions: Redactions,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    last_op: u32,
    open: Vec<Open>,
    now_ms: i64,
    frozen: bool,
    deadline_ms: Option<i64>,
    deadline_op: u32,
    chance: Chance,
}

struct Open {
    op: u32,
    what: String,
    waker: Option<Waker>,
    answer: Option<Answer>,
}

impl Session {
    pub(super) fn new(carrier: Box<dyn Carrier>) -> Self {
        Self { carrier, redactions: Redactions::default(), state: Mutex::default() }
    }

    // A panic while the state is locked leaves it whole: each change is one assignment.
    #[inline(never)]
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn send(&self, frame: Frame) {
        self.carrier.send(frame);
    }

    /// Takes clock, deadline and seed over, and asks to be told when the deadline has come.
    pub(super) fn start(&self, start: &Start) {
        let mut state = self.state();
        state.now_ms = start.now_ms;
        state.frozen = start.frozen;
        state.deadline_ms = start.deadline_ms;
        state.chance = Chance::new(start.seed);
        if let Some(left) = start.deadline_ms.map(|deadline| deadline - start.now_ms) {
            state.last_op += 1;
            state.deadline_op = state.last_op;
            let op = state.last_op;
            drop(state);
            self.send(frames::sleep(op, u64::try_from(left).unwrap_or(0)));
        }
    }

    /// Takes an answer in; `true` when it says that the deadline has come.
    pub(super) fn answer(&self, op: u32, answer: Answer) -> bool {
        let mut state = self.state();
        state.now_ms = state.now_ms.max(answer.now_ms);
        if op == state.deadline_op && op != 0 {
            return true;
        }
        // To an operation that was cancelled in the meantime: dropped.
        let waker = state.open.iter_mut().find(|open| open.op == op).and_then(|open| {
            open.answer = Some(answer);
            open.waker.take()
        });
        drop(state);
        if let Some(waker) = waker {
            waker.wake();
        }
        false
    }

    /// Is an operation without its answer?
    pub(super) fn is_waiting(&self) -> bool {
        self.state().open.iter().any(|open| open.answer.is_none())
    }

    /// What the handler waits for, in words.
    pub(super) fn waiting_for(&self) -> String {
        let mut waiting = String::new();
        for open in self.state().open.iter().filter(|open| open.answer.is_none()) {
            if !waiting.is_empty() {
                waiting.push_str(", ");
            }
            waiting.push_str(&open.what);
        }
        waiting
    }

    fn begin(&self, what: String, frame: impl FnOnce(u32) -> Frame) -> Operation<'_> {
        let op = {
            let mut state = self.state();
            state.last_op += 1;
            let op = state.last_op;
            state.open.push(Open { op, what, waker: None, answer: None });
            op
        };
        self.send(frame(op));
        Operation { session: self, op }
    }

    fn tell(&self, call: &str, args: &[Value]) {
        self.send(frames::ask(0, call, args, Vec::new()));
    }
}

/// Waits for the answer to one operation; dropped before it, it cancels.
struct Operation<'a> {
    session: &'a Session,
    op: u32,
}

impl Future for Operation<'_> {
    type Output = Answer;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Answer> {
        let mut state = self.session.state();
        let Some(index) = state.open.iter().position(|open| open.op == self.op) else {
            return Poll::Pending;
        };
        match state.open[index].answer.take() {
            Some(answer) => {
                state.open.swap_remove(index);
                Poll::Ready(answer)
            }
            None => {
                state.open[index].waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }
}

impl<'a> Operation<'a> {
    /// What the answer means. Not an `async` block: its states would take three times as much of a bundle.
    fn then<T: 'a>(self, mean: impl FnOnce(Answer) -> T + Send + Unpin + 'a) -> BoxFuture<'a, T> {
        Box::pin(Then { operation: self, mean: Some(mean) })
    }
}

struct Then<'a, F> {
    operation: Operation<'a>,
    mean: Option<F>,
}

impl<T, F: FnOnce(Answer) -> T + Unpin> Future for Then<'_, F> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        match Pin::new(&mut self.operation).poll(cx) {
            // An operation is ready once.
            Poll::Ready(answer) => self.mean.take().map_or(Poll::Pending, |mean| Poll::Ready(mean(answer))),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl Drop for Operation<'_> {
    fn drop(&mut self) {
        let cancelled = {
            let mut state = self.session.state();
            let index = state.open.iter().position(|open| open.op == self.op);
            index.is_some_and(|index| state.open.swap_remove(index).answer.is_none())
        };
        if cancelled {
            self.session.send(frames::cancel(self.op));
        }
    }
}

fn without_query(url: &str) -> &str {
    let end = url.bytes().position(|byte| byte == b'?').unwrap_or(url.len());
    url.get(..end).unwrap_or_default()
}

impl Transport for Session {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        needs::http();
        let mut what = request.method.to_owned();
        what.push(' ');
        what.push_str(without_query(&request.url));
        let request = HttpRequest {
            method: request.method.to_owned(),
            url: request.url,
            headers: request.headers,
            timeout_ms: request.timeout_ms,
            body: request.body,
        };
        self.begin(what, |op| request.into_frame(op)).then(|answer| match answer.error {
            None => Ok(Response { status: answer.status, headers: answer.headers, body: answer.body }),
            Some(error) => {
                let phase = match error.code.as_str() {
                    "connect" => TransportPhase::Connect,
                    "timeout" => TransportPhase::Timeout,
                    "refused" => TransportPhase::Refused,
                    _ => TransportPhase::Broken,
                };
                Err(TransportError::new(phase, error.message))
            }
        })
    }
}

impl Clock for Session {
    fn now_ms(&self) -> i64 {
        let state = self.state();
        if state.frozen { state.now_ms } else { state.now_ms + self.carrier.elapsed_ms() }
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        self.begin(format!("a sleep of {ms} ms"), |op| frames::sleep(op, ms)).then(|_| ())
    }

    fn random(&self, below: u64) -> u64 {
        self.state().chance.random(below)
    }

    fn deadline_ms(&self) -> Option<i64> {
        self.state().deadline_ms
    }
}

/// The store is the host's: every execution has a fresh instance, and none sees the others' tokens.
impl TokenStore for Session {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        needs::tokens();
        let what = "the token that another execution fetches".to_owned();
        self.begin(what, |op| frames::ask(op, "token.acquire", &[key.into()], Vec::new())).then(|answer| {
            let Ok(answer) = Tape::keep_secret(answer.body) else { return Acquired::Lead };
            let member = |name: &str| answer.root().get(name);
            match (member("token").and_then(Token::read), member("renew")) {
                (Some(token), Some(renew)) if renew.text() == "true" => Acquired::Renew(token),
                (Some(token), _) => Acquired::Token(token),
                (None, _) => Acquired::Lead,
            }
        })
    }

    fn publish(&self, key: &str, token: &Token) {
        self.tell("token.publish", &[key.into(), token.to_value()]);
    }

    fn release(&self, key: &str) {
        self.tell("token.release", &[key.into()]);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.tell("token.forget", &[key.into(), refused.to_value()]);
    }
}

impl Host for Session {
    fn ask(&self, call: &'static str, args: Vec<Value>, data: Vec<u8>) -> BoxFuture<'_, Result<Vec<u8>, AskError>> {
        self.begin(call.to_owned(), |op| frames::ask(op, call, &args, data)).then(move |answer| match answer.error {
            Some(error) => Err(AskError { call, code: error.code, message: error.message }),
            None => Ok(answer.body),
        })
    }

    fn log(&self, level: Level, text: &str) {
        self.send(frames::log(level, text));
    }
}

/// Reads what the host says, and moves the execution on.
pub(super) struct Machine {
    pub(super) session: Arc<Session>,
    entries: &'static [crate::execution::Entry],
    secrets: Vec<u8>,
    execution: Option<super::executor::Execution>,
}

impl Machine {
    pub(super) fn new(session: Arc<Session>, entries: &'static [crate::execution::Entry]) -> Self {
        Self { session, entries, secrets: Vec::new(), execution: None }
    }

    /// Makes the execution the current one of this thread until the guard is dropped.
    pub(super) fn enter(&self) -> Entered {
        enter(Handle::new(self.session.clone()), self.session.redactions.clone())
    }

    /// Takes a message in; the outcome when the execution is done with it. The machine must be [entered](Self::enter).
    pub(super) fn receive(
        &mut self,
        message: auth0_actions_wire::protocol::ToAction,
    ) -> Option<auth0_actions_wire::protocol::Outcome> {
        use auth0_actions_wire::protocol::{Failure, FailureKind, Outcome, ToAction};
        match message {
            ToAction::Secrets(secrets) => {
                self.secrets = secrets;
                return None;
            }
            ToAction::Start(start) => {
                let Some(entry) = self.entries.iter().find(|entry| entry.handler == start.handler) else {
                    let message = format!("this Action has no handler `{}`", start.handler);
                    return Some(Outcome::Failed(Failure::new(FailureKind::Protocol, message)));
                };
                self.session.start(&start);
                let secrets = std::mem::take(&mut self.secrets);
                let input = crate::execution::Input { secrets, event: start.event, strict: start.strict };
                self.execution =
                    Some(super::executor::Execution::new((entry.run)(Handle::new(self.session.clone()), input)));
            }
            ToAction::Answer(op, answer) => {
                if self.session.answer(op, answer) {
                    let failure = super::deadline_passed(&self.session.waiting_for());
                    return Some(Outcome::Failed(failure));
                }
            }
        }
        self.execution.as_mut()?.poll(&self.session)
    }
}
