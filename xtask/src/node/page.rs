//! A server on this machine, whose answers depend on the path.

use crate::Result;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Headers that an Action does not choose, and that each host has its own of.
const HOSTS_OWN: [&str; 4] = ["accept", "accept-encoding", "connection", "host"];
/// Longer than any Action of the check waits.
const NEVER: Duration = Duration::from_secs(5);

/// The server; it ends when it is dropped.
pub(super) struct Page {
    /// Such as `http://127.0.0.1:49152`.
    pub(super) url: String,
    journal: Arc<Mutex<Vec<String>>>,
    server: JoinHandle<()>,
}

impl Page {
    pub(super) async fn open() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let journal = Arc::new(Mutex::new(Vec::new()));
        let noted = journal.clone();
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Whoever does not want to read it all closes the connection.
                tokio::spawn(serve(stream, noted.clone()));
            }
        });
        Ok(Self { url, journal, server })
    }

    /// All requests: method, path, headers in the order of their names, body.
    pub(super) fn journal(&self) -> Vec<String> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn serve(mut stream: TcpStream, journal: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let request = receive(&mut stream).await?;
    journal.lock().unwrap_or_else(PoisonError::into_inner).push(request.clone());
    let mut words = request.split(' ');
    let (method, path) = (words.next()?, words.next()?);
    let fixed = |head: &str, body: &[u8]| {
        let head = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        [head.as_bytes(), body].concat()
    };
    let json = "200 OK\r\ncontent-type: application/json";
    let answer = match path.split('?').next()? {
        "/echo" if method == "HEAD" => fixed("200 OK\r\nContent-Type: none", b""),
        "/echo" => fixed("200 OK\r\nContent-Type: text/plain", request.as_bytes()),
        "/nothing" => b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_vec(),
        "/elsewhere" => fixed("302 Found\r\nlocation: /echo", b"moved"),
        "/chunked" => b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n\
                        5\r\nfirst\r\n7\r\n second\r\n0\r\n\r\n"
            .to_vec(),
        "/binary" => fixed("200 OK\r\nx-two: 1\r\nX-Two: 2", &(0..=255).collect::<Vec<u8>>().repeat(300)),
        "/json" => fixed(json, br#"{"n":7}"#),
        "/late" => {
            tokio::time::sleep(Duration::from_millis(150)).await;
            fixed(json, br#"{"n":8}"#)
        }
        "/never" => {
            tokio::time::sleep(NEVER).await;
            return None;
        }
        "/cut" => b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nfirst".to_vec(),
        "/hang-up" => return None,
        _ => fixed("404 Not Found", b"no such page"),
    };
    stream.write_all(&answer).await.ok()
}

/// Reads a request whose body is as long as it says.
async fn receive(stream: &mut TcpStream) -> Option<String> {
    let mut read = Vec::new();
    let end = loop {
        if let Some(end) = read.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut read).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&read[..end]).into_owned();
    let mut lines = head.lines();
    let request = lines.next()?.strip_suffix(" HTTP/1.1")?;
    let headers = lines.filter_map(|line| line.split_once(": "));
    let mut headers: Vec<_> = headers.map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
    let length = headers.iter().find(|(name, _)| name == "content-length").map(|(_, value)| value.parse().ok());
    let length: usize = length.unwrap_or(Some(0))?;
    while read.len() < end + 4 + length {
        if stream.read_buf(&mut read).await.ok()? == 0 {
            return None;
        }
    }
    headers.retain(|(name, _)| !HOSTS_OWN.contains(&name.as_str()));
    headers.sort_by(|one, other| one.0.cmp(&other.0));
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}={value}")).collect();
    Some(format!("{request} [{}] {:?}", headers.join(", "), String::from_utf8_lossy(&read[end + 4..])))
}
