//! Actions run in binding order, over one transaction.

use crate::support::{call, done, event, flow, login, run, run_with};
use auth0_actions_sandbox::pipeline::{Bound, End, Flow, Place, triggers};

#[test]
fn actions_run_in_binding_order_one_after_another() {
    let mut flow = flow(3, &login());
    assert_eq!(run_with(&mut flow, "a", &[]), ["a", "b", "c"]);
    let state = flow.state();
    assert_eq!((state.end, state.shown.place), (End::Completed, Place::Application));
    assert_eq!(state.shown.url.as_deref(), Some("https://app.example.com/callback"));
}

#[test]
fn the_first_action_gets_the_event_as_it_came() {
    let text = login().to_json();
    let mut flow =
        Flow::begin("post-login", vec![Bound::new("a"), Bound::new("b")], format!(" {text} ")).expect("a flow");
    let mut events = Vec::new();
    run(&mut flow, |turn| {
        events.push(turn.event.clone());
        done([])
    });
    assert_eq!(events, [format!(" {text} "), text]);
}

#[test]
fn what_one_action_does_to_its_event_reaches_nobody() {
    // The event is text: an Action has only commands to change what the next one sees.
    let mut flow = flow(2, &login());
    let mut seen = Vec::new();
    run(&mut flow, |turn| {
        seen.push(event(turn));
        done([])
    });
    assert_eq!(seen[0], seen[1]);
}

#[test]
fn a_flow_says_what_it_can_not_be_of() {
    let begin = |trigger: &str, count: usize| {
        Flow::begin(trigger, vec![Bound::new("a"); count], "{}").expect_err("refused").to_string()
    };
    assert!(begin("post-logout", 1).starts_with("the trigger `post-logout` is not known; there are post-login, "));
    assert_eq!(begin("post-login", 0), "a flow needs an Action");
    assert_eq!(begin("post-login", 21), "21 Actions are given; `post-login` binds 20 at most");
    assert_eq!(
        begin("password-reset-post-challenge", 5),
        "5 Actions are given; `password-reset-post-challenge` binds 4 at most"
    );
    for one in ["custom-email-provider", "custom-phone-provider", "custom-token-exchange", "event-stream"] {
        assert_eq!(begin(one, 2), format!("2 Actions are given; `{one}` binds 1 at most"));
    }
    assert_eq!(triggers().count(), 11);
}

#[test]
fn a_command_that_no_trigger_has_fails_the_action() {
    let mut flow = flow(2, &login());
    assert_eq!(run_with(&mut flow, "a", &[call("user.setNickname", r#"["x"]"#)]), ["a"]);
    assert_eq!(flow.state().end, End::Failed);
    assert_eq!(flow.parts()[0].refused.as_ref().map(|refused| refused.call.as_str()), Some("api.user.setNickname"));
}
