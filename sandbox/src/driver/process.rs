//! The Action's process, and the socket between it and the driver.

use super::DriverError;
use auth0_actions::wire::protocol::{ENV_DESCRIBE, ENV_DRIVER, ENV_TICKET};
use ring::rand::{SecureRandom, SystemRandom};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

/// How long a binary may take to connect.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a connection is waited for whose process has ended.
const LAST_WORDS: Duration = Duration::from_millis(200);
/// 128 bits as hexadecimal digits.
const TICKET_DIGITS: usize = 32;

/// The binary of an Action.
#[derive(Clone, Debug)]
pub struct Process {
    program: PathBuf,
    env: Vec<(OsString, OsString)>,
}

impl Process {
    /// The binary at this path.
    #[must_use]
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), env: Vec::new() }
    }

    /// Sets a variable of its environment.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }

    pub(super) fn describing(&self) -> Self {
        self.clone().env(ENV_DESCRIBE, "1")
    }

    /// Starts the binary and waits until it has connected.
    pub(super) async fn spawn(&self) -> Result<Spawned, DriverError> {
        let door = Door::open().await?;
        let mut child = Command::new(&self.program)
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .env(ENV_DRIVER, &door.address)
            .env(ENV_TICKET, &door.ticket)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| DriverError::Io("the Action's binary can't be started", error))?;
        let no_word = |what: &str| {
            DriverError::NotAnAction(format!("it {what} without a word; does it call `auth0_actions::main!`?"))
        };
        let entered = tokio::select! {
            biased;
            stream = door.enter() => Some(stream?),
            status = child.wait() => {
                let status = status.map_err(|error| DriverError::Io("the Action's process is lost", error))?;
                // One that only describes itself may be gone before it is let in.
                match tokio::time::timeout(LAST_WORDS, door.enter()).await {
                    Ok(stream) => Some(stream?),
                    Err(_) => return Err(no_word(&format!("ended ({status})"))),
                }
            }
            () = tokio::time::sleep(CONNECT) => None,
        };
        let stream = entered.ok_or_else(|| no_word("ran for 10 seconds"))?;
        Ok(Spawned { stream, child: Some(child) })
    }
}

/// An Action that has connected.
#[derive(Debug)]
pub struct Spawned {
    pub(super) stream: TcpStream,
    pub(super) child: Option<Child>,
}

impl Spawned {
    /// Waits for an Action that somebody else starts; `tell` gets address and ticket, for the variables
    /// `AUTH0_ACTION_DRIVER` and `AUTH0_ACTION_TICKET`.
    ///
    /// # Errors
    /// When no socket can be made.
    pub async fn wait_for(tell: impl FnOnce(&str, &str)) -> Result<Self, DriverError> {
        let door = Door::open().await?;
        tell(&door.address, &door.ticket);
        Ok(Self { stream: door.enter().await?, child: None })
    }
}

/// A socket that lets in whoever has the ticket.
struct Door {
    listener: TcpListener,
    address: String,
    ticket: String,
}

impl Door {
    async fn open() -> Result<Self, DriverError> {
        let io = |error| DriverError::Io("no socket on the loopback interface", error);
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(io)?;
        let address = listener.local_addr().map_err(io)?.to_string();
        let mut ticket = [0; TICKET_DIGITS / 2];
        SystemRandom::new()
            .fill(&mut ticket)
            .map_err(|_| DriverError::Io("the system has no random bytes", std::io::ErrorKind::Other.into()))?;
        let ticket = ticket.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { listener, address, ticket })
    }

    async fn enter(&self) -> Result<TcpStream, DriverError> {
        loop {
            let (mut stream, _) =
                self.listener.accept().await.map_err(|error| DriverError::Io("the socket is lost", error))?;
            let mut ticket = [0; TICKET_DIGITS];
            let read = tokio::time::timeout(Duration::from_secs(1), stream.read_exact(&mut ticket)).await;
            // Anybody else on this machine may knock.
            if matches!(read, Ok(Ok(_))) && ticket == self.ticket.as_bytes() {
                stream.set_nodelay(true).map_err(|error| DriverError::Io("the socket is lost", error))?;
                return Ok(stream);
            }
        }
    }
}
