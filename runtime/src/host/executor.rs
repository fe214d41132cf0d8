//! Polls a handler's future: driven over a socket, and inside WebAssembly.

use super::session::Session;
use crate::glue::LocalBoxFuture;
use auth0_actions_wire::protocol::{Failure, FailureKind, Outcome};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

/// One execution under way.
pub(super) struct Execution {
    future: LocalBoxFuture<'static, Outcome>,
    woken: Arc<Woken>,
    waker: Waker,
}

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Release);
    }
}

impl Execution {
    pub(super) fn new(future: LocalBoxFuture<'static, Outcome>) -> Self {
        let woken = Arc::new(Woken(AtomicBool::new(false)));
        Self { future, waker: woken.clone().into(), woken }
    }

    /// Polls until nothing is to be done before the host answers.
    pub(super) fn poll(&mut self, session: &Arc<Session>) -> Option<Outcome> {
        loop {
            self.woken.0.store(false, Ordering::Release);
            match self.future.as_mut().poll(&mut Context::from_waker(&self.waker)) {
                Poll::Ready(outcome) => return Some(outcome),
                Poll::Pending if self.woken.0.load(Ordering::Acquire) => {}
                Poll::Pending if session.is_waiting() => return None,
                Poll::Pending => {
                    let message = "the handler awaits something that this host does not drive; await the Management API, \
                                   `api`, `fetch`, `sleep` and `crypto`, and no other library's timers, sockets or channels";
                    return Some(Outcome::Failed(Failure::new(FailureKind::Stalled, message)));
                }
            }
        }
    }
}
