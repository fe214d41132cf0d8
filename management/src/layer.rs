//! Between a client of the builder and its ports: what a client in an Action does not do, and so does not link.

use crate::ports::{
    Acquired, BoxFuture, Clock, Opened, Ports, Request, Response, Token, TokenStore, Transport, TransportError,
};
use std::sync::Arc;

/// Ports that add to what is sent.
pub(crate) struct Layer {
    pub(crate) ports: Arc<dyn Ports>,
    /// Sent with every call that has none of that name.
    pub(crate) headers: Vec<(String, String)>,
    /// When a call is sent.
    #[cfg(feature = "reqwest")]
    pub(crate) turns: crate::turns::Turns,
    /// Who asks for a token, where that is not proved by a secret.
    #[cfg(feature = "reqwest")]
    pub(crate) assertion: Option<crate::assertion::Assertion>,
}

impl Layer {
    fn add_headers(&self, request: &mut Request) {
        for (name, value) in &self.headers {
            if !request.headers.iter().any(|(other, _)| other.eq_ignore_ascii_case(name)) {
                request.headers.push((name.clone(), value.clone()));
            }
        }
    }

    async fn send_call(&self, mut request: Request) -> Result<Response, TransportError> {
        self.add_headers(&mut request);
        #[cfg(feature = "reqwest")]
        let pass = self.turns.admit(&*self.ports, &mut request).await?;
        let response = self.ports.send(request).await?;
        #[cfg(feature = "reqwest")]
        pass.learn(&response, self.ports.now_ms());
        Ok(response)
    }

    /// A stream counts as a call until its answer's head has come.
    async fn open_stream(&self, mut request: Request) -> Result<Opened, TransportError> {
        self.add_headers(&mut request);
        #[cfg(feature = "reqwest")]
        let pass = self.turns.admit(&*self.ports, &mut request).await?;
        let opened = self.ports.open(request).await?;
        #[cfg(feature = "reqwest")]
        {
            let head = Response { status: opened.status, headers: opened.headers.clone(), body: Vec::new() };
            pass.learn(&head, self.ports.now_ms());
        }
        Ok(opened)
    }
}

fn is_for_token(request: &Request) -> bool {
    request.url.ends_with("/oauth/token")
}

impl Transport for Layer {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if !is_for_token(&request) {
            return Box::pin(self.send_call(request));
        }
        #[cfg(feature = "reqwest")]
        if let Some(assertion) = &self.assertion {
            // For each try a new one: it is good for one use.
            return match assertion.identify(request, self.ports.now_ms()) {
                Ok(request) => self.ports.send(request),
                Err(error) => Box::pin(std::future::ready(Err(error))),
            };
        }
        self.ports.send(request)
    }

    fn open(&self, request: Request) -> BoxFuture<'_, Result<Opened, TransportError>> {
        Box::pin(self.open_stream(request))
    }
}

impl Clock for Layer {
    fn now_ms(&self) -> i64 {
        self.ports.now_ms()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        self.ports.sleep(ms)
    }

    fn random(&self, below: u64) -> u64 {
        self.ports.random(below)
    }

    fn deadline_ms(&self) -> Option<i64> {
        self.ports.deadline_ms()
    }
}

impl TokenStore for Layer {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        self.ports.acquire(key)
    }

    fn publish(&self, key: &str, token: &Token) {
        self.ports.publish(key, token);
    }

    fn release(&self, key: &str) {
        self.ports.release(key);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.ports.forget(key, refused);
    }
}
