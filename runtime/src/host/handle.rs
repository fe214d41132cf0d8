//! The host of an execution, as the runtime keeps it.

use super::{AskError, Host};
use auth0_actions_management::ports::{BoxFuture, Ports, Request, Response, TransportError};
use auth0_actions_wire::Value;
use auth0_actions_wire::protocol::Level;
use std::sync::Arc;

/// In a module there is but one host. Behind a `dyn` all that it can do would be linked, also what the Action never asks
/// for.
#[cfg(target_family = "wasm")]
type Inner = super::session::Session;
#[cfg(not(target_family = "wasm"))]
type Inner = dyn Host;

/// A host; clones are the same one.
#[derive(Clone)]
pub(crate) struct Handle(Arc<Inner>);

impl Handle {
    pub(crate) fn new(host: Arc<Inner>) -> Self {
        Self(host)
    }

    pub(crate) fn ask(
        &self,
        call: &'static str,
        args: Vec<Value>,
        data: Vec<u8>,
    ) -> BoxFuture<'_, Result<Vec<u8>, AskError>> {
        Host::ask(&*self.0, call, args, data)
    }

    pub(crate) fn log(&self, level: Level, text: &str) {
        Host::log(&*self.0, level, text);
    }

    pub(crate) fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        auth0_actions_management::ports::Transport::send(&*self.0, request)
    }

    pub(crate) fn now_ms(&self) -> i64 {
        auth0_actions_management::ports::Clock::now_ms(&*self.0)
    }

    pub(crate) fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        auth0_actions_management::ports::Clock::sleep(&*self.0, ms)
    }

    /// What the Management client needs.
    pub(crate) fn ports(&self) -> Arc<dyn Ports> {
        self.0.clone()
    }
}
