//! Faults on demand: what the tenant does wrong, to which requests, and their text form.

use std::collections::VecDeque;
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// The most requests that one `*N` may stand for.
const MOST_REPEATS: usize = 1_000;
/// The longest time that a fault may name, in milliseconds: one hour.
const LONGEST_MILLIS: u64 = 3_600_000;
/// When a 429 without a time of its own says that the limit ends.
const DEFAULT_RESET: Duration = Duration::from_secs(1);

/// Which requests a fault is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// Token requests: `POST /oauth/token`.
    Token,
    /// Calls of the Management API: everything below `/api/v2/`.
    Api,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token => "token",
            Self::Api => "api",
        })
    }
}

/// One thing that goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The answer is right, but comes this much later. Text form: `latency=MILLISECONDS`.
    Latency(Duration),
    /// 429. Nothing is applied. Text forms: `429`, `429=SECONDS`, `429-retry-after=SECONDS`.
    RateLimited {
        /// From now to the time that `x-ratelimit-reset` names; whole seconds.
        reset: Duration,
        /// Whether `retry-after` names it too.
        retry_after: bool,
    },
    /// 500, 502, 503 or 504. Nothing is applied. Text form: the number.
    Status(u16),
    /// The connection is reset before the request is looked at. Nothing is applied. Text form: `reset`.
    Reset,
    /// The request is applied, then the connection is reset instead of an answer. Text form:
    /// `reset-after`.
    ResetAfter,
    /// The request is applied, then the answer's body ends early and the connection closes. An answer
    /// that has no body gets the head of one. Text form: `cut`.
    Cut,
    /// The request is applied, then the answer is a 200 whose body is not JSON. Text form: `malformed`.
    Malformed,
    /// The request is never answered, and nothing is applied. Text form: `hang`.
    Hang,
    /// The token is refused with 401, although it is valid. Only calls of the API carry one: a token
    /// request with this fault is answered as ever. Text form: `revoked`.
    Revoked,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latency(by) => write!(f, "latency={}", by.as_millis()),
            Self::RateLimited { reset, retry_after: true } => {
                write!(f, "429-retry-after={}", reset.as_secs())
            }
            Self::RateLimited { reset, retry_after: false } => write!(f, "429={}", reset.as_secs()),
            Self::Status(status) => write!(f, "{status}"),
            Self::Reset => f.write_str("reset"),
            Self::ResetAfter => f.write_str("reset-after"),
            Self::Cut => f.write_str("cut"),
            Self::Malformed => f.write_str("malformed"),
            Self::Hang => f.write_str("hang"),
            Self::Revoked => f.write_str("revoked"),
        }
    }
}

/// Scripted faults: a queue for each target. A request takes the next fault of its target, and is
/// answered as ever once the queue is empty.
///
/// ```
/// use auth0_actions_sandbox::tenant::{Fault, Faults, Target};
///
/// let parsed: Faults = "token:503, api:reset*2".parse()?;
/// let built = Faults::new()
///     .then(Target::Token, Fault::Status(503))
///     .then(Target::Api, Fault::Reset)
///     .then(Target::Api, Fault::Reset);
/// assert_eq!(parsed, built);
/// # Ok::<(), auth0_actions_sandbox::tenant::FaultsError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults {
    token: VecDeque<Fault>,
    api: VecDeque<Fault>,
}

impl Faults {
    /// No faults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the text form: `TARGET:FAULT`, or `TARGET:FAULT*TIMES`, parted by commas.
    ///
    /// # Errors
    ///
    /// Names the part that can't be read, and every form that can.
    pub fn parse(text: &str) -> Result<Self, FaultsError> {
        let mut faults = Self::new();
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let error = || FaultsError { part: part.to_owned() };
            let (target, rest) = part.split_once(':').ok_or_else(error)?;
            let target = match target.trim() {
                "token" => Target::Token,
                "api" => Target::Api,
                _ => return Err(error()),
            };
            let (fault, times) = match rest.split_once('*') {
                Some((fault, times)) => (fault, times.trim().parse().map_err(|_| error())?),
                None => (rest, 1),
            };
            if times == 0 || times > MOST_REPEATS {
                return Err(error());
            }
            let fault = read_fault(fault.trim()).ok_or_else(error)?;
            if fault == Fault::Revoked && target == Target::Token {
                return Err(error());
            }
            for _ in 0..times {
                faults = faults.then(target, fault);
            }
        }
        Ok(faults)
    }

    /// Adds a fault to the end of its target's queue.
    #[must_use]
    pub fn then(mut self, target: Target, fault: Fault) -> Self {
        self.queue(target).push_back(fault);
        self
    }

    /// Whether no fault is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.token.is_empty() && self.api.is_empty()
    }

    /// Adds the other's faults to the ends of the queues.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.token.append(&mut other.token);
        self.api.append(&mut other.api);
    }

    /// Takes the next fault for a request.
    pub(crate) fn take(&mut self, target: Target) -> Option<Fault> {
        self.queue(target).pop_front()
    }

    fn queue(&mut self, target: Target) -> &mut VecDeque<Fault> {
        match target {
            Target::Token => &mut self.token,
            Target::Api => &mut self.api,
        }
    }
}

impl FromStr for Faults {
    type Err = FaultsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

fn read_fault(text: &str) -> Option<Fault> {
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => (name.trim(), Some(value.trim().parse::<u64>().ok()?)),
        None => (text, None),
    };
    let within = |millis: u64| (millis <= LONGEST_MILLIS).then(|| Duration::from_millis(millis));
    let seconds = |value: Option<u64>| match value {
        Some(seconds) => within(seconds.checked_mul(1_000)?),
        None => Some(DEFAULT_RESET),
    };
    match (name, value) {
        ("latency", Some(millis)) => within(millis).map(Fault::Latency),
        ("429", _) => Some(Fault::RateLimited { reset: seconds(value)?, retry_after: false }),
        ("429-retry-after", _) => Some(Fault::RateLimited { reset: seconds(value)?, retry_after: true }),
        ("500" | "502" | "503" | "504", None) => name.parse().ok().map(Fault::Status),
        ("reset", None) => Some(Fault::Reset),
        ("reset-after", None) => Some(Fault::ResetAfter),
        ("cut", None) => Some(Fault::Cut),
        ("malformed", None) => Some(Fault::Malformed),
        ("hang", None) => Some(Fault::Hang),
        ("revoked", None) => Some(Fault::Revoked),
        _ => None,
    }
}

/// A text that names no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultsError {
    part: String,
}

impl fmt::Display for FaultsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is no fault: write TARGET:FAULT or TARGET:FAULT*TIMES (1 to {MOST_REPEATS}), parted \
             by commas. TARGET is `token` or `api`. FAULT is `latency=MILLISECONDS`, `429`, \
             `429=SECONDS`, `429-retry-after=SECONDS`, `500`, `502`, `503`, `504`, `reset`, \
             `reset-after`, `cut`, `malformed`, `hang`, or, for `api` alone, `revoked`. No time is \
             longer than an hour",
            self.part
        )
    }
}

impl std::error::Error for FaultsError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_as_it_is_written() {
        for form in [
            "latency=1500",
            "429=7",
            "429-retry-after=2",
            "500",
            "502",
            "503",
            "504",
            "reset",
            "reset-after",
            "cut",
            "malformed",
            "hang",
            "revoked",
        ] {
            let mut faults = Faults::parse(&format!("api:{form}")).expect(form);
            assert_eq!(faults.take(Target::Api).expect(form).to_string(), form);
            assert!(faults.is_empty());
        }
    }

    #[test]
    fn a_queue_is_taken_in_order_and_by_its_own_target() {
        let mut faults = Faults::parse(" token:503 , api:reset*2, api:429 ").expect("valid");
        assert_eq!(faults.take(Target::Api), Some(Fault::Reset));
        assert_eq!(faults.take(Target::Token), Some(Fault::Status(503)));
        assert_eq!(faults.take(Target::Token), None);
        assert_eq!(faults.take(Target::Api), Some(Fault::Reset));
        let limited = Fault::RateLimited { reset: Duration::from_secs(1), retry_after: false };
        assert_eq!(faults.take(Target::Api), Some(limited));
        assert!(faults.is_empty());
    }

    #[test]
    fn what_is_no_fault_is_named_with_the_forms_that_are() {
        for text in [
            "503",
            "both:503",
            "api:418",
            "api:reset*0",
            "api:reset*1001",
            "api:reset*x",
            "api:latency",
            "api:latency=-1",
            "api:latency=3600001",
            "api:429=99999999999999999999",
            "api:503=2",
            "token:revoked",
            "api:",
            "api:429=18446744073709551615",
        ] {
            let error = Faults::parse(text).expect_err(text).to_string();
            assert!(error.starts_with(&format!("`{text}` is no fault")), "{error}");
            assert!(error.contains("`latency=MILLISECONDS`"), "{error}");
        }
        assert_eq!(Faults::parse(" , "), Ok(Faults::new()));
    }
}
