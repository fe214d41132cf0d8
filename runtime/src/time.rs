//! Time, as the host has it. `std`'s own clock does not work inside Auth0.

use crate::host::current;
use std::fmt;
use std::future::Future;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

/// Milliseconds since 1970, as JavaScript's `Date.now()`. Outside an Action, in a unit test, the system's clock.
#[must_use]
pub fn now() -> i64 {
    current().map_or_else(system_now, |host| host.now_ms())
}

#[cfg(not(target_family = "wasm"))]
#[expect(clippy::disallowed_methods, reason = "native programs have a clock")]
fn system_now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

#[cfg(target_family = "wasm")]
fn system_now() -> i64 {
    0
}

/// Waits. Outside an Action it does not wait.
pub async fn sleep(duration: Duration) {
    if let Some(host) = current() {
        // The longest that every host's timers can count, 24 days, is longer than any execution.
        host.sleep(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX).min(i32::MAX as u64)).await;
    }
}

/// The time ran out before the future was ready.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed(Duration);

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not done within {} ms", self.0.as_millis())
    }
}

impl std::error::Error for Elapsed {}

/// Waits for a future, but no longer than `duration`; then the future is dropped, and what it asked for is cancelled.
///
/// # Errors
/// When the time ran out.
pub async fn timeout<F: Future>(duration: Duration, future: F) -> Result<F::Output, Elapsed> {
    let (mut future, mut alarm) = (pin!(future), pin!(sleep(duration)));
    std::future::poll_fn(|cx| {
        if let Poll::Ready(output) = future.as_mut().poll(cx) {
            return Poll::Ready(Ok(output));
        }
        alarm.as_mut().poll(cx).map(|()| Err(Elapsed(duration)))
    })
    .await
}
