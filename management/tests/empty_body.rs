//! A POST without a body says so.
#![cfg(feature = "reqwest")]

use auth0_actions_management::ports::{Request, Transport};
use auth0_actions_management::reqwest::ReqwestTransport;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[tokio::test]
async fn it_has_a_length() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/", listener.local_addr().expect("an address"));
    let served = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut head = vec![0; 4_096];
        let length = stream.read(&mut head).await.expect("a head");
        stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.expect("answered");
        String::from_utf8_lossy(&head[..length]).to_ascii_lowercase()
    });
    let request = Request { method: "POST", url, headers: Vec::new(), body: Vec::new(), timeout_ms: 5_000 };
    assert_eq!(ReqwestTransport::new().expect("TLS").send(request).await.expect("an answer").status, 204);
    let head = served.await.expect("served");
    assert_eq!(head.matches("content-length: 0\r\n").count(), 1, "{head}");
}
