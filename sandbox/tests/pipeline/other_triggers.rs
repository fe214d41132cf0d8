//! What the other triggers have of their own.

use crate::support::{call, done, failed, flow_of, login, run, run_with, with};
use auth0_actions_sandbox::pipeline::{End, Next, Place, Return};

#[test]
fn a_refused_registration_shows_the_users_message_and_stores_nothing() {
    let mut flow = flow_of("pre-user-registration", 2, &login());
    assert_eq!(run_with(&mut flow, "a", &[call("access.deny", r#"["for the log", "Please don't."]"#)]), ["a"]);
    let state = flow.state();
    assert_eq!((state.end, state.shown.place), (End::Denied, Place::SignUpPage));
    assert_eq!(state.shown.message.as_deref(), Some("Please don't."));
    assert_eq!(state.verdict.as_ref().map(|verdict| verdict.reason.as_str()), Some("for the log"));
    assert!(state.at("user").is_null());
}

#[test]
fn a_new_user_gets_the_id_and_the_metadata() {
    let mut flow = flow_of("pre-user-registration", 1, &login());
    let commands = [call("user.setUserId", r#"["ada"]"#), call("user.setUserMetadata", r#"["a", 1]"#)];
    run_with(&mut flow, "a", &commands);
    assert_eq!(flow.state().at("user.user_id").as_str(), Some("auth0|ada"));
    assert_eq!(flow.state().at("user.user_metadata.a").as_i64(), Some(1));
}

#[test]
fn a_trigger_that_does_not_block_shows_nobody_that_an_action_failed() {
    for trigger in ["post-user-registration", "post-change-password"] {
        let mut flow = flow_of(trigger, 2, &login());
        assert_eq!(run(&mut flow, |_| failed()), ["a"]);
        assert_eq!((flow.state().end, flow.state().shown.place), (End::Failed, Place::Nobody));
    }
    let mut message = flow_of("send-phone-message", 1, &login());
    run(&mut message, |_| failed());
    assert_eq!(message.state().shown.message.as_deref(), Some("the message was not sent"));
}

#[test]
fn a_delivery_that_fails_is_made_again_after_1_2_and_4_seconds() {
    let mut flow = flow_of("event-stream", 1, &login());
    let mut times = Vec::new();
    let ran = run(&mut flow, |turn| {
        times.push(turn.now_ms - crate::support::NOW);
        assert_eq!(turn.budget_ms, 20_000);
        failed()
    });
    assert_eq!(ran, ["a", "a", "a", "a"]);
    assert_eq!(times, [0, 1_001, 3_002, 7_003]);
    assert_eq!(flow.state().at("delivered").as_bool(), Some(false));

    let mut flow = flow_of("event-stream", 1, &login());
    let mut left = 2;
    run(&mut flow, |_| {
        left -= 1;
        if left > 0 { failed() } else { done([]) }
    });
    assert_eq!(flow.state().at("delivered").as_bool(), Some(true));
}

#[test]
fn a_message_is_tried_again_up_to_five_times_and_the_last_word_counts() {
    for trigger in ["custom-email-provider", "custom-phone-provider"] {
        let mut flow = flow_of(trigger, 1, &login());
        let both = [call("notification.drop", r#"["x"]"#), call("notification.retry", r#"["busy"]"#)];
        assert_eq!(run(&mut flow, |_| done(both.clone())).len(), 6);
        assert_eq!(flow.state().at("notification").to_string(), r#"{"status":"given up","reason":"busy"}"#);

        let mut flow = flow_of(trigger, 1, &login());
        let long = "x".repeat(2_000);
        run_with(&mut flow, "a", &[call("notification.drop", &format!("[\"{long}\"]"))]);
        assert_eq!(flow.state().at("notification.status").as_str(), Some("dropped"));
        assert_eq!(flow.state().at("notification.reason").as_str().map(str::len), Some(1_024));
    }
}

#[test]
fn a_password_reset_can_redirect_and_ends_at_the_result_url() {
    let mut flow = flow_of("password-reset-post-challenge", 2, &login());
    let commands = [
        call("redirect.sendUserTo", r#"["https://example.com/"]"#),
        call("transaction.setResultUrl", r#"["https://example.com/done", {"query": {"a": "b"}}]"#),
    ];
    run_with(&mut flow, "a", &commands);
    flow.resume(Return::get());
    let Next::Run(turn) = flow.next() else { panic!("nothing runs") };
    assert_eq!(turn.handler, "onContinuePostChallenge");
    run_with(&mut flow, "none", &[]);
    assert_eq!(flow.state().shown.url.as_deref(), Some("https://example.com/done?a=b"));
}

#[test]
fn a_token_exchange_names_its_user_once() {
    let event = with(login(), &[("user", "null")]);
    let by_id = call("authentication.setUserById", r#"["auth0|1"]"#);
    let mut flow = flow_of("custom-token-exchange", 1, &event);
    let actor = call("authentication.setActor", r#"[{"sub": "agent", "act": {"sub": "other"}}]"#);
    run_with(&mut flow, "a", &[by_id.clone(), actor, call("user.setAppMetadata", r#"["a", 1]"#)]);
    let state = flow.state();
    assert_eq!(state.shown.status, Some(200));
    assert_eq!(state.at("exchange.user.user_id").as_str(), Some("auth0|1"));
    assert_eq!(state.at("exchange.act.act.sub").as_str(), Some("other"));
    assert_eq!(state.at("exchange.refresh_token").as_bool(), Some(false));

    let mut twice = flow_of("custom-token-exchange", 1, &event);
    let by_connection = call("authentication.setUserByConnection", r#"["Users", {"user_id": "1"}, {}]"#);
    run_with(&mut twice, "a", &[by_id, by_connection]);
    assert_eq!((twice.state().end, twice.state().shown.status), (End::Failed, Some(500)));

    let mut nobody = flow_of("custom-token-exchange", 1, &event);
    run_with(&mut nobody, "a", &[]);
    assert_eq!(nobody.state().shown.status, Some(400));
}

#[test]
fn a_rejected_subject_token_is_noted_for_the_address() {
    let mut flow = flow_of("custom-token-exchange", 1, &login());
    run_with(&mut flow, "a", &[call("access.rejectInvalidSubjectToken", r#"["forged"]"#)]);
    let state = flow.state();
    assert_eq!((state.shown.status, state.shown.error.as_deref()), (Some(400), Some("invalid_request")));
    assert!(state.notes[0].contains("429"), "{:?}", state.notes);
}
