//! What the script in Node tells, put together to a report.

use super::super::DriverError;
use super::super::report::{Ended, Exchange, LogLine, Report, Source};
use auth0_actions::wire::Value;
use auth0_actions::wire::protocol::{Frame, Level, Outcome, ToHost, kind};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// A report in the making.
pub(super) struct Watched {
    pub(super) report: Report,
    /// Exchanges under way, by their operation.
    exchanges: HashMap<i64, (usize, Instant)>,
    /// What the module said came of it.
    outcome: Option<Outcome>,
    /// Has the file logged how the Action failed?
    is_failure_told: bool,
    /// What the file did with that.
    end: Option<End>,
}

/// What became of the function that the file exports.
struct End {
    rejected: Option<String>,
    /// Was `api` called as the module asked for?
    faithful: bool,
}

impl Watched {
    pub(super) fn new(report: Report) -> Self {
        Self { report, exchanges: HashMap::new(), outcome: None, is_failure_told: false, end: None }
    }

    /// Takes a line; answers the line of the log, if it is one.
    pub(super) fn line(&mut self, line: &Value) -> Result<Option<LogLine>, DriverError> {
        let number = |value: &Value| value.as_i64().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if let Some(log) = line.get("log") {
            let level = match log.at("level").as_str() {
                Some("error") => Level::Error,
                Some("warn") => Level::Warn,
                Some("info") => Level::Info,
                _ => Level::Log,
            };
            let line = LogLine { source: Source::Log(level), text: text(log.at("text")) };
            if self.tells_failure(&line) {
                return Ok(None);
            }
            self.report.logs.push(line.clone());
            return Ok(Some(line));
        }
        if let Some(header) = line.get("outcome") {
            self.outcome(header.as_str().unwrap_or_default())?;
        } else if let Some(http) = line.get("http") {
            self.exchanges.insert(number(http.at("op")), (self.report.exchanges.len(), Instant::now()));
            self.report.exchanges.push(Exchange {
                method: text(http.at("method")),
                url: text(http.at("url")),
                result: Err("unanswered".to_owned()),
                duration: Duration::ZERO,
            });
        } else if let Some(answer) = line.get("answer") {
            let status = u16::try_from(number(answer.at("status"))).unwrap_or_default();
            let error = text(answer.at("error"));
            self.ended(number(answer.at("op")), if error.is_empty() { Ok(status) } else { Err(error) });
        } else if let Some(op) = line.get("cancel") {
            self.ended(number(op), Err("cancelled".to_owned()));
        } else if let Some(ask) = line.get("ask") {
            let call = text(ask.at("call"));
            let granted = text(ask.at("granted"));
            if !granted.is_empty() {
                self.report.granted = granted.split_whitespace().map(str::to_owned).collect();
            }
            // Those of the token store are the host's own business.
            if number(ask.at("op")) != 0 && !call.starts_with("token.") {
                self.report.asked.push(call);
            }
        } else if let Some(end) = line.get("end") {
            let micros = u64::try_from(number(end.at("micros"))).unwrap_or_default();
            self.report.duration = Duration::from_micros(micros);
            self.end = Some(End {
                rejected: end.at("rejected").as_str().map(str::to_owned),
                faithful: end.at("faithful").as_bool() == Some(true),
            });
        }
        Ok(None)
    }

    /// Is this the one line in which the file tells Auth0's log how the Action failed? The report tells that elsewhere.
    fn tells_failure(&mut self, line: &LogLine) -> bool {
        let Some(Outcome::Failed(failure)) = &self.outcome else { return false };
        let begin = format!("{}: ", failure.kind.as_str());
        let is_it = !self.is_failure_told && line.source == Source::Log(Level::Error) && line.text.starts_with(&begin);
        self.is_failure_told |= is_it;
        is_it
    }

    fn outcome(&mut self, header: &str) -> Result<(), DriverError> {
        let header = header.to_owned();
        let message = ToHost::from_frame(Frame { kind: kind::OUTCOME, op: 0, header, body: Vec::new() })
            .map_err(|error| DriverError::Protocol(error.to_string()))?;
        // The first one counts.
        if let (ToHost::Outcome(outcome), None) = (message, &self.outcome) {
            self.outcome = Some(outcome);
        }
        Ok(())
    }

    fn ended(&mut self, op: i64, result: Result<u16, String>) {
        if let Some((index, since)) = self.exchanges.remove(&op)
            && let Some(exchange) = self.report.exchanges.get_mut(index)
        {
            exchange.result = result;
            exchange.duration = since.elapsed();
        }
    }

    /// Node has ended.
    pub(super) fn end(self) -> Report {
        let Self { mut report, outcome, is_failure_told, end, .. } = self;
        report.ended = match (outcome, end) {
            (_, None) => Ended::Trapped("Node ended without a word".to_owned()),
            (Some(Outcome::Done(commands)), Some(End { rejected: None, faithful: true })) => {
                Ended::Outcome(Outcome::Done(commands))
            }
            (Some(Outcome::Done(_)), Some(End { rejected: None, faithful: false })) => {
                Ended::Trapped("the file did not do to `api` what the Action asked for".to_owned())
            }
            (Some(Outcome::Failed(_)), Some(End { rejected: Some(_), .. })) if !is_failure_told => {
                Ended::Trapped("the file did not log how the Action failed".to_owned())
            }
            (Some(Outcome::Failed(failure)), Some(End { rejected: Some(message), .. }))
                if message.contains(&failure.message) =>
            {
                Ended::Outcome(Outcome::Failed(failure))
            }
            (_, Some(End { rejected: Some(message), .. })) => Ended::Trapped(message),
            (_, Some(End { rejected: None, .. })) => {
                Ended::Trapped("the file's function is fulfilled, and the Action did not say so".to_owned())
            }
        };
        report
    }
}
