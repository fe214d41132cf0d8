//! One execution, message by message.

use super::process::Spawned;
use super::report::{Ended, Exchange, LogLine, Report, Source};
use super::{Driver, DriverError, Execution, GRACE};
use auth0_actions::management::reqwest::now_ms;
use auth0_actions::wire::protocol::{Answer, Decoder, Hello, HttpRequest, Outcome, Start, ToAction, ToHost, VERSION};
use auth0_actions::wire::{Value, parse};
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::{AbortHandle, JoinSet};

/// How long an Action that has connected may take to say hello.
const HELLO: Duration = Duration::from_secs(10);

/// The socket, cut into messages.
struct Channel {
    stream: TcpStream,
    decoder: Decoder,
}

impl Channel {
    fn new(stream: TcpStream) -> Self {
        Self { stream, decoder: Decoder::default() }
    }

    /// The next message; `None` when the Action has closed the socket. Dropping the future loses nothing.
    async fn receive(&mut self) -> Result<Option<ToHost>, DriverError> {
        let wrong = |error: auth0_actions::wire::protocol::FrameError| DriverError::Protocol(error.to_string());
        loop {
            if let Some(frame) = self.decoder.next_frame().map_err(wrong)? {
                return ToHost::from_frame(frame).map(Some).map_err(wrong);
            }
            let mut buffer = [0; 16 << 10];
            match self.stream.read(&mut buffer).await {
                Ok(0) | Err(_) => return Ok(None),
                Ok(length) => self.decoder.push(&buffer[..length]),
            }
        }
    }

    /// Sends; an Action that is gone shows when its next message is read.
    async fn send(&mut self, message: ToAction) -> Result<(), DriverError> {
        let bytes = message.into_frame().encode().map_err(|error| DriverError::Protocol(error.to_string()))?;
        // They hold secrets, and answers with tokens.
        let bytes = zeroize::Zeroizing::new(bytes);
        let _ = self.stream.write_all(&bytes).await;
        Ok(())
    }

    async fn hello(&mut self) -> Result<Hello, DriverError> {
        let silent = |_| DriverError::NotAnAction("it did not say hello within 10 seconds".to_owned());
        match tokio::time::timeout(HELLO, self.receive()).await.map_err(silent)?? {
            Some(ToHost::Hello(hello)) if hello.protocol == VERSION => Ok(hello),
            Some(ToHost::Hello(hello)) => Err(DriverError::Version(hello.protocol)),
            _ => Err(DriverError::NotAnAction("it did not say hello".to_owned())),
        }
    }
}

pub(super) async fn hello(spawned: Spawned) -> Result<Hello, DriverError> {
    Channel::new(spawned.stream).hello().await
}

/// Operations under way.
struct Operations {
    running: JoinSet<(u32, Answer)>,
    handles: HashMap<u32, AbortHandle>,
    /// HTTP operations, by their place among the report's exchanges.
    exchanges: HashMap<u32, (usize, Instant)>,
    cancelled: HashSet<u32>,
}

pub(super) async fn hold(
    driver: &Driver,
    spawned: Spawned,
    execution: &Execution,
    watch: &mut dyn FnMut(&LogLine),
) -> Result<Report, DriverError> {
    let Spawned { stream, mut child } = spawned;
    let (lines, mut printed) = mpsc::unbounded_channel();
    if let Some(child) = &mut child {
        forward(child.stdout.take(), Source::Stdout, lines.clone());
        forward(child.stderr.take(), Source::Stderr, lines.clone());
    }
    drop(lines);
    let mut channel = Channel::new(stream);
    let hello = channel.hello().await?;
    driver.clock.stand_at(execution.frozen_at_ms);
    let clock = || execution.frozen_at_ms.unwrap_or_else(now_ms);
    let began = Instant::now();
    channel.send(ToAction::Secrets(execution.secrets.clone().into_bytes())).await?;
    let started_ms = clock();
    channel
        .send(ToAction::Start(Start {
            handler: execution.handler.clone(),
            now_ms: started_ms,
            deadline_ms: execution
                .deadline
                .map(|limit| started_ms + i64::try_from(limit.as_millis()).unwrap_or(i64::MAX)),
            seed: execution.seed,
            frozen: execution.frozen_at_ms.is_some(),
            strict: true,
            event: execution.event.clone().into_bytes(),
        }))
        .await?;

    let event = parse(&execution.event).unwrap_or_default();
    let mut report = Report {
        hello,
        ended: Ended::Trapped(String::new()),
        exchanges: Vec::new(),
        asked: Vec::new(),
        granted: Vec::new(),
        logs: Vec::new(),
        duration: Duration::ZERO,
    };
    let mut operations = Operations {
        running: JoinSet::new(),
        handles: HashMap::new(),
        exchanges: HashMap::new(),
        cancelled: HashSet::new(),
    };
    let killed = async {
        match execution.deadline {
            Some(limit) => tokio::time::sleep(limit + GRACE).await,
            None => std::future::pending().await,
        }
    };
    tokio::pin!(killed);
    let outcome: Option<Outcome> = loop {
        tokio::select! {
            message = channel.receive() => match message? {
                None => break None,
                Some(ToHost::Outcome(outcome)) => break Some(outcome),
                Some(ToHost::Log(level, text)) => note(&mut report, watch, LogLine { source: Source::Log(level), text }),
                Some(message) => operations.begin(driver, message, &event, clock(), &mut report)?,
            },
            Some(done) = operations.running.join_next() => {
                // An aborted operation answers nobody.
                let Ok((op, mut answer)) = done else { continue };
                operations.end(op, &answer, &mut report);
                if !operations.cancelled.contains(&op) {
                    answer.now_ms = clock();
                    channel.send(ToAction::Answer(op, answer)).await?;
                }
            }
            Some(line) = printed.recv() => note(&mut report, watch, line),
            () = &mut killed => {
                report.duration = began.elapsed();
                report.ended = Ended::Trapped("the Action did not end at its deadline and was killed".to_owned());
                return Ok(report);
            }
        }
    };
    report.duration = began.elapsed();
    let status = match &mut child {
        Some(child) => tokio::time::timeout(GRACE, child.wait()).await.ok().and_then(Result::ok),
        None => None,
    };
    // What was printed last is still on its way.
    while let Ok(Some(line)) = tokio::time::timeout(GRACE, printed.recv()).await {
        note(&mut report, watch, line);
    }
    operations.give_up(&mut report);
    report.ended = match (outcome, status) {
        (Some(outcome), _) => Ended::Outcome(outcome),
        (None, Some(status)) => Ended::Trapped(format!("the Action's process ended without an outcome ({status})")),
        (None, None) => Ended::Trapped("the Action closed the connection without an outcome".to_owned()),
    };
    Ok(report)
}

fn note(report: &mut Report, watch: &mut dyn FnMut(&LogLine), line: LogLine) {
    watch(&line);
    report.logs.push(line);
}

/// Sends each line of a pipe on.
fn forward(
    pipe: Option<impl tokio::io::AsyncRead + Unpin + Send + 'static>,
    source: Source,
    lines: mpsc::UnboundedSender<LogLine>,
) {
    let Some(pipe) = pipe else { return };
    tokio::spawn(async move {
        let mut reader = BufReader::new(pipe);
        let mut line = Vec::new();
        while let Ok(1..) = reader.read_until(b'\n', &mut line).await {
            let text = String::from_utf8_lossy(&line).trim_end().to_owned();
            if lines.send(LogLine { source, text }).is_err() {
                break;
            }
            line.clear();
        }
    });
}

impl Operations {
    fn begin(
        &mut self,
        driver: &Driver,
        message: ToHost,
        event: &Value,
        now_ms: i64,
        report: &mut Report,
    ) -> Result<(), DriverError> {
        match message {
            ToHost::Http(op, request) => {
                self.exchanges.insert(op, (report.exchanges.len(), Instant::now()));
                report.exchanges.push(begun(&request));
                let driver = driver.clone();
                self.run(op, async move { (op, driver.http(request, now_ms).await) });
            }
            ToHost::Sleep(op, ms) => {
                let answer = Answer::value(now_ms, None);
                self.run(op, async move {
                    tokio::time::sleep(Duration::from_millis(ms)).await;
                    (op, answer)
                });
            }
            ToHost::Ask { op, call, args, .. } if call == "token.acquire" => {
                let key = args.first().and_then(Value::as_str).unwrap_or_default().to_owned();
                let driver = driver.clone();
                self.run(op, async move { (op, driver.acquire(key, now_ms).await) });
            }
            ToHost::Ask { op: 0, call, mut args, .. } => {
                driver.tell(&call, &args);
                if let Some(scope) =
                    args.get(1).filter(|_| call == "token.publish").and_then(|token| token.at("scope").as_str())
                {
                    report.granted = scope.split_whitespace().map(str::to_owned).collect();
                }
                args.iter_mut().for_each(Value::wipe);
            }
            ToHost::Ask { op, call, mut args, data } => {
                let answer = driver.ask(&call, &args, &data, event, now_ms);
                args.iter_mut().for_each(Value::wipe);
                report.asked.push(call);
                self.run(op, async move { (op, answer) });
            }
            ToHost::Cancel(op) => {
                self.cancelled.insert(op);
                if let Some(handle) = self.handles.remove(&op) {
                    handle.abort();
                }
                if let Some((index, since)) = self.exchanges.remove(&op) {
                    end(&mut report.exchanges[index], Err("cancelled".to_owned()), since);
                }
            }
            ToHost::Hello(_) | ToHost::Log(..) | ToHost::Outcome(_) => {
                return Err(DriverError::Protocol("it said hello twice".to_owned()));
            }
        }
        Ok(())
    }

    fn run(&mut self, op: u32, operation: impl Future<Output = (u32, Answer)> + Send + 'static) {
        self.handles.insert(op, self.running.spawn(operation));
    }

    fn end(&mut self, op: u32, answer: &Answer, report: &mut Report) {
        self.handles.remove(&op);
        if let Some((index, since)) = self.exchanges.remove(&op) {
            let result = match &answer.error {
                None => Ok(answer.status),
                Some(error) => Err(error.code.clone()),
            };
            end(&mut report.exchanges[index], result, since);
        }
    }

    /// The Action ended before these did.
    fn give_up(&mut self, report: &mut Report) {
        for (_, (index, since)) in self.exchanges.drain() {
            end(&mut report.exchanges[index], Err("unanswered".to_owned()), since);
        }
    }
}

fn begun(request: &HttpRequest) -> Exchange {
    Exchange {
        method: request.method.clone(),
        url: request.url.split('?').next().unwrap_or_default().to_owned(),
        result: Err("unanswered".to_owned()),
        duration: Duration::ZERO,
    }
}

fn end(exchange: &mut Exchange, result: Result<u16, String>, since: Instant) {
    exchange.result = result;
    exchange.duration = since.elapsed();
}
