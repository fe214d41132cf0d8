//! The session and the refresh token.

use crate::support::{call, done, event, flow, login, run, run_with, with};
use auth0_actions::wire::Value;
use auth0_actions_sandbox::pipeline::End;

fn capped() -> Value {
    with(login(), &[("session.expires_at", r#""2026-02-01T00:00:00.000Z""#)])
}

#[test]
fn the_earliest_end_of_a_session_wins() {
    let mut flow = flow(2, &capped());
    run(&mut flow, |turn| {
        let ms = if turn.name == "a" { 1_769_853_600_000_i64 } else { 1_769_900_000_000 };
        done([call("session.setExpiresAt", &format!("[{ms}]")), call("session.setIdleExpiresAt", &format!("[{ms}]"))])
    });
    let state = flow.state();
    assert_eq!(state.at("session.expires_at").as_str(), Some("2026-01-31T10:00:00.000Z"));
    assert_eq!(state.at("session.idle_expires_at").as_str(), Some("2026-01-31T10:00:00.000Z"));
}

#[test]
fn a_session_can_only_be_shortened() {
    let mut flow = flow(1, &capped());
    run_with(&mut flow, "a", &[call("session.setExpiresAt", "[1800000000000]")]);
    let state = flow.state();
    assert_eq!(state.at("session.expires_at").as_str(), Some("2026-02-01T00:00:00.000Z"));
    assert!(state.notes[0].contains("it can only be shortened"), "{:?}", state.notes);
}

#[test]
fn an_end_that_is_missing_throws() {
    let mut flow = flow(1, &login());
    run_with(&mut flow, "a", &[call("session.setExpiresAt", "[0]")]);
    assert_eq!(flow.state().end, End::Failed);
}

#[test]
fn the_cookie_mode_is_mirrored_into_the_next_event_and_the_last_call_wins() {
    let mut flow = flow(3, &login());
    let mut seen = Vec::new();
    run(&mut flow, |turn| {
        seen.push(event(turn).at("session").at("cookie").at("mode").as_str().map(str::to_owned));
        let mode = if turn.name == "a" { "persistent" } else { "non-persistent" };
        done([call("session.setCookieMode", &format!("[\"{mode}\"]"))])
    });
    assert_eq!(seen, [None, Some("persistent".to_owned()), Some("non-persistent".to_owned())]);
    assert_eq!(flow.state().at("session.cookie.mode").as_str(), Some("non-persistent"));
}

#[test]
fn without_a_session_the_cookie_mode_is_ignored_and_metadata_throws() {
    let event = with(login(), &[("session", "null")]);
    let mut ignored = flow(1, &event);
    run_with(&mut ignored, "a", &[call("session.setCookieMode", r#"["persistent"]"#)]);
    assert_eq!(ignored.state().end, End::Completed);
    let mut thrown = flow(1, &event);
    run_with(&mut thrown, "a", &[call("session.setMetadata", r#"["k", "v"]"#)]);
    let refused = thrown.parts()[0].refused.as_ref().expect("refused");
    assert!(refused.message.starts_with("Failed to set session metadata: "), "{}", refused.message);
    assert_eq!(thrown.state().end, End::Failed);
}

#[test]
fn session_metadata_is_seen_by_later_actions_and_can_be_deleted_and_evicted() {
    let mut flow = flow(4, &login());
    let mut seen = Vec::new();
    run(&mut flow, |turn| {
        seen.push(event(turn).at("session").at("metadata").to_string());
        done(match turn.name.as_str() {
            "a" => vec![call("session.setMetadata", r#"["k", "v"]"#), call("session.setMetadata", r#"["l", "w"]"#)],
            "b" => vec![call("session.deleteMetadata", r#"["k"]"#)],
            "c" => vec![call("session.evictMetadata", "[]")],
            _ => vec![call("session.setMetadata", r#"["m", "x"]"#), call("session.setMetadata", r#"["m", null]"#)],
        })
    });
    assert_eq!(seen, ["null", r#"{"k":"v","l":"w"}"#, r#"{"l":"w"}"#, "{}"]);
    assert_eq!(flow.state().at("session.metadata").to_string(), "{}");
}

#[test]
fn a_session_takes_25_entries() {
    let mut flow = flow(2, &login());
    let ran = run(&mut flow, |turn| {
        done((0..15).map(|index| call("session.setMetadata", &format!(r#"["{}{index}", "v"]"#, turn.name))))
    });
    assert_eq!((ran.len(), flow.state().end), (2, End::Failed));
    assert_eq!(flow.state().at("session.metadata").as_object().map(auth0_actions::wire::Map::len), Some(25));
}

#[test]
fn refresh_token_metadata_is_allowed_before_the_token_exists() {
    let mut flow = flow(2, &login());
    run_with(&mut flow, "a", &[call("refreshToken.setMetadata", r#"["k", "v"]"#)]);
    assert_eq!(flow.state().at("refresh_token.metadata").to_string(), r#"{"k":"v"}"#);
}

#[test]
fn an_online_refresh_token_can_not_be_changed() {
    let online = with(login(), &[("refresh_token", r#"{"id":"rft_1","access":"online"}"#)]);
    for change in [("setMetadata", r#"["k", "v"]"#), ("setExpiresAt", "[1800000000000]"), ("evictMetadata", "[]")] {
        let mut flow = flow(1, &online);
        run_with(&mut flow, "a", &[call(&format!("refreshToken.{}", change.0), change.1)]);
        assert_eq!(flow.state().end, End::Failed, "{change:?}");
    }
}
