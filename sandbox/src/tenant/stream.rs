//! `GET /events`: events as they happen, here made of the schema.
//!
//! The form is documented (auth0.com/docs/customize/events/consume-events-with-events-api): a comment `:connected`, then
//! `retry`, then messages with `id`, `event` and `data`, among them `offset-only` for a place where nothing was to be told.

use std::convert::Infallible;
use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use futures::{StreamExt, stream};
use serde_json::{Value, json};

use super::answer::{self, Outcome};
use super::errors::{self, Refusal};
use super::query::Query;
use super::stateless;

/// How long the stream stays open behind the last event; the client may leave before. Auth0 keeps it open far longer.
const OPEN: Duration = Duration::from_secs(2);
/// What a client is told to wait before it connects again, in milliseconds; a guess.
const RETRY: u32 = 1_000;
/// The day of all events; each has its own second of it.
const MINUTE: &str = "2026-01-31T09:30:";

/// One event of each type that the query asks for, from the place on that it names: `from`, an offset of an event before,
/// or else `from_timestamp`.
pub(super) fn subscribe(query: &Query) -> Outcome {
    let mut events = events();
    if let Some(from) = query.get("from") {
        let known = events.iter().position(|event| event["offset"] == *from);
        events.drain(..=known.ok_or_else(unknown_offset)?);
    } else if let Some(since) = query.get("from_timestamp") {
        let since = seconds(since).ok_or_else(no_timestamp)?;
        events.retain(|event| event["event"]["time"].as_str().is_some_and(|time| time >= since.as_str()));
    }
    let wanted: Vec<&str> = query.all("event_type").collect();
    let is_wanted = |event: &Value| wanted.is_empty() || wanted.iter().any(|wanted| event["type"] == **wanted);
    let mut messages = vec![format!(":connected\n\nretry: {RETRY}\n\n")];
    messages.extend(events.iter().filter(|event| is_wanted(event)).map(message));
    // Whoever passed over the last event can go on behind it all the same.
    if let Some(last) = events.last().filter(|last| !is_wanted(last)) {
        messages.push(message(&json!({ "type": "offset-only", "offset": last["offset"] })));
    }
    Ok(answer::events(messages))
}

/// One event of each type, in the order of the schema, each with an offset, an id and a time of its own.
fn events() -> Vec<Value> {
    let all = stateless::example("events.subscribe").and_then(Value::as_array).into_iter().flatten();
    let mut events: Vec<Value> = all.filter(|message| message["event"].is_object()).cloned().collect();
    for (index, event) in events.iter_mut().enumerate() {
        event["offset"] = format!("offset-{:04}", index + 1).into();
        event["event"]["id"] = format!("evt_{:016}", index + 1).into();
        event["event"]["time"] = format!("{MINUTE}{index:02}.000Z").into();
    }
    events
}

fn message(event: &Value) -> String {
    let text = |name: &str| event[name].as_str().unwrap_or_default();
    format!("id: {}\nevent: {}\ndata: {event}\n\n", text("offset"), text("type"))
}

/// The text up to which a time in UTC is comparable with others.
fn seconds(time: &str) -> Option<String> {
    let shape: String = time.chars().map(|char| if char.is_ascii_digit() { '0' } else { char }).collect();
    (shape == "0000-00-00T00:00:00Z").then(|| time.trim_end_matches('Z').to_owned())
}

/// An offset that no event had. Guessed; for one that is too old Auth0 lists 410.
fn unknown_offset() -> Refusal {
    errors::invalid_parameter("Invalid cursor", "from")
}

/// Documented is RFC 3339; that it must be UTC here follows from the 20 characters that it may have.
fn no_timestamp() -> Refusal {
    errors::invalid_parameter("Object didn't pass validation for format date-time", "from_timestamp")
}

/// The messages, and then nothing for a while.
pub(super) fn response(messages: Vec<String>) -> Response {
    let end = stream::once(tokio::time::sleep(OPEN)).filter_map(|()| async { None });
    let body = stream::iter(messages).map(Ok::<_, Infallible>).chain(end);
    let mut response = Response::new(Body::from_stream(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

#[cfg(test)]
mod tests {
    use super::{events, seconds};

    #[test]
    fn each_event_has_a_place_and_a_time_of_its_own() {
        let events = events();
        assert_eq!(events.len(), 22);
        let times: Vec<&str> = events.iter().filter_map(|event| event["event"]["time"].as_str()).collect();
        assert!(times.is_sorted_by(|one, next| one < next), "{times:?}");
        // A minute has no more.
        assert!(events.len() <= 60);
    }

    #[test]
    fn a_time_is_utc_to_the_second() {
        assert_eq!(seconds("2026-01-31T09:30:05Z").as_deref(), Some("2026-01-31T09:30:05"));
        for broken in ["", "2026-01-31", "2026-01-31T09:30:05", "yesterday"] {
            assert_eq!(seconds(broken), None, "{broken}");
        }
    }
}
