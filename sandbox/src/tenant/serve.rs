//! The servers: accepting connections, and breaking one on demand.
//!
//! axum hides the socket, so the connections are driven here: a fault that must close one abruptly
//! trips its [`Breaker`].

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// How long to wait when the system refuses a connection, for want of file descriptors for example.
const PAUSE: Duration = Duration::from_millis(20);

/// Resets the connection that a request came on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Breaker(Arc<Notify>);

impl Breaker {
    /// Resets the connection. The request's own future never goes on after this.
    pub(crate) async fn trip(&self) -> Infallible {
        self.0.notify_one();
        std::future::pending().await
    }
}

/// A stream over a socket whose options can be set.
trait OverTcp: AsyncRead + AsyncWrite + Unpin + Send + 'static {
    fn socket(&self) -> &TcpStream;
}

impl OverTcp for TcpStream {
    fn socket(&self) -> &TcpStream {
        self
    }
}

impl OverTcp for TlsStream<TcpStream> {
    fn socket(&self) -> &TcpStream {
        self.get_ref().0
    }
}

/// Serves until it is dropped, and its connections with it.
pub(crate) async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, router: Router) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(greet(stream, tls.clone(), router.clone()));
                }
                Err(_) => tokio::time::sleep(PAUSE).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn greet(stream: TcpStream, tls: Option<TlsAcceptor>, router: Router) {
    // Answers are small: waiting for more to send only delays them.
    let _ = stream.set_nodelay(true);
    match tls {
        None => drive(stream, router).await,
        // A client that does not trust the certificate leaves here, and tells its user why.
        Some(tls) => {
            if let Ok(stream) = tls.accept(stream).await {
                drive(stream, router).await;
            }
        }
    }
}

/// Answers the requests of one connection.
async fn drive(stream: impl OverTcp, router: Router) {
    let breaker = Breaker::default();
    let service = TowerToHyperService::new(router.layer(Extension(breaker.clone())));
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    tokio::select! {
        // What a client does wrong on its connection is no matter of the tenant's.
        _ = &mut connection => {}
        () = breaker.0.notified() => {
            let stream = connection.into_parts().io.into_inner();
            // Closing a socket that does not linger sends a reset instead of an orderly end.
            let _ = stream.socket().set_zero_linger();
        }
    }
}
