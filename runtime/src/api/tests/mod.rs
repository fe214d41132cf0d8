//! The namespaces on a host that only listens.

mod asked;
mod chosen;
mod facts;
mod limited;
mod limited_others;
mod parameters;
mod recorded;

use super::Recorder;
use crate::event::Groups;
use crate::glue::ActionApi;
use crate::host::{AskError, Handle, Host};
use auth0_actions_management::ports::{
    Acquired, BoxFuture, Clock, Request, Response, Token, TokenStore, Transport, TransportError, TransportPhase,
};
use auth0_actions_wire::Value;
use auth0_actions_wire::protocol::Level;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};

/// Answers what it was given, and notes what it was asked.
#[derive(Default)]
struct Listener {
    answers: Mutex<VecDeque<Vec<u8>>>,
    asked: Mutex<Vec<(&'static str, Vec<Value>)>>,
}

impl Listener {
    fn will_answer(&self, json: &str) {
        let answer = if json == "undefined" { "" } else { json };
        let answer = answer.as_bytes().to_vec();
        self.answers.lock().unwrap().push_back(answer);
    }

    /// The only question since the last look, as JSON.
    fn asked(&self) -> Option<(&'static str, String)> {
        let mut asked = std::mem::take(&mut *self.asked.lock().unwrap());
        assert!(asked.len() <= 1, "more than one question");
        asked.pop().map(|(call, args)| (call, Value::Array(args).to_json()))
    }
}

impl Host for Listener {
    fn ask(&self, call: &'static str, args: Vec<Value>, _: Vec<u8>) -> BoxFuture<'_, Result<Vec<u8>, AskError>> {
        self.asked.lock().unwrap().push((call, args));
        let answer = self.answers.lock().unwrap().pop_front();
        let none = || AskError { call, code: "error".to_owned(), message: "nothing was prepared".to_owned() };
        Box::pin(std::future::ready(answer.ok_or_else(none)))
    }

    fn log(&self, _: Level, _: &str) {}
}

impl Transport for Listener {
    fn send(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(std::future::ready(Err(TransportError::new(TransportPhase::Refused, "no network"))))
    }
}

impl Clock for Listener {
    fn now_ms(&self) -> i64 {
        0
    }

    fn sleep(&self, _: u64) -> BoxFuture<'_, ()> {
        Box::pin(std::future::ready(()))
    }

    fn random(&self, _: u64) -> u64 {
        0
    }
}

impl TokenStore for Listener {
    fn acquire(&self, _: &str) -> BoxFuture<'_, Acquired> {
        Box::pin(std::future::ready(Acquired::Lead))
    }

    fn publish(&self, _: &str, _: &Token) {}
    fn release(&self, _: &str) {}
    fn forget(&self, _: &str, _: &Token) {}
}

/// An `Api` on an event of these groups.
fn api<A: ActionApi>(event: &str) -> (A, Recorder, Arc<Listener>) {
    let host = Arc::new(Listener::default());
    let groups = Groups::of(event).unwrap();
    let recorder = Recorder::new(Handle::new(host.clone()), groups.members().clone());
    (A::new(recorder.clone()), recorder, host)
}

/// What a future answers that never waits.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future waits"),
    }
}
