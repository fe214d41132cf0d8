//! Driven over a loopback socket, by `cargo auth0 invoke` and its like.

use super::session::{Carrier, Machine, Session};
use super::unwinding::catching;
use crate::execution::{Entry, hello};
use auth0_actions_wire::protocol::{Decoder, Failure, FailureKind, Frame, Outcome, ToAction, ToHost, kind};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use zeroize::Zeroize;

/// Runs one execution for the driver at `address`. The exit code tells only whether the two spoke to the end: how the
/// execution ended is in its outcome.
pub(crate) fn drive(entries: &'static [Entry], address: &str, ticket: &str, describe_only: bool) -> ExitCode {
    match converse(entries, address, ticket, describe_only) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the driver at {address} is gone: {error}");
            ExitCode::from(3)
        }
    }
}

fn converse(
    entries: &'static [Entry],
    address: &str,
    ticket: &str,
    describe_only: bool,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.write_all(ticket.as_bytes())?;
    let clock = Arc::new(Mutex::new(now()));
    let carrier = Socket { stream: Mutex::new(stream.try_clone()?), clock: clock.clone() };
    let session = Arc::new(Session::new(Box::new(carrier)));
    session.send(ToHost::Hello(hello(entries)).into_frame());
    if describe_only {
        return Ok(());
    }
    let mut machine = Machine::new(session, entries);
    let mut decoder = Decoder::default();
    let mut buffer = vec![0; 64 << 10];
    loop {
        while let Some(frame) = decoder.next_frame()? {
            *clock.lock().unwrap_or_else(PoisonError::into_inner) = now();
            let message = ToAction::from_frame(frame)?;
            let _entered = machine.enter();
            let outcome = match catching(|| machine.receive(message)) {
                Ok(outcome) => outcome,
                Err(failure) => Some(Outcome::Failed(failure)),
            };
            if let Some(outcome) = outcome {
                machine.session.send(outcome.into_frame());
                return Ok(());
            }
        }
        let length = stream.read(&mut buffer)?;
        if length == 0 {
            return Err("it closed the connection".into());
        }
        decoder.push(&buffer[..length]);
        buffer[..length].zeroize();
    }
}

#[expect(clippy::disallowed_methods, reason = "a native carrier has a clock")]
fn now() -> Instant {
    Instant::now()
}

struct Socket {
    stream: Mutex<TcpStream>,
    clock: Arc<Mutex<Instant>>,
}

impl Carrier for Socket {
    fn send(&self, frame: Frame) {
        let mut bytes = match frame.encode() {
            Ok(bytes) => bytes,
            // Whoever asked for this waits for an answer that never comes; the outcome is what people read.
            Err(error) if frame.kind == kind::OUTCOME => {
                let failure = Failure::new(FailureKind::Limit, error.to_string());
                match Outcome::Failed(failure).into_frame().encode() {
                    Ok(bytes) => bytes,
                    Err(_) => return,
                }
            }
            Err(error) => {
                eprintln!("not sent: {error}");
                return;
            }
        };
        let mut stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        // A driver that is gone shows at the next read.
        let _ = stream.write_all(&bytes).and_then(|()| stream.flush());
        bytes.zeroize();
    }

    fn elapsed_ms(&self) -> i64 {
        let since = self.clock.lock().unwrap_or_else(PoisonError::into_inner).elapsed();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }
}
