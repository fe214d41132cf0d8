//! Between a native client and its ports: keeps to the tenant's limit, to a rate, and to a number of calls at a time.

use crate::bucket::{Bucket, Turn};
use crate::pace::{Standing, too_late};
use crate::ports::{
    Acquired, BoxFuture, Clock, Opened, Ports, Request, Response, Token, TokenStore, Transport, TransportError,
    TransportPhase,
};
use crate::retry::left_ms;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Whoever is next asks again after this time: an answer to another call may have told more.
const GLANCE_MS: u64 = 50;

/// Ports whose calls wait for their turn. Requests for tokens don't: they have limits of their own.
pub(crate) struct Limited {
    ports: Arc<dyn Ports>,
    bucket: Mutex<Bucket>,
    /// Calls ask the bucket one by one, in the order in which they came.
    queue: tokio::sync::Mutex<()>,
    places: Option<Semaphore>,
}

impl Limited {
    pub(crate) fn new(ports: Arc<dyn Ports>, rate: Option<(u32, u32)>, concurrency: Option<usize>) -> Self {
        let places = concurrency.map(|most| Semaphore::new(most.clamp(1, Semaphore::MAX_PERMITS)));
        Self { ports, bucket: Mutex::new(Bucket::new(rate)), queue: tokio::sync::Mutex::default(), places }
    }

    // Each change of it is whole, whatever panics.
    fn bucket(&self) -> MutexGuard<'_, Bucket> {
        self.bucket.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place, then for the turn.
    async fn pass(&self) -> Result<Pass<'_>, TransportError> {
        let place = match &self.places {
            Some(places) => places.acquire().await.ok(),
            None => None,
        };
        let _queue = self.queue.lock().await;
        loop {
            let turn = self.bucket().take(self.ports.now_ms());
            let (wait, error) = match turn {
                Turn::Now => return Ok(Pass { limited: self, _place: place }),
                Turn::Told(wait) => (wait, too_late as fn() -> TransportError),
                Turn::Own(wait) => (wait, too_late_for_own as fn() -> TransportError),
            };
            let ms = u64::try_from(wait).unwrap_or(0);
            if left_ms(&*self.ports).is_some_and(|left| wait >= left) {
                return Err(error());
            }
            self.ports.sleep(ms.min(GLANCE_MS)).await;
        }
    }

    /// Passes, unless the deadline comes first, and gives the exchange what is left.
    async fn admit(&self, request: &mut Request) -> Result<Pass<'_>, TransportError> {
        let Some(left) = left_ms(&*self.ports) else { return self.pass().await };
        let mut end = self.ports.sleep(u64::try_from(left).unwrap_or(0));
        let mut pass = pin!(self.pass());
        let pass = poll_fn(|cx| match pass.as_mut().poll(cx) {
            Poll::Ready(pass) => Poll::Ready(pass),
            Poll::Pending => end.as_mut().poll(cx).map(|()| Err(too_late_for_own())),
        })
        .await?;
        let left = left_ms(&*self.ports).and_then(|left| u64::try_from(left).ok()).unwrap_or(0);
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
struct Pass<'a> {
    limited: &'a Limited,
    _place: Option<SemaphorePermit<'a>>,
}

impl Pass<'_> {
    fn learn(&self, response: &Response) {
        self.limited.bucket().learn(Standing::of(response), self.limited.ports.now_ms());
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.limited.bucket().leave();
    }
}

fn is_for_token(request: &Request) -> bool {
    request.url.ends_with("/oauth/token")
}

impl Transport for Limited {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if is_for_token(&request) {
            return self.ports.send(request);
        }
        Box::pin(async move {
            let pass = self.admit(&mut request).await?;
            let response = self.ports.send(request).await?;
            pass.learn(&response);
            Ok(response)
        })
    }

    /// A stream counts until its answer's head has come.
    fn open(&self, mut request: Request) -> BoxFuture<'_, Result<Opened, TransportError>> {
        Box::pin(async move {
            let pass = self.admit(&mut request).await?;
            let mut opened = self.ports.open(request).await?;
            let head = Response { status: opened.status, headers: opened.headers, body: Vec::new() };
            pass.learn(&head);
            opened.headers = head.headers;
            Ok(opened)
        })
    }
}

impl Clock for Limited {
    fn now_ms(&self) -> i64 {
        self.ports.now_ms()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        self.ports.sleep(ms)
    }

    fn random(&self, below: u64) -> u64 {
        self.ports.random(below)
    }

    fn deadline_ms(&self) -> Option<i64> {
        self.ports.deadline_ms()
    }
}

impl TokenStore for Limited {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        self.ports.acquire(key)
    }

    fn publish(&self, key: &str, token: &Token) {
        self.ports.publish(key, token);
    }

    fn release(&self, key: &str) {
        self.ports.release(key);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.ports.forget(key, refused);
    }
}
