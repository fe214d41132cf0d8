//! The rate limit, and the headers that tell of it.

use std::time::{Duration, Instant};

use axum::http::{HeaderMap, HeaderValue};

use super::clock;

/// What the headers tell of a tenant without a limit: the burst of an Enterprise production tenant.
const UNLIMITED: u32 = 50;

/// What `x-ratelimit-limit`, `-remaining` and `-reset` say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    limit: u32,
    remaining: u32,
    /// From now to the time at which one more request is let through.
    reset: Duration,
}

impl Standing {
    /// Of a tenant that never limits.
    pub(crate) const UNLIMITED: Self =
        Self { limit: UNLIMITED, remaining: UNLIMITED - 1, reset: Duration::from_secs(1) };

    /// Of a limit that is used up for as long as `reset`.
    pub(crate) const fn used_up(reset: Duration) -> Self {
        Self { limit: UNLIMITED, remaining: 0, reset }
    }

    /// Adds the three headers; `x-ratelimit-reset` in seconds since 1970, rounded up.
    pub(crate) fn write_to(self, headers: &mut HeaderMap) {
        headers.insert("x-ratelimit-limit", HeaderValue::from(self.limit));
        headers.insert("x-ratelimit-remaining", HeaderValue::from(self.remaining));
        let reset = clock::next_second_after(self.reset);
        headers.insert("x-ratelimit-reset", HeaderValue::from(reset));
    }
}

/// A bucket of tokens: a request takes one, and time brings them back.
#[derive(Debug)]
pub(crate) struct Bucket {
    burst: u32,
    per_second: f64,
    tokens: f64,
    counted: Instant,
}

impl Bucket {
    /// A full bucket of `burst` tokens that gets `per_second` back each second. Both are at least 1.
    pub(crate) fn new(per_second: u32, burst: u32, now: Instant) -> Self {
        let burst = burst.max(1);
        Self { burst, per_second: f64::from(per_second.max(1)), tokens: f64::from(burst), counted: now }
    }

    /// Takes a token; refuses when there is none.
    pub(crate) fn take(&mut self, now: Instant) -> Result<Standing, Standing> {
        let elapsed = now.saturating_duration_since(self.counted).as_secs_f64();
        self.tokens = (self.tokens + elapsed * self.per_second).min(f64::from(self.burst));
        self.counted = now;
        let granted = self.tokens >= 1.0;
        if granted {
            self.tokens -= 1.0;
        }
        let missing = 1.0 - self.tokens.fract();
        let standing = Standing {
            limit: self.burst,
            // Never negative, never above the burst: the cast only drops the fraction.
            remaining: self.tokens as u32,
            reset: Duration::from_secs_f64(missing / self.per_second),
        };
        if granted { Ok(standing) } else { Err(standing) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_burst_goes_through_and_time_brings_one_back() {
        let start = Instant::now();
        let mut bucket = Bucket::new(2, 3, start);
        let remaining: Vec<_> = (0..3).map(|_| bucket.take(start).map(|s| s.remaining)).collect();
        assert_eq!(remaining, [Ok(2), Ok(1), Ok(0)]);
        let refused = bucket.take(start).expect_err("used up");
        assert_eq!((refused.remaining, refused.reset), (0, Duration::from_millis(500)));
        assert!(bucket.take(start + Duration::from_millis(499)).is_err());
        assert!(bucket.take(start + Duration::from_millis(501)).is_ok());
        assert!(bucket.take(start + Duration::from_millis(502)).is_err());
    }

    #[test]
    fn an_idle_bucket_never_holds_more_than_its_burst() {
        let start = Instant::now();
        let mut bucket = Bucket::new(10, 2, start);
        let later = start + Duration::from_secs(3_600);
        assert_eq!(bucket.take(later).map(|s| s.remaining), Ok(1));
    }

    #[test]
    fn the_reset_is_never_in_the_past() {
        let mut headers = HeaderMap::new();
        // Rounded down, or the seconds and the rest each rounded for themselves, it would be too early half of the time.
        for ms in (1..1_000).step_by(37) {
            let promised = clock::unix_millis() + i128::from(ms);
            Standing::used_up(Duration::from_millis(ms)).write_to(&mut headers);
            let reset: i128 = headers["x-ratelimit-reset"].to_str().unwrap().parse().unwrap();
            assert!(reset * 1_000 >= promised, "{reset} {promised}");
        }
        assert_eq!(headers["x-ratelimit-remaining"], "0");
    }
}
