//! Transport and clock on reqwest and tokio, with rustls on ring.

use crate::ports::{
    Acquired, BoxFuture, Chance, Chunks, Clock, Opened, Request, Response, Token, TokenStore, Transport,
    TransportError, TransportPhase,
};
use crate::token_store::MemoryTokenStore;
use std::error::Error as _;
use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How large the body of an answer may be: as much as an Action can take inside Auth0.
const LARGEST_BODY: usize = 8 << 20;

/// Transport, clock and token store of a native program.
pub struct ReqwestPorts {
    transport: ReqwestTransport,
    tokens: MemoryTokenStore,
    chance: Chance,
}

/// Why HTTP can't be set up.
#[derive(Debug)]
pub struct SetupError(::reqwest::Error);

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HTTP can't be set up")
    }
}

impl std::error::Error for SetupError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

impl ReqwestPorts {
    /// Ports of their own, with an empty token store.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn new() -> Result<Self, SetupError> {
        Ok(Self {
            transport: ReqwestTransport::new()?,
            tokens: MemoryTokenStore::new(now_ms),
            chance: Chance::new(u64::try_from(now_ms()).unwrap_or(1)),
        })
    }

    /// Ports on a transport of your own choice.
    #[must_use]
    pub fn with_transport(transport: ReqwestTransport) -> Self {
        let chance = Chance::new(u64::try_from(now_ms()).unwrap_or(1));
        Self { transport, tokens: MemoryTokenStore::new(now_ms), chance }
    }
}

impl fmt::Debug for ReqwestPorts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReqwestPorts").finish_non_exhaustive()
    }
}

/// HTTP by reqwest.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: ::reqwest::Client,
}

impl ReqwestTransport {
    /// HTTP/1.1, TLS by rustls with ring and the system's certificates, no redirects.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn new() -> Result<Self, SetupError> {
        Self::customized(|builder| builder)
    }

    /// As [`ReqwestTransport::new`], changed by you: a certificate authority of your own, a resolver, a proxy.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn customized(
        change: impl FnOnce(::reqwest::ClientBuilder) -> ::reqwest::ClientBuilder,
    ) -> Result<Self, SetupError> {
        // reqwest asks for the process's provider; whoever set one before keeps it.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = ::reqwest::Client::builder()
            .redirect(::reqwest::redirect::Policy::none())
            .user_agent(concat!("auth0-actions-rust/", env!("CARGO_PKG_VERSION")));
        Ok(Self { client: change(builder).build().map_err(SetupError)? })
    }

    async fn begin(&self, request: Request, whole: bool) -> Result<::reqwest::Response, TransportError> {
        let method = ::reqwest::Method::from_bytes(request.method.as_bytes())
            .map_err(|_| TransportError::new(TransportPhase::Refused, "unknown method"))?;
        let mut builder = self.client.request(method, &request.url);
        if whole {
            builder = builder.timeout(Duration::from_millis(request.timeout_ms));
        }
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        // A method that is about a body has a length also without one; some servers answer 411 otherwise.
        if request.body.is_empty() && matches!(request.method, "POST" | "PUT" | "PATCH") {
            builder = builder.header("content-length", "0");
        }
        builder.body(request.body).send().await.map_err(transport_error)
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let mut answer = self.begin(request, true).await?;
        let (status, headers) = head(&answer);
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(transport_error)? {
            if body.len() + chunk.len() > LARGEST_BODY {
                return Err(TransportError::new(TransportPhase::Refused, "the answer is larger than 8 MiB"));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Response { status, headers, body })
    }
}

impl ReqwestTransport {
    async fn stream(&self, request: Request) -> Result<Opened, TransportError> {
        let wait = Duration::from_millis(request.timeout_ms);
        let answer = tokio::time::timeout(wait, self.begin(request, false))
            .await
            .map_err(|_| TransportError::new(TransportPhase::Timeout, "no answer in time"))??;
        let (status, headers) = head(&answer);
        Ok(Opened { status, headers, chunks: Box::new(Body(answer)) })
    }
}

fn head(answer: &::reqwest::Response) -> (u16, Vec<(String, String)>) {
    let headers = answer.headers().iter();
    let headers = headers
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect();
    (answer.status().as_u16(), headers)
}

/// A body that is still coming.
struct Body(::reqwest::Response);

impl Chunks for Body {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<Vec<u8>>, TransportError>> {
        Box::pin(async { Ok(self.0.chunk().await.map_err(transport_error)?.map(|chunk| chunk.to_vec())) })
    }
}

/// The causes in words, without the URL: its query may hold a person's data.
fn transport_error(error: ::reqwest::Error) -> TransportError {
    let phase = if error.is_timeout() {
        TransportPhase::Timeout
    } else if error.is_connect() {
        TransportPhase::Connect
    } else if error.is_builder() {
        TransportPhase::Refused
    } else {
        TransportPhase::Broken
    };
    let host = error.url().and_then(|url| url.host_str()).map(str::to_owned);
    let error = error.without_url();
    let mut message = error.to_string();
    if let (TransportPhase::Connect, Some(host)) = (phase, host) {
        message = format!("{host}: {message}");
    }
    let mut source = error.source();
    while let Some(cause) = source {
        let text = cause.to_string();
        if !message.ends_with(&text) {
            message.push_str(": ");
            message.push_str(&text);
        }
        source = cause.source();
    }
    TransportError::new(phase, message)
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }

    fn open(&self, request: Request) -> BoxFuture<'_, Result<Opened, TransportError>> {
        Box::pin(self.stream(request))
    }
}

impl Transport for ReqwestPorts {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        self.transport.send(request)
    }

    fn open(&self, request: Request) -> BoxFuture<'_, Result<Opened, TransportError>> {
        self.transport.open(request)
    }
}

impl Clock for ReqwestPorts {
    fn now_ms(&self) -> i64 {
        now_ms()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(Duration::from_millis(ms)))
    }

    fn random(&self, below: u64) -> u64 {
        self.chance.random(below)
    }
}

impl TokenStore for ReqwestPorts {
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

/// Milliseconds since 1970, by the system's clock.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "native programs have a clock")]
pub fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
