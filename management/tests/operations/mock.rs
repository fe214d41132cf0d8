//! A transport with one answer for everything but tokens.

use auth0_actions_management::ports::{
    Acquired, BoxFuture, Chunks, Clock, Opened, Request, Response, Token, TokenStore, Transport, TransportError,
};
use auth0_actions_management::{Credentials, Domain, Management, MemoryTokenStore, Unchecked};
use std::sync::{Arc, Mutex};

/// Gives a token, and answers whatever is asked.
pub(crate) struct Mock {
    tokens: MemoryTokenStore,
    /// Status and body, one after the other; the last again and again.
    answers: Mutex<Vec<(u16, Vec<u8>)>>,
    pub(crate) asked: Mutex<Vec<Request>>,
}

impl Mock {
    pub(crate) fn new(answers: Vec<(u16, String)>) -> Arc<Self> {
        let answers = answers.into_iter().map(|(status, body)| (status, body.into_bytes())).collect();
        Arc::new(Self { tokens: MemoryTokenStore::new(|| 0), answers: Mutex::new(answers), asked: Mutex::default() })
    }

    pub(crate) fn client(self: &Arc<Self>) -> Management<Unchecked> {
        let domain = Domain::parse("tenant.eu.auth0.com").expect("a domain");
        Management::from_ports(self.clone(), Credentials::new(domain, "client", "secret"))
    }

    fn answer(&self, request: Request) -> (u16, Vec<(String, String)>, Vec<u8>) {
        if request.url.ends_with("/oauth/token") {
            return (200, Vec::new(), br#"{"access_token": "token-of-the-test", "expires_in": 86400}"#.to_vec());
        }
        self.asked.lock().expect("no panic").push(request);
        let mut answers = self.answers.lock().expect("no panic");
        let (status, body) = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
        (status, vec![("x-auth0-requestid".into(), "req_1".into())], body)
    }
}

impl Transport for Mock {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let (status, headers, body) = self.answer(request);
        Box::pin(async move { Ok(Response { status, headers, body }) })
    }

    fn open(&self, request: Request) -> BoxFuture<'_, Result<Opened, TransportError>> {
        let (status, headers, body) = self.answer(request);
        // In pieces that end anywhere.
        let pieces: Vec<Vec<u8>> = body.chunks(7).rev().map(<[u8]>::to_vec).collect();
        Box::pin(async move { Ok(Opened { status, headers, chunks: Box::new(Pieces(pieces)) }) })
    }
}

struct Pieces(Vec<Vec<u8>>);

impl Chunks for Pieces {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Vec<u8>>, TransportError>> {
        let next = self.0.pop();
        Box::pin(async move { Ok(next) })
    }
}

impl Clock for Mock {
    fn now_ms(&self) -> i64 {
        0
    }

    fn sleep(&self, _: u64) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }

    fn random(&self, _: u64) -> u64 {
        0
    }
}

impl TokenStore for Mock {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        self.tokens.acquire(key)
    }

    fn publish(&self, key: &str, token: &Token) {
        self.tokens.publish(key, token);
    }

    fn release(&self, key: &str) {
        self.tokens.release(key);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.tokens.forget(key, refused);
    }
}
