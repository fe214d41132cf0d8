//! A bundle's file, run by Node as Auth0 runs it.

mod watched;

use super::report::{Ended, LogLine, Report, Source};
use super::{Driver, DriverError, Execution, GRACE};
use auth0_actions::management::reqwest::now_ms;
use auth0_actions::wire::protocol::{Failure, FailureKind, Hello, Outcome};
use auth0_actions::wire::{Map, Value, parse};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{ChildStdin, Command};
use watched::Watched;

/// The script around the file.
const PLAY: &str = include_str!("play.js");

/// How much longer than its deadline a file is waited for: it drops an Action that does not end by itself.
const PATIENCE: Duration = Duration::from_secs(2);

/// A bundle's file, and the Node that runs it. One run is one process, with nothing kept from another.
#[derive(Clone, Debug)]
pub struct BundleFile {
    node: PathBuf,
    file: PathBuf,
    places: Vec<(String, SocketAddr, String)>,
}

impl BundleFile {
    /// The file at `file`, run by the program `node`.
    #[must_use]
    pub fn new(node: impl Into<PathBuf>, file: impl Into<PathBuf>) -> Self {
        Self { node: node.into(), file: file.into(), places: Vec::new() }
    }

    /// Finds the host `name` at `address`, whose certificate this authority signed; the file's requests are otherwise as
    /// they are.
    #[must_use]
    pub fn resolve(mut self, name: impl Into<String>, address: SocketAddr, ca_pem: impl Into<String>) -> Self {
        self.places.push((name.into(), address, ca_pem.into()));
        self
    }

    fn job(&self, execution: &Execution, event: Value) -> Result<String, DriverError> {
        let places = self.places.iter().map(|(name, address, ca)| {
            let place = [
                ("address", Value::from(address.ip().to_string())),
                ("port", i64::from(address.port()).into()),
                ("ca", ca.as_str().into()),
            ];
            (name.as_str(), Value::Object(Map::from(place)))
        });
        let file = std::path::absolute(&self.file).map_err(|error| DriverError::Io("the bundle has no path", error))?;
        let secrets = parse(&execution.secrets).unwrap_or_default();
        let job = Map::from([
            ("file", Value::from(file.display().to_string())),
            ("handler", execution.handler.as_str().into()),
            ("event", event),
            ("secrets", secrets),
            ("frozen_at_ms", execution.frozen_at_ms.map_or(Value::Null, Value::from)),
            ("seed", i64::try_from(execution.seed).unwrap_or(i64::MAX).into()),
            ("resolve", Value::Object(places.collect())),
        ]);
        Ok(Value::Object(job).to_json() + "\n")
    }
}

impl Driver {
    /// Runs one execution of a bundle's file under Node. HTTP is Node's own; what Auth0's functions are asked, this
    /// driver answers. The file keeps to Auth0's deadline, whatever the execution says.
    ///
    /// As inside Auth0, and other than [`Driver::run`], a group of the event is read when the handler touches it.
    ///
    /// # Errors
    /// When Node can't be started, or what it runs is no bundle.
    pub async fn run_file(
        &self,
        bundle: &BundleFile,
        hello: &Hello,
        execution: &Execution,
        watch: &mut dyn FnMut(&LogLine),
    ) -> Result<Report, DriverError> {
        let mut report = Report {
            hello: hello.clone(),
            ended: Ended::Trapped(String::new()),
            exchanges: Vec::new(),
            asked: Vec::new(),
            granted: Vec::new(),
            logs: Vec::new(),
            duration: Duration::ZERO,
        };
        let event = match event_of(&execution.event) {
            Ok(event) => event,
            Err(failure) => {
                report.ended = Ended::Outcome(Outcome::Failed(failure));
                return Ok(report);
            }
        };
        let mut child = Command::new(&bundle.node)
            .args(["-e", PLAY])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| DriverError::Io("Node can't be started", error))?;
        let piped = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(mut stdin), Some(stdout), Some(stderr)) = piped else {
            return Err(DriverError::Io("Node has no pipes", std::io::ErrorKind::Other.into()));
        };
        say(&mut stdin, &bundle.job(execution, event.clone())?).await;
        let clock = || execution.frozen_at_ms.unwrap_or_else(now_ms);
        let mut watched = Watched::new(report);
        let mut lines = BufReader::new(stdout).lines();
        let mut errors = BufReader::new(stderr).lines();
        let late = tokio::time::sleep(super::DEADLINE + GRACE + PATIENCE);
        tokio::pin!(late);
        loop {
            tokio::select! {
                line = lines.next_line() => {
                    let Ok(Some(line)) = line else { break };
                    let Ok(line) = parse(&line) else {
                        return Err(DriverError::Protocol("the script in Node writes no JSON".to_owned()));
                    };
                    if let Some(question) = line.get("question") {
                        say(&mut stdin, &self.answered(question, &event, clock())).await;
                    } else if let Some(line) = watched.line(&line)? {
                        watch(&line);
                    }
                }
                Ok(Some(text)) = errors.next_line() => {
                    let line = LogLine { source: Source::Stderr, text };
                    watch(&line);
                    watched.report.logs.push(line);
                }
                () = &mut late => {
                    watched.report.ended = Ended::Trapped("the file did not end at its deadline, and was killed".to_owned());
                    return Ok(watched.report);
                }
            }
        }
        Ok(watched.end())
    }

    /// The line that answers a question.
    fn answered(&self, question: &Value, event: &Value, now_ms: i64) -> String {
        let call = question.at("call").as_str().unwrap_or_default();
        let args = question.at("args").as_array().unwrap_or_default();
        let id = question.at("id").clone();
        let answer = match self.answers.answer(call, args, event, now_ms) {
            Ok(value) => {
                let mut answer = Map::from([("id", id)]);
                if let Some(value) = value {
                    answer.insert("value", value);
                }
                answer
            }
            Err((code, text)) => {
                let error = Map::from([("code", Value::from(code)), ("text", text.into())]);
                Map::from([("id", id), ("error", Value::Object(error))])
            }
        };
        Value::Object(answer).to_json() + "\n"
    }
}

/// Sends a line; a Node that is gone shows when its next line is read.
async fn say(stdin: &mut ChildStdin, line: &str) {
    let _ = stdin.write_all(line.as_bytes()).await;
    let _ = stdin.flush().await;
}

/// The event as Auth0 hands it over: an object.
fn event_of(text: &str) -> Result<Value, Failure> {
    let wrong = |what: &str, line: usize, column: usize| {
        let message = format!("the event is not a JSON object: {what} in line {line}, column {column}");
        Failure::new(FailureKind::Malformed, message)
    };
    match parse(text) {
        Ok(event) if event.as_object().is_some() => Ok(event),
        Ok(_) => Err(wrong("it does not begin with `{`", 1, 1)),
        Err(error) => {
            let (line, column) = error.line_and_column();
            Err(wrong(error.what(), line, column))
        }
    }
}
