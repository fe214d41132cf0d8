//! When to try again, and after how long.

use crate::error::{Error, Phase};
use crate::pace::{Pace, too_late};
use crate::ports::{Clock, Response};
use std::time::Duration;

/// How often one request is sent at most.
const MOST_TRIES: u32 = 6;
/// The first pause is at most this long; each further one at most twice the one before.
const FIRST_PAUSE_MS: u64 = 250;
/// No pause that nobody asked for is longer.
const LONGEST_PAUSE_MS: u64 = 8_000;
/// Where there is no deadline, no pause that Auth0 asks for is longer: the limit of some endpoints is refilled in hours.
const LONGEST_ASKED_MS: u64 = 60_000;
/// What stays of the time for the handler's own work after the last try.
const RESERVE_MS: i64 = 200;
/// One exchange may take this long.
pub(crate) const EXCHANGE_MS: u64 = 10_000;

/// One request's tries.
pub(crate) struct Tries<'c> {
    clock: &'c dyn Clock,
    /// Does a repetition change nothing? Otherwise only what was certainly not carried out is repeated.
    repeatable: bool,
    /// How long one exchange may take, and how often it is sent.
    exchange_ms: u64,
    most: u32,
    made: u32,
}

impl<'c> Tries<'c> {
    pub(crate) fn new(clock: &'c dyn Clock, repeatable: bool) -> Self {
        Self { clock, repeatable, exchange_ms: EXCHANGE_MS, most: MOST_TRIES, made: 0 }
    }

    /// With what a call says of itself.
    pub(crate) fn limited(mut self, timeout_ms: Option<u64>, retries: Option<u32>) -> Self {
        self.exchange_ms = timeout_ms.unwrap_or(EXCHANGE_MS);
        self.most = retries.map_or(MOST_TRIES, |retries| retries.saturating_add(1));
        self
    }

    /// How long the next exchange may take.
    pub(crate) fn timeout_ms(&self) -> u64 {
        match left_ms(self.clock) {
            Some(left) => u64::try_from(left).unwrap_or(0).clamp(1, self.exchange_ms),
            None => self.exchange_ms,
        }
    }

    /// For how long to wait until the tenant's limit lets one more call through.
    pub(crate) fn turn_ms(&self, operation: &'static str, pace: &Pace) -> Result<u64, Error> {
        let wait = pace.wait_ms(self.clock.now_ms());
        if wait != 0 && left_ms(self.clock).is_some_and(|left| wait >= left) {
            return Err(Error::transport(operation, too_late()));
        }
        Ok(wait.unsigned_abs())
    }

    /// For how long to wait until the next try; gives the error back when there is none.
    pub(crate) fn pause_after(&mut self, error: Error) -> Result<u64, Error> {
        self.made += 1;
        if self.made >= self.most || !self.may_repeat(&error) {
            return Err(error);
        }
        let most = FIRST_PAUSE_MS.checked_shl(self.made - 1).unwrap_or(LONGEST_PAUSE_MS).min(LONGEST_PAUSE_MS);
        let pause = match error.retry_after() {
            // Everyone was told the same moment: spread the herd behind it.
            Some(asked) => {
                u64::try_from(asked.as_millis()).unwrap_or(u64::MAX).saturating_add(self.clock.random(FIRST_PAUSE_MS))
            }
            None => self.clock.random(most + 1),
        };
        match left_ms(self.clock) {
            Some(left) if i64::try_from(pause).unwrap_or(i64::MAX) >= left => Err(error.out_of_time()),
            None if pause > LONGEST_ASKED_MS + FIRST_PAUSE_MS => Err(error),
            _ => Ok(pause),
        }
    }

    fn may_repeat(&self, error: &Error) -> bool {
        match (error.phase(), error.status()) {
            // Not carried out, whatever it was.
            (Phase::Connect, _) | (_, Some(429)) => true,
            (Phase::Timeout | Phase::Broken | Phase::Body, _) => self.repeatable,
            (_, Some(status)) => status >= 500 && self.repeatable,
            _ => false,
        }
    }
}

/// What the deadline leaves for exchanges and pauses.
pub(crate) fn left_ms(clock: &dyn Clock) -> Option<i64> {
    Some(clock.deadline_ms()? - clock.now_ms() - RESERVE_MS)
}

/// The whole number in a header; `None` when it is absent, or holds anything else.
pub(crate) fn number(response: &Response, name: &str) -> Option<u64> {
    let digits = response.header(name)?.trim_ascii();
    let add = |number: u64, digit: u8| {
        number.checked_mul(10)?.checked_add(u64::from(digit.is_ascii_digit().then_some(digit.wrapping_sub(b'0'))?))
    };
    if digits.is_empty() { None } else { digits.bytes().try_fold(0, add) }
}

/// How long an answer asks to wait: `retry-after` in seconds, else `x-ratelimit-reset`, a point in time in seconds
/// since 1970.
pub(crate) fn asked_pause(response: &Response, now_ms: i64) -> Option<Duration> {
    if let Some(seconds) = number(response, "retry-after") {
        return Some(Duration::from_secs(seconds));
    }
    if response.status != 429 {
        return None;
    }
    let reset_ms = i64::try_from(number(response, "x-ratelimit-reset")?.checked_mul(1_000)?).ok()?;
    Some(Duration::from_millis(u64::try_from(reset_ms - now_ms).unwrap_or(0)))
}
