//! A client that nobody uses.

use crate::client::{Inner, Management};
use crate::credentials::Credentials;
use crate::domain::Domain;
use crate::ports::{
    Acquired, BoxFuture, Clock, Request, Response, Token, TokenStore, Transport, TransportError, TransportPhase,
};
use std::sync::Arc;

impl<S> Management<S> {
    /// For a handler that takes no `Management`: generated code never hands this one on, so that an Action without one
    /// links neither transport nor tokens.
    #[doc(hidden)]
    #[must_use]
    pub fn nowhere() -> Self {
        let credentials = Credentials::new(Domain::nowhere(), "", "");
        Self::of(Arc::new(Inner::new(Arc::new(Nowhere), credentials, &[])))
    }
}

struct Nowhere;

impl Transport for Nowhere {
    fn send(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(std::future::ready(Err(TransportError::new(TransportPhase::Refused, ""))))
    }
}

impl Clock for Nowhere {
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

impl TokenStore for Nowhere {
    fn acquire(&self, _: &str) -> BoxFuture<'_, Acquired> {
        Box::pin(std::future::ready(Acquired::Lead))
    }

    fn publish(&self, _: &str, _: &Token) {}

    fn release(&self, _: &str) {}

    fn forget(&self, _: &str, _: &Token) {}
}
