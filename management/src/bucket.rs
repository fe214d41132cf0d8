//! Who may call now: what the tenant tells of its limit, and a rate of the client's own.

use crate::pace::{FURTHEST_RESET_MS, Standing, UNKNOWN_MS};

/// What the bucket answers; waits in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    Now,
    /// The tenant's limit lets no more through for so long.
    Told(i64),
    /// The client's own rate lets no more through for so long.
    Own(i64),
}

/// A bucket of tokens, of which each call takes one.
pub(crate) struct Bucket {
    tenant: Tenant,
    own: Option<Own>,
    /// Calls that are not answered: the tenant has counted some of them, and which is not known.
    in_flight: u64,
}

/// What is known of the tenant's limit.
#[derive(Clone, Copy, Debug)]
enum Tenant {
    /// No answer has come. One call goes ahead, and the others wait for its answer until this time.
    Unknown {
        until_ms: i64,
    },
    /// Answers say nothing of a limit, or speak of one that is not for every call.
    Silent,
    Told(Standing),
}

/// So many calls a second in the long run, and a burst of them at once.
struct Own {
    interval_us: i64,
    burst_us: i64,
    /// When the bucket is full again, in microseconds since 1970.
    full_us: i64,
}

impl Bucket {
    /// `rate` is calls a second, and how many at once; zero counts as one.
    pub(crate) fn new(rate: Option<(u32, u32)>) -> Self {
        let own = rate.map(|(per_second, burst)| {
            let interval_us = 1_000_000 / i64::from(per_second.clamp(1, 1_000_000));
            Own { interval_us, burst_us: interval_us.saturating_mul(i64::from(burst.max(1))), full_us: 0 }
        });
        Self { tenant: Tenant::Unknown { until_ms: 0 }, own, in_flight: 0 }
    }

    /// Takes a token, or says how long there is none.
    pub(crate) fn take(&mut self, now_ms: i64) -> Turn {
        if let Some(wait) = self.own.as_mut().and_then(|own| own.wait_ms(now_ms)) {
            return Turn::Own(wait);
        }
        match &mut self.tenant {
            Tenant::Unknown { until_ms } if self.in_flight > 0 && *until_ms > now_ms => {
                return Turn::Told(*until_ms - now_ms);
            }
            Tenant::Unknown { until_ms } => *until_ms = now_ms + UNKNOWN_MS,
            Tenant::Told(standing) if standing.remaining > 0 => standing.remaining -= 1,
            // The clock was turned back, if it is so far away now.
            Tenant::Told(standing) if (1..=FURTHEST_RESET_MS).contains(&(standing.reset_ms - now_ms)) => {
                return Turn::Told(standing.reset_ms - now_ms);
            }
            // One was promised, and its answer tells of the next.
            Tenant::Told(standing) => standing.reset_ms = now_ms + UNKNOWN_MS,
            Tenant::Silent => {}
        }
        if let Some(own) = &mut self.own {
            own.full_us += own.interval_us;
        }
        self.in_flight += 1;
        Turn::Now
    }

    /// Takes notice of the answer to a call that has not left yet.
    pub(crate) fn learn(&mut self, told: Option<Standing>, now_ms: i64) {
        self.tenant = match told {
            Some(told) if told.reset_ms - now_ms <= FURTHEST_RESET_MS => {
                let others = self.in_flight.saturating_sub(1);
                Tenant::Told(Standing { remaining: told.remaining.saturating_sub(others), ..told })
            }
            _ => Tenant::Silent,
        };
    }

    /// A call was answered, or given up.
    pub(crate) fn leave(&mut self) {
        self.in_flight = self.in_flight.saturating_sub(1);
    }
}

impl Own {
    fn wait_ms(&mut self, now_ms: i64) -> Option<i64> {
        let now_us = now_ms.saturating_mul(1_000);
        // Never in the past, and no further away than an empty bucket takes, even where the clock was turned back.
        self.full_us = self.full_us.clamp(now_us, now_us.saturating_add(self.burst_us));
        let wait_us = self.full_us + self.interval_us - now_us - self.burst_us;
        (wait_us > 0).then_some((wait_us + 999) / 1_000)
    }
}

#[cfg(test)]
mod tests {
    use super::{Bucket, Turn};
    use crate::pace::Standing;

    const NOW: i64 = 1_700_000_000_000;

    fn takes(bucket: &mut Bucket, now_ms: i64, count: usize) -> Vec<Turn> {
        (0..count).map(|_| bucket.take(now_ms)).collect()
    }

    #[test]
    fn a_rate_of_ones_own_gives_a_burst_and_then_one_at_a_time() {
        let mut bucket = Bucket::new(Some((2, 3)));
        bucket.learn(None, NOW);
        assert_eq!(takes(&mut bucket, NOW, 4), [Turn::Now, Turn::Now, Turn::Now, Turn::Own(500)]);
        assert_eq!(takes(&mut bucket, NOW + 499, 1), [Turn::Own(1)]);
        assert_eq!(takes(&mut bucket, NOW + 500, 2), [Turn::Now, Turn::Own(500)]);
        assert_eq!(takes(&mut bucket, NOW + 3_600_000, 4), [Turn::Now, Turn::Now, Turn::Now, Turn::Own(500)]);
        // The clock is turned back: the bucket is empty, and no worse.
        assert_eq!(takes(&mut bucket, NOW, 1), [Turn::Own(500)]);
    }

    #[test]
    fn the_first_call_goes_ahead_and_its_answer_counts_those_in_flight() {
        let mut bucket = Bucket::new(None);
        assert_eq!(takes(&mut bucket, NOW, 2), [Turn::Now, Turn::Told(1_000)]);
        bucket.learn(Some(Standing { remaining: 3, reset_ms: NOW + 2_000 }), NOW + 100);
        bucket.leave();
        assert_eq!(takes(&mut bucket, NOW + 100, 4), [Turn::Now, Turn::Now, Turn::Now, Turn::Told(1_900)]);
        // The first of three answers: the tenant may not have counted the other two.
        bucket.learn(Some(Standing { remaining: 2, reset_ms: NOW + 2_000 }), NOW + 150);
        bucket.leave();
        assert_eq!(takes(&mut bucket, NOW + 150, 1), [Turn::Told(1_850)]);
        // One is promised at the reset.
        assert_eq!(takes(&mut bucket, NOW + 2_000, 2), [Turn::Now, Turn::Told(1_000)]);
    }

    #[test]
    fn a_first_call_without_an_answer_keeps_the_others_a_second() {
        let mut bucket = Bucket::new(None);
        assert_eq!(takes(&mut bucket, NOW, 2), [Turn::Now, Turn::Told(1_000)]);
        assert_eq!(takes(&mut bucket, NOW + 1_000, 2), [Turn::Now, Turn::Told(1_000)]);
        bucket.leave();
        bucket.leave();
        assert_eq!(takes(&mut bucket, NOW + 1_100, 1), [Turn::Now], "it was given up");
    }

    #[test]
    fn a_limit_that_is_not_for_every_call_keeps_none() {
        let mut bucket = Bucket::new(None);
        bucket.learn(Some(Standing { remaining: 0, reset_ms: NOW + 3_600_000 }), NOW);
        assert_eq!(takes(&mut bucket, NOW, 2), [Turn::Now, Turn::Now]);
        bucket.learn(Some(Standing { remaining: 0, reset_ms: NOW + 2_000 }), NOW);
        assert_eq!(takes(&mut bucket, NOW - 3_600_000, 1), [Turn::Now], "the clock was turned back");
    }
}
