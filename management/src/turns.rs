//! When a native client's calls are sent: by the tenant's limit, a rate, and a number of calls at a time.

use crate::bucket::{Bucket, Turn};
use crate::pace::{Standing, too_late};
use crate::ports::{Clock, Request, Response, TransportError, TransportPhase};
use crate::retry::left_ms;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Whoever is next asks again after this time: an answer to another call may have told more.
const GLANCE_MS: u64 = 50;

/// Calls wait here for their turn. Requests for tokens don't: they have limits of their own.
pub(crate) struct Turns {
    bucket: Mutex<Bucket>,
    /// Calls ask the bucket one by one, in the order in which they came.
    queue: tokio::sync::Mutex<()>,
    places: Option<Semaphore>,
}

impl Turns {
    pub(crate) fn new(rate: Option<(u32, u32)>, concurrency: Option<usize>) -> Self {
        let places = concurrency.map(|most| Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS)));
        Self { bucket: Mutex::new(Bucket::new(rate)), queue: tokio::sync::Mutex::default(), places }
    }

    // Each change of it is whole, whatever panics.
    fn bucket(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place, then for the turn.
    async fn pass(&self, clock: &dyn Clock) -> Result<Pass<'_>, TransportError> {
        let place = match &self.places {
            Some(places) => places.acquire().await.ok(),
            None => None,
        };
        let _queue = self.queue.lock().await;
        loop {
            let turn = self.bucket().take(clock.now_ms());
            let (wait, error) = match turn {
                Turn::Now => return Ok(Pass { turns: self, _place: place }),
                Turn::Told(wait) => (wait, too_late as fn() -> TransportError),
                Turn::Own(wait) => (wait, too_late_for_own as fn() -> TransportError),
            };
            let ms = u64::try_from(wait).unwrap_or(0);
            if left_ms(clock).is_some_and(|left| wait >= left) {
                return Err(error());
            }
            clock.sleep(ms.min(GLANCE_MS)).await;
        }
    }

    /// Passes, unless the deadline comes first, and gives the exchange what is left.
    pub(crate) async fn admit(&self, clock: &dyn Clock, request: &mut Request) -> Result<Pass<'_>, TransportError> {
        let Some(left) = left_ms(clock) else { return self.pass(clock).await };
        let mut end = clock.sleep(u64::try_from(left).unwrap_or(0));
        let mut pass = pin!(self.pass(clock));
        let pass = poll_fn(|cx| match pass.as_mut().poll(cx) {
            Poll::Ready(pass) => Poll::Ready(pass),
            Poll::Pending => end.as_mut().poll(cx).map(|()| Err(too_late_for_own())),
        })
        .await?;
        let left = left_ms(clock).and_then(|left| u64::try_from(left).ok()).unwrap_or(0);
        request.timeout_ms = request.timeout_ms.min(left.max(1));
        Ok(pass)
    }
}

/// The client's own limits let it through too late.
fn too_late_for_own() -> TransportError {
    const WORDS: &str =
        "not sent: waiting behind other calls, for the client's own rate or concurrency, would pass the deadline";
    TransportError::new(TransportPhase::Deadline, WORDS)
}

/// One call between its turn and its answer.
pub(crate) struct Pass<'a> {
    turns: &'a Turns,
    _place: Option<SemaphorePermit<'a>>,
}

impl Pass<'_> {
    pub(crate) fn learn(&self, response: &Response, now_ms: i64) {
        self.turns.bucket().learn(Standing::of(response), now_ms);
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.turns.bucket().leave();
    }
}
