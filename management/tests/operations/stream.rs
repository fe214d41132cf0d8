//! The stream of events.

use crate::mock::Mock;
use auth0_actions_management::events::EventStreamEventType;
use futures::executor::block_on;

const EVENT: &str = concat!(
    ": a comment\n\nid: 1\nevent: user.deleted\n",
    "data: {\"offset\": \"abc\", \"type\": \"offset-only\"}\n\n",
    "data: {\"type\": \"a.new.event\",\ndata:  \"more\": 1}\r\n\r\n",
    "data: {\"offset\": \"cut"
);

#[test]
fn events_come_one_by_one_and_end_with_the_connection() {
    let mock = Mock::new(vec![(200, EVENT.into())]);
    let management = mock.client();
    let mut events = management.events().subscribe().from("abc=").event_type([EventStreamEventType::UserDeleted]);
    let first = block_on(events.next()).unwrap().unwrap();
    assert_eq!(serde_json::to_value(&first).unwrap(), serde_json::json!({"type": "offset-only", "offset": "abc"}));
    let second = block_on(events.next()).unwrap().unwrap();
    assert_eq!(serde_json::to_value(&second).unwrap(), serde_json::json!({"type": "a.new.event", "more": 1}));
    assert!(block_on(events.next()).is_none());
    assert!(block_on(events.next()).is_none());

    let asked = mock.asked.lock().unwrap();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].url, "https://tenant.eu.auth0.com/api/v2/events?from=abc%3D&event_type=user.deleted");
    let accept = asked[0].headers.iter().find(|(name, _)| name == "accept").map(|(_, value)| value.as_str());
    assert_eq!(accept, Some("text/event-stream"));
}

#[test]
fn a_stream_that_does_not_open_is_asked_for_again() {
    let mock = Mock::new(vec![(503, "{}".into()), (429, "{}".into()), (200, EVENT.into())]);
    let management = mock.client();
    let mut events = management.events().subscribe();
    assert!(block_on(events.next()).unwrap().is_ok());
    assert_eq!(mock.asked.lock().unwrap().len(), 3);

    let mock = Mock::new(vec![(403, "{}".into()), (200, EVENT.into())]);
    assert!(block_on(mock.client().events().subscribe().next()).unwrap().is_err());
    assert_eq!(mock.asked.lock().unwrap().len(), 1, "a refusal stays one");
}

#[test]
fn what_is_no_event_ends_the_stream_with_words() {
    let cases = [
        (200, "data: <html>canary</html>\n\n", "the event is no JSON"),
        (200, "data: 1\n\ndata: 2\n\n", "expected"),
        (403, "{\"message\": \"Insufficient scope, expected any of: read:events\"}", "expected any of: read:events"),
    ];
    for (status, body, words) in cases {
        let mock = Mock::new(vec![(status, body.into())]);
        let management = mock.client();
        let mut events = management.events().subscribe();
        match block_on(events.next()).unwrap() {
            // A form that this version does not know is handed on as it is.
            Ok(event) => assert!(words == "expected" && serde_json::to_value(&event).unwrap() == 1),
            Err(error) => {
                assert!(error.to_string().contains(words) && !error.to_string().contains("canary"), "{error}");
                assert_eq!(error.operation(), "events.subscribe");
                assert!(block_on(events.next()).is_none());
            }
        }
    }
}

#[test]
fn an_event_that_never_ends_is_given_up() {
    for body in ["data: and so on\n".repeat(200_000), "data: ".to_owned() + &"and so on".repeat(200_000)] {
        let mock = Mock::new(vec![(200, body)]);
        let error = block_on(mock.client().events().subscribe().next()).unwrap().err().unwrap();
        assert_eq!(error.to_string(), "events.subscribe: an event is larger than 1 MiB");
    }
}

#[test]
fn a_host_that_reads_answers_whole_says_so() {
    use auth0_actions_management::ports::{BoxFuture, Request, Response, Transport, TransportError};
    struct Whole;
    impl Transport for Whole {
        fn send(&self, _: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
            Box::pin(async { Ok(Response { status: 204, headers: Vec::new(), body: Vec::new() }) })
        }
    }
    let request = Request { method: "GET", url: String::new(), headers: Vec::new(), body: Vec::new(), timeout_ms: 1 };
    let refused = block_on(Whole.open(request)).unwrap_err();
    assert_eq!(refused.message, "this host reads answers whole: it has no streams");
}
