//! A stream of events that Auth0 sends as they happen.

use crate::Operation;
use crate::client::Inner;
use crate::error::{Error, Phase};
use crate::execute::request;
use crate::ports::{Chunks, Response};
use crate::prepared::Prepared;
use crate::retry::{Tries, asked_pause};
use crate::trace::Trace;
use auth0_actions_wire::Problems;
use auth0_actions_wire::read::{Cx, Tape};
use std::fmt;
use std::marker::PhantomData;

/// An operation that answers with a stream of events.
pub trait Subscribes: Operation {}

/// How much one event may have.
const LARGEST_EVENT: usize = 1 << 20;

/// A subscription: events come from [`Subscription::next`] as they happen.
///
/// The stream needs a transport that can read an answer piece by piece, as the one on `reqwest` does; an Action has
/// none, and gets an error that says so. When the connection ends, `next` answers `None`; to go on, subscribe again
/// `from` the last event.
#[must_use = "it begins when `next` is awaited"]
pub struct Subscription<'a, O: Subscribes> {
    inner: &'a Inner,
    prepared: Prepared,
    stream: State,
    operation: PhantomData<fn() -> O>,
}

enum State {
    Waiting,
    Open(Box<dyn Chunks>, Lines),
    Ended,
}

impl<'a, O: Subscribes> Subscription<'a, O> {
    pub(crate) fn new(inner: &'a Inner, arguments: &[&str]) -> Self {
        let prepared = Prepared::new(O::SPEC, arguments);
        Self { inner, prepared, stream: State::Waiting, operation: PhantomData }
    }

    pub(crate) fn query(mut self, name: &str, value: &str) -> Self {
        self.prepared.query(name, value);
        self
    }

    /// The next event; `None` when Auth0 has closed the stream. After an error the subscription is over.
    pub async fn next(&mut self) -> Option<Result<O::Output, Error>> {
        let event = self.event().await;
        if !matches!(event, Some(Ok(_))) {
            self.stream = State::Ended;
        }
        match event? {
            Ok(event) => {
                let mut cx = Cx::new("");
                let output = O::decode(Some(event.root()), &mut cx);
                let problems = cx.into_problems();
                Some(if problems.is_empty() { Ok(output) } else { Err(Error::body(O::SPEC.name(), &problems)) })
            }
            Err(error) => Some(Err(error)),
        }
    }

    async fn event(&mut self) -> Option<Result<Tape<'static>, Error>> {
        if let State::Waiting = self.stream {
            let trace = Trace::of(O::SPEC.name());
            match trace.clone().around(open(self.inner, &mut self.prepared, trace)).await {
                Ok(chunks) => self.stream = State::Open(chunks, Lines::default()),
                Err(error) => return Some(Err(error)),
            }
        }
        let State::Open(chunks, lines) = &mut self.stream else { return None };
        next_event(chunks.as_mut(), lines, O::SPEC.name()).await
    }
}

/// Opens the stream, again where that is right: nothing is lost by it.
async fn open(inner: &Inner, prepared: &mut Prepared, mut trace: Trace) -> Result<Box<dyn Chunks>, Error> {
    if let Some(refused) = prepared.refusal() {
        return Err(refused);
    }
    let operation = prepared.spec.name();
    let mut tries = Tries::new(&*inner.ports, true).limited(prepared.timeout_ms, prepared.retries);
    let mut renewed = false;
    loop {
        let token = inner.token().await?;
        let mut request = request(inner, prepared, None, Vec::new(), &token);
        request.headers.push(("accept".to_owned(), "text/event-stream".to_owned()));
        trace.attempt();
        let opened = match inner.ports.open(request).await {
            Ok(opened) => opened,
            Err(error) => {
                let pause = tries.pause_after(Error::transport(operation, error))?;
                inner.ports.sleep(pause).await;
                continue;
            }
        };
        trace.status(opened.status);
        if (200..300).contains(&opened.status) {
            return Ok(opened.chunks);
        }
        if opened.status == 401 && !renewed && inner.token.is_none() {
            renewed = true;
            inner.ports.forget(&inner.credentials.token_key(), &token);
            continue;
        }
        let mut chunks = opened.chunks;
        let mut body = Vec::new();
        while let Ok(Some(chunk)) = chunks.next().await {
            body.extend_from_slice(&chunk);
            if body.len() > LARGEST_EVENT {
                break;
            }
        }
        let response = Response { status: opened.status, headers: opened.headers, body };
        let error = Error::answer(operation, &response, asked_pause(&response, inner.ports.now_ms()));
        let pause = tries.pause_after(error)?;
        inner.ports.sleep(pause).await;
    }
}

async fn next_event(
    chunks: &mut dyn Chunks,
    lines: &mut Lines,
    operation: &'static str,
) -> Option<Result<Tape<'static>, Error>> {
    loop {
        if let Some(data) = lines.event() {
            return Some(Tape::keep(data).map_err(|error| {
                let mut problems = Problems::default();
                problems.push("", format!("the event is no JSON: {error}"));
                Error::body(operation, &problems)
            }));
        }
        match chunks.next().await {
            Ok(Some(chunk)) if lines.len() + chunk.len() <= LARGEST_EVENT => lines.push(&chunk),
            Ok(Some(_)) => return Some(Err(Error::new(operation, Phase::Body, "an event is larger than 1 MiB"))),
            Ok(None) => return None,
            Err(error) => return Some(Err(Error::transport(operation, error))),
        }
    }
}

/// What has come and is not read yet, and the data of the event that is being read.
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
    /// Where the line begins that is next, and from where on its end is looked for.
    at: usize,
    looked: usize,
    data: Option<String>,
}

impl Lines {
    /// How much of the event that is being read has come.
    fn len(&self) -> usize {
        self.bytes.len() - self.at + self.data.as_ref().map_or(0, String::len)
    }

    fn push(&mut self, chunk: &[u8]) {
        self.bytes.drain(..self.at);
        (self.at, self.looked) = (0, self.looked - self.at);
        self.bytes.extend_from_slice(chunk);
    }

    /// The data of the next event that is whole; lines that are no data are passed over.
    fn event(&mut self) -> Option<String> {
        while let Some(line) = self.line() {
            if line.is_empty() {
                if let Some(data) = self.data.take() {
                    return Some(data);
                }
            } else if let Some(data) = line.strip_prefix("data:") {
                let data = data.strip_prefix(' ').unwrap_or(data);
                match &mut self.data {
                    Some(known) => {
                        known.push('\n');
                        known.push_str(data);
                    }
                    None => self.data = Some(data.to_owned()),
                }
            }
        }
        None
    }

    /// The next whole line, without its end.
    fn line(&mut self) -> Option<String> {
        let Some(more) = self.bytes.get(self.looked..)?.iter().position(|byte| *byte == b'\n') else {
            self.looked = self.bytes.len();
            return None;
        };
        let end = self.looked + more;
        let line = self.bytes.get(self.at..end)?;
        (self.at, self.looked) = (end + 1, end + 1);
        Some(String::from_utf8_lossy(line).trim_end_matches('\r').to_owned())
    }
}

impl<O: Subscribes> fmt::Debug for Subscription<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Subscription").field(&O::SPEC.name()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn events_come_out_of_pieces_that_end_anywhere() {
        let mut lines = Lines::default();
        let mut events = Vec::new();
        for piece in [": hello\n\nid: 1\nev", "ent: x\r\ndata: {\"a\":\r\ndata:1}\r", "\n\r\ndata: 2\n", "\ndata: half"]
        {
            lines.push(piece.as_bytes());
            while let Some(event) = lines.event() {
                events.push(event);
            }
        }
        assert_eq!(events, ["{\"a\":\n1}", "2"]);
    }
}
