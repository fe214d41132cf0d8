//! Users who are sent away, and come back.

use crate::support::{call, done, event, flow, login, run, run_with, suspended, with};
use auth0_actions_sandbox::pipeline::{Bound, End, Flow, Next, Place, Return, Stop, Suspension};

const SEND: &str = r#"["https://example.com/terms?lang=en", {"query": {"lang": "de", "t": "x y"}}]"#;

fn redirecting() -> Flow {
    let mut flow = flow(3, &login());
    run_with(&mut flow, "b", &[call("redirect.sendUserTo", SEND)]);
    flow
}

#[test]
fn the_user_leaves_after_the_current_action_with_the_query_replaced_and_a_state() {
    let flow = redirecting();
    assert_eq!(flow.parts().len(), 2);
    let Suspension::Redirect { url, state } = suspended(&flow) else { panic!("no redirect") };
    assert_eq!(url, format!("https://example.com/terms?lang=de&t=x+y&state={state}"));
    assert_eq!(flow.state().shown.place, Place::OwnPage);
    assert_eq!(flow.state().shown.url.as_deref(), Some(url.as_str()));
}

#[test]
fn a_redirect_resumes_in_the_same_action_and_earlier_ones_do_not_run_again() {
    let mut flow = redirecting();
    flow.resume(Return::get());
    assert_eq!(run_with(&mut flow, "none", &[]), ["b'", "c"]);
    assert_eq!(flow.state().end, End::Completed);
}

#[test]
fn a_new_request_is_issued_when_the_user_comes_back() {
    let mut flow = redirecting();
    let state = suspended(&flow).state().expect("a state").to_owned();
    flow.resume(Return::post().query("q", "1").body("session_token", "token"));
    let Next::Run(turn) = flow.next() else { panic!("nothing runs") };
    assert_eq!(turn.handler, "onContinuePostLogin");
    let request = event(&turn).at("request").clone();
    assert_eq!(request.at("method").as_str(), Some("POST"));
    assert_eq!(request.at("query").to_string(), format!(r#"{{"q":"1","state":"{state}"}}"#));
    assert_eq!(request.at("body").to_string(), r#"{"session_token":"token"}"#);
    assert_eq!(request.at("ip"), login().at("request").at("ip"), "it is the same browser");
}

#[test]
fn without_the_state_the_request_is_invalid() {
    for state in [None, Some("of another login")] {
        let mut flow = redirecting();
        flow.resume(Return::get().state(state));
        assert!(run_with(&mut flow, "none", &[]).is_empty());
        let verdict = flow.state().verdict.expect("a verdict");
        assert_eq!((verdict.stop, verdict.code.as_str()), (Stop::InvalidRequest, "invalid_request"));
    }
}

#[test]
fn a_form_resumes_in_the_same_action_with_what_the_user_entered() {
    let mut flow = flow(2, &login());
    run_with(&mut flow, "a", &[call("prompt.render", r#"["ap_1", {"vars": {"n": 1}}]"#)]);
    let Suspension::Form { id, options, .. } = suspended(&flow) else { panic!("no form") };
    assert_eq!((id.as_str(), options.to_string().as_str()), ("ap_1", r#"{"vars":{"n":1}}"#));
    flow.resume(Return::post().field("age", 36));
    let Next::Run(turn) = flow.next() else { panic!("nothing runs") };
    assert_eq!((turn.name.as_str(), turn.handler), ("a", "onContinuePostLogin"));
    assert_eq!(event(&turn).at("prompt").to_string(), r#"{"id":"ap_1","fields":{"age":36}}"#);
}

#[test]
fn a_form_and_a_redirect_in_one_action_abort() {
    let redirect = call("redirect.sendUserTo", SEND);
    let form = call("prompt.render", r#"["ap_1"]"#);
    for commands in [[redirect.clone(), form.clone()], [form.clone(), redirect], [form.clone(), form]] {
        let mut flow = flow(2, &login());
        assert_eq!(run_with(&mut flow, "a", &commands), ["a"]);
        assert_eq!(flow.state().end, End::Failed);
    }
}

#[test]
fn deny_and_redirect_in_one_action_deny() {
    let mut flow = flow(2, &login());
    run_with(&mut flow, "a", &[call("redirect.sendUserTo", SEND), call("access.deny", r#"["no"]"#)]);
    assert!(matches!(flow.next(), Next::Ended));
    assert_eq!(flow.state().verdict.map(|verdict| verdict.stop), Some(Stop::Denied));
}

#[test]
fn of_two_redirects_in_one_action_the_last_counts() {
    let mut flow = flow(1, &login());
    let to = |url: &str| call("redirect.sendUserTo", &format!("[\"{url}\"]"));
    run_with(&mut flow, "a", &[to("https://one.example/"), to("https://two.example/")]);
    assert!(suspended(&flow).url().is_some_and(|url| url.starts_with("https://two.example/?state=")));
}

#[test]
fn without_a_handler_that_continues_the_flow_goes_on_with_the_next_action() {
    let bound = vec![Bound::new("a"), Bound::new("b")];
    let mut flow = Flow::begin("post-login", bound, login().to_json()).expect("a flow");
    run_with(&mut flow, "a", &[call("redirect.sendUserTo", SEND)]);
    flow.resume(Return::get());
    assert_eq!(run_with(&mut flow, "none", &[]), ["b"]);
    assert_eq!(flow.state().notes, ["`a` sent the user away and has no handler that continues"]);
}

#[test]
fn where_nobody_can_be_sent_away_interaction_is_required() {
    for change in [
        ("request.query.prompt", r#""none""#),
        ("transaction.protocol", r#""oauth2-refresh-token""#),
        ("transaction.protocol", r#""oauth2-password""#),
    ] {
        let mut flow = flow(2, &with(login(), &[change]));
        assert_eq!(run_with(&mut flow, "a", &[call("redirect.sendUserTo", SEND)]), ["a"]);
        let state = flow.state();
        assert_eq!(state.shown.error.as_deref(), Some("interaction_required"), "{change:?}");
        assert_eq!(state.end, End::Denied);
    }
}

#[test]
fn a_second_redirect_from_the_handler_that_continues_leaves_again() {
    let mut flow = redirecting();
    let first = suspended(&flow).state().expect("a state").to_owned();
    flow.resume(Return::get());
    let ran = run(&mut flow, |turn| match turn.handler {
        "onContinuePostLogin" => done([call("redirect.sendUserTo", SEND)]),
        _ => done([]),
    });
    assert_eq!(ran, ["b'"]);
    assert_ne!(suspended(&flow).state(), Some(first.as_str()));
    flow.resume(Return::get());
    assert_eq!(run_with(&mut flow, "none", &[]), ["b'", "c"]);
}

#[test]
fn a_method_is_recorded_in_the_handler_that_continues_alone() {
    let record = call("authentication.recordMethod", r#"["https://example.com/own"]"#);
    let mut early = flow(1, &login());
    run_with(&mut early, "a", std::slice::from_ref(&record));
    assert_eq!(early.state().end, End::Failed);
    let mut flow = redirecting();
    flow.resume(Return::get());
    run(&mut flow, |turn| done((turn.handler == "onContinuePostLogin").then(|| record.clone())));
    let methods = flow.state().at("authentication_methods").to_string();
    assert!(methods.ends_with(r#"{"name":"https://example.com/own"}]"#), "{methods}");
}

#[test]
fn a_token_in_the_url_is_shown_without_its_signature() {
    let mut flow = flow(1, &login());
    let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";
    run_with(&mut flow, "a", &[call("redirect.sendUserTo", &format!(r#"["https://example.com/?t={token}"]"#))]);
    assert!(suspended(&flow).url().is_some_and(|url| url.contains("c2lnbmF0dXJl")), "the browser has it whole");
    assert!(!flow.state().to_string().contains("c2lnbmF0dXJl"));
}

#[test]
fn a_recorded_continuation_brings_its_own_state() {
    let recorded = auth0_actions::wire::parse(include_str!("../../../examples/terms-redirect/events/continue.json"));
    let mut flow = redirecting();
    flow.resume(Return::recorded(&recorded.expect("JSON")));
    let Next::Run(turn) = flow.next() else { panic!("nothing runs") };
    let request = event(&turn).at("request").clone();
    assert_eq!(request.at("query").to_string(), r#"{"state":"state-of-the-login"}"#);
    assert!(request.at("body").at("session_token").as_str().is_some_and(|token| token.starts_with("eyJ")));
}
