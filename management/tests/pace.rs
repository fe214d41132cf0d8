//! A client that knows the tenant's rate limit waits instead of being refused.
#![cfg(all(feature = "reqwest", feature = "users"))]

mod common;

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_management::ports::{
    Acquired, BoxFuture, Clock, Request, Response, Token, TokenStore, Transport, TransportError,
};
use auth0_actions_management::{Builder, Error, Management, Phase, Unchecked};
use auth0_actions_sandbox::tenant::Faults;
use common::{CLIENT, DOMAIN, ROLE, SECRET, TestPorts, USER, client, tenant};
use futures::future::join_all;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

async fn assign(management: &Management<Unchecked>) -> Result<(), Error> {
    // Without repetitions: a call that runs into the limit fails.
    management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).retries(0).await
}

#[tokio::test]
async fn calls_of_all_clones_wait_for_the_reset() {
    let tenant = tenant().rate_limit(1, 1).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let began = tokio::time::Instant::now();
    for _ in 0..4 {
        assign(&management.clone()).await.expect("not refused");
    }
    assert_eq!(tenant.api_calls(), 4);
    // The tenant lets one through each second; the token's request does not count.
    assert!(began.elapsed() > Duration::from_millis(2_900), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_reset_after_the_deadline_is_an_error_and_no_call() {
    let tenant = tenant().faults(Faults::parse("api:429=30").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant).within(5_000)));
    assert_eq!(assign(&management).await.unwrap_err().status(), Some(429));
    let error = assign(&management).await.unwrap_err();
    assert_eq!((error.phase(), error.status(), error.is_retryable()), (Phase::Deadline, None, true));
    assert_eq!(
        error.to_string(),
        "users.roles.assign: not sent: nothing remains of the tenant's rate limit, and waiting for more would pass the \
         deadline"
    );
    assert_eq!(tenant.api_calls(), 1);
}

#[tokio::test]
async fn a_reset_that_is_far_away_keeps_no_other_call() {
    let tenant = tenant().faults(Faults::parse("api:429=3600").expect("faults")).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant).within(5_000)));
    assert_eq!(assign(&management).await.unwrap_err().status(), Some(429));
    assign(&management).await.expect("another bucket");
}

fn builder() -> Builder {
    Management::builder(DOMAIN.parse().expect("a domain"), CLIENT, SECRET)
}

async fn assign_at_once(management: &Management<Unchecked>, calls: usize) -> Vec<Result<(), Error>> {
    join_all((0..calls).map(|_| assign(management))).await
}

#[tokio::test]
async fn calls_at_once_are_spread_by_what_the_tenant_tells() {
    let tenant = tenant().rate_limit(4, 4).start().await.expect("a tenant");
    let management = builder().build_on(Arc::new(TestPorts::to(&tenant)));
    let outcomes = assign_at_once(&management, 10).await;
    assert!(outcomes.iter().all(Result::is_ok), "{outcomes:?}");
    assert_eq!(tenant.api_calls(), 10, "none of them was refused");
}

#[tokio::test]
async fn a_rate_of_ones_own_holds_where_the_tenant_would_allow_more() {
    let tenant = tenant().start().await.expect("a tenant");
    let management = builder().rate(5, 2).build_on(Arc::new(TestPorts::to(&tenant)));
    let began = tokio::time::Instant::now();
    assert!(assign_at_once(&management.clone(), 7).await.iter().all(Result::is_ok));
    // Two at once, then one each 200 ms.
    assert!(began.elapsed() >= Duration::from_millis(1_000), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_rate_that_lets_a_call_through_too_late_is_an_error_and_no_call() {
    let tenant = tenant().start().await.expect("a tenant");
    let management = builder().rate(1, 1).build_on(Arc::new(TestPorts::to(&tenant).within(1_700)));
    let outcomes = assign_at_once(&management, 4).await;
    let failed: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
    assert!(failed.len() >= 2, "{failed:?}");
    for error in &failed {
        assert_eq!(error.phase(), Phase::Deadline);
        assert!(error.to_string().contains("the client's own rate or concurrency, would pass the deadline"), "{error}");
    }
    assert_eq!(tenant.api_calls(), 4 - failed.len());
}

/// Counts the calls that are under way; each takes 20 ms more than the tenant's answer.
struct Counting {
    ports: TestPorts,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Transport for Counting {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let now = self.now.fetch_add(1, Ordering::Relaxed) + 1;
            self.most.fetch_max(now, Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(20)).await;
            let answer = self.ports.send(request).await;
            self.now.fetch_sub(1, Ordering::Relaxed);
            answer
        })
    }
}

impl Clock for Counting {
    fn now_ms(&self) -> i64 {
        self.ports.now_ms()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        self.ports.sleep(ms)
    }

    fn random(&self, below: u64) -> u64 {
        self.ports.random(below)
    }
}

impl TokenStore for Counting {
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

async fn most_at_a_time(limit: Option<usize>) -> usize {
    let tenant = tenant().start().await.expect("a tenant");
    let ports = Arc::new(Counting { ports: TestPorts::to(&tenant), now: 0.into(), most: 0.into() });
    let builder = limit.into_iter().fold(builder(), Builder::concurrency);
    let management = builder.build_on(ports.clone());
    assert!(assign_at_once(&management, 20).await.iter().all(Result::is_ok));
    ports.most.load(Ordering::Relaxed)
}

#[tokio::test]
async fn no_more_calls_at_a_time_than_allowed() {
    assert_eq!(most_at_a_time(Some(3)).await, 3);
    assert_eq!(most_at_a_time(Some(0)).await, 1, "zero counts as one");
    assert!(most_at_a_time(None).await > 3, "without a limit there are more");
}

#[tokio::test]
async fn a_call_that_is_given_up_leaves_its_place() {
    let tenant = tenant().faults(Faults::parse("api:hang").expect("faults")).start().await.expect("a tenant");
    let management = builder().concurrency(1).build_on(Arc::new(TestPorts::to(&tenant)));
    assert!(tokio::time::timeout(Duration::from_millis(300), assign(&management)).await.is_err(), "it hangs");
    assign(&management).await.expect("there is a place");
}
