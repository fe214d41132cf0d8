//! Who sees which metadata, and when it is written.

use crate::support::{USER, call, done, event, flow, flow_of, login, run, run_with, suspended, with};
use auth0_actions_sandbox::pipeline::{End, Return};

#[test]
fn metadata_that_one_action_sets_is_seen_by_the_next() {
    let mut flow = flow(2, &login());
    let mut seen = Vec::new();
    run(&mut flow, |turn| {
        let user = event(turn).at("user").clone();
        seen.push(format!("{}{}", user.at("user_metadata"), user.at("app_metadata")));
        done([call("user.setUserMetadata", r#"["n", 1]"#), call("user.setAppMetadata", r#"["m", [2]]"#)])
    });
    assert_eq!(seen, ["{}{}", r#"{"n":1}{"m":[2]}"#]);
}

#[test]
fn metadata_is_not_seen_by_the_handler_that_sets_it_but_after_its_redirect() {
    // The same Action goes on after the redirect, with what was flushed before it.
    let mut flow = flow(1, &login());
    let mut seen = Vec::new();
    let mut action = |turn: &auth0_actions_sandbox::pipeline::Turn| {
        seen.push(event(turn).at("user").at("user_metadata").to_string());
        done([call("user.setUserMetadata", r#"["n", 1]"#), call("redirect.sendUserTo", r#"["https://example.com/"]"#)])
    };
    run(&mut flow, &mut action);
    flow.resume(Return::get());
    run(&mut flow, &mut action);
    assert_eq!(seen, ["{}", r#"{"n":1}"#]);
}

#[test]
fn null_removes_a_member() {
    let event = with(login(), &[("user.app_metadata", r#"{"plan":"trial","kept":1}"#)]);
    let mut flow = flow(2, &event);
    run_with(&mut flow, "a", &[call("user.setAppMetadata", r#"["plan", null]"#)]);
    assert_eq!(flow.state().at("user.app_metadata").to_string(), r#"{"kept":1}"#);
    assert_eq!(flow.state().at("written").at(USER).to_string(), r#"{"app_metadata":{"plan":null}}"#);
}

#[test]
fn pending_metadata_is_flushed_before_a_redirect_leaves() {
    let mut flow = flow(2, &login());
    let commands =
        [call("redirect.sendUserTo", r#"["https://example.com/"]"#), call("user.setAppMetadata", r#"["asked", true]"#)];
    run_with(&mut flow, "a", &commands);
    suspended(&flow);
    let state = flow.state();
    assert_eq!(state.end, End::Suspended);
    assert_eq!(state.at("written").at(USER).at("app_metadata").at("asked").as_bool(), Some(true));
}

#[test]
fn what_all_actions_write_is_limited_together() {
    let mut flow = flow(3, &login());
    let value = "x".repeat(20_000);
    let ran = run(&mut flow, |_| done([call("user.setUserMetadata", &format!(r#"["k", "{value}"]"#))]));
    assert_eq!(ran, ["a", "b"]);
    let refused = flow.parts()[1].refused.as_ref().expect("refused");
    assert_eq!(refused.message, "all Actions together write 40006 bytes of `user_metadata`; 32768 is the limit");
}

#[test]
fn transaction_metadata_is_seen_by_later_actions_and_over_suspensions() {
    let mut flow = flow(3, &login());
    let mut seen = Vec::new();
    let mut action = |turn: &auth0_actions_sandbox::pipeline::Turn| {
        seen.push(event(turn).at("transaction").at("metadata").to_string());
        match (turn.name.as_str(), turn.handler) {
            ("a", _) => done([call("transaction.setMetadata", r#"["x", 1]"#)]),
            ("b", "onExecutePostLogin") => done([
                call("transaction.setMetadata", r#"["y", "2"]"#),
                call("redirect.sendUserTo", r#"["https://example.com/"]"#),
            ]),
            _ => done([call("transaction.setMetadata", r#"["x", null]"#)]),
        }
    };
    run(&mut flow, &mut action);
    flow.resume(Return::get());
    run(&mut flow, &mut action);
    assert_eq!(seen, ["{}", r#"{"x":1}"#, r#"{"x":1,"y":"2"}"#, r#"{"y":"2"}"#]);
}

#[test]
fn all_actions_together_may_keep_16_kilobytes_in_a_transaction() {
    let mut flow = flow(3, &login());
    let value = "x".repeat(8_000);
    let ran =
        run(&mut flow, |turn| done([call("transaction.setMetadata", &format!(r#"["{}", "{value}"]"#, turn.name))]));
    assert_eq!(ran, ["a", "b", "c"]);
    let refused = flow.parts()[2].refused.as_ref().expect("refused");
    assert_eq!(refused.message, "the transaction's metadata is 24022 bytes; 16384 is the limit");
}

#[test]
fn passwordless_users_take_no_metadata_before_registration() {
    let event = with(login(), &[("connection.strategy", r#""sms""#)]);
    let commands = [call("user.setAppMetadata", r#"["plan", "trial"]"#)];
    let mut passwordless = flow_of("pre-user-registration", 1, &event);
    run_with(&mut passwordless, "a", &commands);
    assert_eq!(passwordless.state().at("user.app_metadata").to_string(), "{}");
    assert!(passwordless.state().notes[0].contains("passwordless"));
    let mut by_password = flow_of("pre-user-registration", 1, &login());
    run_with(&mut by_password, "a", &commands);
    assert_eq!(by_password.state().at("user.app_metadata.plan").as_str(), Some("trial"));
}
