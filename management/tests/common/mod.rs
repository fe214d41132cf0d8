//! A tenant on this machine, and a client whose clock can be turned.
#![allow(dead_code, reason = "each test file uses a part")]

use auth0_actions_management::ports::{
    Acquired, BoxFuture, Clock, Request, Response, Token, TokenStore, Transport, TransportError,
};
use auth0_actions_management::reqwest::{ReqwestTransport, now_ms};
use auth0_actions_management::{Credentials, Domain, Management, MemoryTokenStore, Unchecked};
use auth0_actions_sandbox::tenant::{Tenant, TenantBuilder};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub(crate) const DOMAIN: &str = "tenant.eu.auth0.com";
pub(crate) const CLIENT: &str = "client-of-the-test";
pub(crate) const SECRET: &str = "secret-of-the-test-5d1c77";
pub(crate) const USER: &str = "auth0|1";
pub(crate) const ROLE: &str = "rol_0000000000000001";

/// A tenant with one user, one role, and an application that may assign it.
pub(crate) fn tenant() -> TenantBuilder {
    Tenant::builder()
        .domain(DOMAIN)
        .tls(true)
        .client(CLIENT, SECRET, ["create:role_members", "update:users", "read:users"])
        .user(json!({ "user_id": USER, "email": "ada@example.com" }))
        .role(ROLE, "Member")
}

pub(crate) struct TestPorts {
    transport: ReqwestTransport,
    tokens: MemoryTokenStore,
    ahead_ms: Arc<AtomicI64>,
    deadline_ms: Option<i64>,
}

impl TestPorts {
    pub(crate) fn to(tenant: &Tenant) -> Self {
        let url = tenant.https_url().expect("TLS");
        let port: u16 =
            url.rsplit(':').next().and_then(|port| port.trim_end_matches('/').parse().ok()).expect("a port");
        let ca = tenant.ca_pem().expect("a CA").to_owned();
        let transport = ReqwestTransport::customized(|builder| {
            let certificate = reqwest::Certificate::from_pem(ca.as_bytes()).expect("a certificate");
            builder.resolve(DOMAIN, ([127, 0, 0, 1], port).into()).tls_certs_only([certificate])
        })
        .expect("TLS");
        let ahead_ms = Arc::new(AtomicI64::new(0));
        let ahead = ahead_ms.clone();
        let tokens = MemoryTokenStore::new(move || now_ms() + ahead.load(Ordering::Relaxed));
        Self { transport, tokens, ahead_ms, deadline_ms: None }
    }

    /// Gives the work so many milliseconds.
    pub(crate) fn within(mut self, ms: i64) -> Self {
        self.deadline_ms = Some(now_ms() + ms);
        self
    }

    /// Turns the clock.
    pub(crate) fn turn(&self, ms: i64) {
        self.ahead_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Transport for TestPorts {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.transport.send(request)
    }
}

impl Clock for TestPorts {
    fn now_ms(&self) -> i64 {
        now_ms() + self.ahead_ms.load(Ordering::Relaxed)
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(std::time::Duration::from_millis(ms)))
    }

    fn random(&self, below: u64) -> u64 {
        below / 2
    }

    fn deadline_ms(&self) -> Option<i64> {
        self.deadline_ms
    }
}

impl TokenStore for TestPorts {
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

pub(crate) fn credentials() -> Credentials {
    Credentials::new(Domain::parse(DOMAIN).expect("a domain"), CLIENT, SECRET)
}

pub(crate) fn client(ports: Arc<TestPorts>) -> Management<Unchecked> {
    Management::from_ports(ports, credentials())
}
