//! When to try again, and after how long.

use crate::error::{Error, Phase};
use crate::ports::{Clock, Response};
use std::time::Duration;

/// How often one request is sent at most.
const MOST_TRIES: u32 = 6;
/// The first pause is at most this long; each further one at most twice the one before.
const FIRST_PAUSE_MS: u64 = 250;
/// No pause that nobody asked for is longer.
const LONGEST_PAUSE_MS: u64 = 8_000;
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
        match self.clock.deadline_ms() {
            Some(deadline) => {
                u64::try_from(deadline - self.clock.now_ms() - RESERVE_MS).unwrap_or(0).clamp(1, self.exchange_ms)
            }
            None => self.exchange_ms,
        }
    }

    /// Waits until the next try, or gives the error back.
    pub(crate) async fn wait_after(&mut self, error: Error) -> Result<(), Error> {
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
        if let Some(deadline) = self.clock.deadline_ms() {
            let left = deadline - self.clock.now_ms() - RESERVE_MS;
            if i64::try_from(pause).unwrap_or(i64::MAX) >= left {
                return Err(error.out_of_time());
            }
        }
        self.clock.sleep(pause).await;
        Ok(())
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

/// How long an answer asks to wait: `retry-after` in seconds, else `x-ratelimit-reset`, a point in time in seconds
/// since 1970.
pub(crate) fn asked_pause(response: &Response, now_ms: i64) -> Option<Duration> {
    let number = |name| {
        response.header(name)?.trim_ascii().bytes().try_fold(0_u64, |number, digit| {
            let digit = digit.is_ascii_digit().then_some(digit - b'0')?;
            number.checked_mul(10)?.checked_add(u64::from(digit))
        })
    };
    if let Some(seconds) = number("retry-after") {
        return Some(Duration::from_secs(seconds));
    }
    if response.status != 429 {
        return None;
    }
    let reset_ms = i64::try_from(number("x-ratelimit-reset")?.checked_mul(1_000)?).ok()?;
    Some(Duration::from_millis(u64::try_from(reset_ms - now_ms).unwrap_or(0)))
}
