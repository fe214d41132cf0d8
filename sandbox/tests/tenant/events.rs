//! The stream of events, read by the typed client over HTTP.

use std::time::{Duration, Instant};

use auth0_actions_management::events::EventStreamEventType as EventType;
use auth0_actions_management::{Management, Unchecked};
use serde_json::Value;

use crate::support::{Robot, granted, start};

/// All events of a subscription, as JSON.
async fn all(management: &Management<Unchecked>, from: Option<&str>, types: &[EventType]) -> Vec<Value> {
    let mut subscription = management.events().subscribe();
    if let Some(from) = from {
        subscription = subscription.from(from);
    }
    if !types.is_empty() {
        subscription = subscription.event_type(types.iter().cloned());
    }
    let mut events = Vec::new();
    while let Some(event) = subscription.next().await {
        events.push(serde_json::to_value(event.unwrap()).unwrap());
    }
    events
}

fn types(events: &[Value]) -> Vec<&str> {
    events.iter().map(|event| event["type"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_stream_has_an_event_of_each_type_and_ends_after_a_while() {
    let (_tenant, management) = start(granted("read:events")).await;
    let begun = Instant::now();
    let mut subscription = management.events().subscribe();
    let first = serde_json::to_value(subscription.next().await.unwrap().unwrap()).unwrap();
    assert_eq!(first["type"], "group.created");
    assert!(first["event"]["data"].is_object(), "{first}");
    let mut count = 1;
    let mut last = begun;
    while let Some(event) = subscription.next().await {
        event.unwrap();
        (count, last) = (count + 1, Instant::now());
    }
    assert_eq!(count, 22);
    // It stayed open behind the last event, and not for long.
    let open = last.elapsed();
    assert!((Duration::from_secs(1)..Duration::from_secs(6)).contains(&open), "{open:?}");
}

#[tokio::test]
async fn a_subscription_goes_on_where_another_left_off() {
    let (_tenant, management) = start(granted("read:events")).await;
    let events = all(&management, None, &[]).await;
    let from = events[19]["offset"].as_str().unwrap();
    assert_eq!(all(&management, Some(from), &[]).await, events[20..]);
    let error = management.events().subscribe().from("nowhere").next().await.unwrap().unwrap_err();
    assert_eq!(error.status(), Some(400), "{error}");
}

#[tokio::test]
async fn a_subscription_is_of_the_types_that_it_names_and_tells_how_far_it_is() {
    let (_tenant, management) = start(granted("read:events")).await;
    let wanted = [EventType::UserCreated, EventType::OrganizationCreated];
    let events = all(&management, None, &wanted).await;
    assert_eq!(types(&events), ["organization.created", "user.created", "offset-only"]);
    let behind = events[2]["offset"].as_str().unwrap();
    assert!(all(&management, Some(behind), &[]).await.is_empty());
    // The last type of all is the last event: nothing is left to tell.
    assert_eq!(types(&all(&management, None, &[EventType::UserUpdated]).await), ["user.updated"]);
}

#[tokio::test]
async fn the_stream_has_the_documented_form_and_begins_at_a_time() {
    let (tenant, _) = start(granted("read:events")).await;
    let robot = Robot::of(&tenant).await;
    let ask = |query: &str| robot.request(reqwest::Method::GET, &format!("/events{query}")).send();
    let answer = ask("?from_timestamp=2026-01-31T09:30:20Z").await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let text = answer.text().await.unwrap();
    assert!(text.starts_with(":connected\n\nretry: 1000\n\nid: offset-0021\nevent: user.deleted\ndata: {"), "{text}");
    assert_eq!(text.matches("\ndata: ").count(), 2);
    for query in ["?from_timestamp=yesterday", "?event_type=nonsense", "?from_timestamp=2026-01-31T09:30:20.000Z"] {
        assert_eq!(ask(query).await.unwrap().status(), 400, "{query}");
    }
}

#[tokio::test]
async fn a_client_may_leave_before_the_end() {
    let (tenant, management) = start(granted("read:events")).await;
    let begun = Instant::now();
    let mut subscription = management.events().subscribe();
    subscription.next().await.unwrap().unwrap();
    drop(subscription);
    tenant.shutdown().await;
    assert!(begun.elapsed() < Duration::from_secs(2));
}
