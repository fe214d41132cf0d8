//! What the tenant's rate limit leaves: a client that knows that nothing remains waits, and is not refused.

use crate::ports::{Response, TransportError, TransportPhase};
use crate::retry::number;
use std::sync::atomic::{AtomicI64, Ordering};

/// A reset that is further away than this is not the tenant's limit, which is refilled all the time, but that of one
/// endpoint: other calls need not wait for it.
pub(crate) const FURTHEST_RESET_MS: i64 = 60_000;
/// `x-ratelimit-reset` promises one request, not more: after it the next waits for its answer, at most this long.
pub(crate) const UNKNOWN_MS: i64 = 1_000;

/// What an answer says of the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) remaining: u64,
    /// When one more request is let through, in milliseconds since 1970.
    pub(crate) reset_ms: i64,
}

impl Standing {
    pub(crate) fn of(response: &Response) -> Option<Self> {
        let remaining = number(response, "x-ratelimit-remaining")?;
        let reset_ms = i64::try_from(number(response, "x-ratelimit-reset")?.checked_mul(1_000)?).ok()?;
        Some(Self { remaining, reset_ms })
    }
}

/// Until when nothing remains, for clients without a [`Builder`](crate::Builder): an Action's life is too short for more.
#[derive(Default)]
pub(crate) struct Pace {
    /// In milliseconds since 1970; 0 when something remains, or nothing is known.
    resume_ms: AtomicI64,
}

impl Pace {
    /// How long to wait before asking again; 0 when the call may be sent.
    pub(crate) fn wait_ms(&self, now_ms: i64) -> i64 {
        let resume_ms = self.resume_ms.load(Ordering::Relaxed);
        if resume_ms > now_ms {
            return resume_ms - now_ms;
        }
        if resume_ms != 0 {
            self.resume_ms.store(now_ms + UNKNOWN_MS, Ordering::Relaxed);
        }
        0
    }

    pub(crate) fn learn(&self, response: &Response, now_ms: i64) {
        if let Some(standing) = Standing::of(response) {
            let waits = standing.remaining == 0 && standing.reset_ms - now_ms <= FURTHEST_RESET_MS;
            self.resume_ms.store(if waits { standing.reset_ms } else { 0 }, Ordering::Relaxed);
        }
    }
}

/// The reset comes too late.
pub(crate) fn too_late() -> TransportError {
    const WORDS: &str =
        "not sent: nothing remains of the tenant's rate limit, and waiting for more would pass the deadline";
    TransportError::new(TransportPhase::Deadline, WORDS)
}

#[cfg(test)]
mod tests {
    use super::Pace;
    use crate::ports::Response;

    const NOW: i64 = 1_700_000_000_000;

    fn told(remaining: &str, reset: i64) -> Response {
        let headers = vec![
            ("x-ratelimit-remaining".to_owned(), remaining.to_owned()),
            ("X-RateLimit-Reset".to_owned(), reset.to_string()),
        ];
        Response { status: 200, headers, body: Vec::new() }
    }

    #[test]
    fn one_call_is_let_through_at_the_reset_and_its_answer_decides() {
        let pace = Pace::default();
        assert_eq!(pace.wait_ms(NOW), 0, "nothing is known");
        pace.learn(&told("0", NOW / 1_000 + 2), NOW);
        assert_eq!(pace.wait_ms(NOW + 500), 1_500);
        assert_eq!(pace.wait_ms(NOW + 2_000), 0);
        assert_eq!(pace.wait_ms(NOW + 2_000), 1_000, "one alone was promised");
        pace.learn(&told("5", NOW / 1_000 + 3), NOW + 2_100);
        assert_eq!((pace.wait_ms(NOW + 2_100), pace.wait_ms(NOW + 2_100)), (0, 0));
    }

    #[test]
    fn what_is_no_number_and_what_is_far_away_is_not_learned() {
        let pace = Pace::default();
        pace.learn(&told("", NOW / 1_000 + 2), NOW);
        pace.learn(&told("-1", NOW / 1_000 + 2), NOW);
        pace.learn(&Response { status: 200, headers: Vec::new(), body: Vec::new() }, NOW);
        pace.learn(&told("0", NOW / 1_000 + 61), NOW);
        pace.learn(&told("0", i64::MAX), NOW);
        assert_eq!(pace.wait_ms(NOW), 0);
    }
}
