//! What stops a flow, and what that leaves behind.

use crate::support::{call, done, failed, flow, flow_of, login, run, run_with, with};
use auth0_actions_sandbox::pipeline::{End, Place, Stop};

#[test]
fn deny_stops_the_flow_after_the_current_action() {
    let mut flow = flow(3, &login());
    let ran = run_with(&mut flow, "b", &[call("access.deny", r#"["not today"]"#)]);
    assert_eq!(ran, ["a", "b"]);
    let state = flow.state();
    assert_eq!(state.end, End::Denied);
    assert_eq!(state.verdict.as_ref().map(|verdict| (verdict.stop, verdict.action)), Some((Stop::Denied, 1)));
    assert_eq!(state.shown.place, Place::Application);
    assert_eq!(state.shown.error.as_deref(), Some("access_denied"));
    assert_eq!(state.shown.message.as_deref(), Some("not today"));
    assert!(state.at("id_token").is_null() && state.at("access_token").is_null());
}

#[test]
fn deny_does_not_cancel_other_side_effects_whether_before_or_after_it() {
    let mut flow = flow(2, &login());
    let commands = [
        call("user.setAppMetadata", r#"["before", 1]"#),
        call("access.deny", r#"["no"]"#),
        call("user.setUserMetadata", r#"["after", 2]"#),
    ];
    run_with(&mut flow, "a", &commands);
    let state = flow.state();
    assert_eq!(state.at("user.app_metadata.before").as_i64(), Some(1));
    assert_eq!(state.at("user.user_metadata.after").as_i64(), Some(2));
}

#[test]
fn of_several_words_that_end_the_flow_the_first_counts() {
    let mut flow = flow(1, &login());
    let commands = [call("access.deny", r#"["one"]"#), call("access.deny", r#"["two"]"#)];
    run_with(&mut flow, "a", &commands);
    assert_eq!(flow.state().verdict.map(|verdict| verdict.reason).as_deref(), Some("one"));
}

#[test]
fn a_validation_error_stops_the_flow_and_shows_on_the_login_page() {
    let mut flow = flow(2, &login());
    assert_eq!(run_with(&mut flow, "a", &[call("validation.error", r#"["old", "Too old."]"#)]), ["a"]);
    let state = flow.state();
    assert_eq!((state.end, state.shown.place), (End::Denied, Place::LoginPage));
    assert_eq!(state.shown.error.as_deref(), Some("old"));
    assert_eq!(state.shown.message.as_deref(), Some("Too old."));
}

#[test]
fn revoking_the_session_denies_and_revokes_its_refresh_tokens_unless_they_are_kept() {
    for (args, tokens) in [(r#"["stolen"]"#, "revoked"), (r#"["stolen", {"preserveRefreshTokens": true}]"#, "kept")] {
        let mut flow = flow(2, &login());
        assert_eq!(run_with(&mut flow, "a", &[call("session.revoke", args)]), ["a"]);
        let state = flow.state();
        assert_eq!(state.verdict.as_ref().map(|verdict| verdict.stop), Some(Stop::SessionRevoked));
        assert_eq!(state.at("session.revoked").as_bool(), Some(true));
        assert_eq!(state.at("session.refresh_tokens").as_str(), Some(tokens));
    }
}

#[test]
fn revoking_the_refresh_token_stops_an_exchange_with_403_and_no_other_login() {
    let revoke = [call("refreshToken.revoke", r#"["stolen"]"#)];
    let exchange = with(login(), &[("transaction.protocol", r#""oauth2-refresh-token""#)]);
    let mut exchanged = flow(2, &exchange);
    assert_eq!(run_with(&mut exchanged, "a", &revoke), ["a"]);
    let shown = exchanged.state().shown;
    assert_eq!((shown.place, shown.status), (Place::TokenEndpoint, Some(403)));
    assert_eq!(shown.error.as_deref(), Some("access_denied"));
    assert_eq!(exchanged.state().at("refresh_token.revoked").as_bool(), Some(true));

    let mut other = flow(2, &login());
    assert_eq!(run_with(&mut other, "a", &revoke), ["a", "b"]);
    assert_eq!(other.state().end, End::Completed);
    assert!(other.state().notes[0].contains("no refresh token is exchanged"));
}

#[test]
fn a_failed_action_ends_the_flow_and_earlier_actions_keep_their_effects() {
    let mut flow = flow(3, &login());
    let ran = run(&mut flow, |turn| match turn.name.as_str() {
        "a" => done([call("user.setAppMetadata", r#"["plan", "trial"]"#)]),
        _ => failed(),
    });
    assert_eq!(ran, ["a", "b"]);
    let state = flow.state();
    assert_eq!(state.end, End::Failed);
    assert_eq!(state.at("user.app_metadata.plan").as_str(), Some("trial"));
    // The Action's words are for the log, and not for the application.
    assert_eq!(state.shown.message.as_deref(), Some("an Action failed"));
    assert_eq!(state.verdict.map(|verdict| verdict.reason).as_deref(), Some("the handler's own words"));
}

#[test]
fn when_a_function_throws_what_was_applied_before_stands() {
    let event = with(login(), &[("user.user_metadata", "5")]);
    let mut flow = flow(2, &event);
    let commands = [
        call("user.setAppMetadata", r#"["a", 1]"#),
        call("user.setUserMetadata", r#"["b", 2]"#),
        call("user.setAppMetadata", r#"["c", 3]"#),
    ];
    assert_eq!(run_with(&mut flow, "a", &commands), ["a"]);
    let refused = flow.parts()[0].refused.clone().expect("refused");
    assert_eq!(refused.call, "api.user.setUserMetadata");
    assert_eq!(refused.message, "the stored `user_metadata` is a number, and no object");
    assert_eq!(refused.at, commands[1].at);
    let state = flow.state();
    assert_eq!(state.end, End::Failed);
    assert_eq!(state.at("user.app_metadata").to_string(), r#"{"a":1}"#);
}

#[test]
fn a_denied_exchange_is_answered_by_status_and_code() {
    let event = with(login(), &[("accessToken", r#"{"customClaims":{},"scope":["read"]}"#)]);
    let mut flow = flow_of("credentials-exchange", 2, &event);
    assert_eq!(run_with(&mut flow, "a", &[call("access.deny", r#"["invalid_scope", "no"]"#)]), ["a"]);
    let shown = flow.state().shown;
    assert_eq!(
        (shown.place, shown.status, shown.error.as_deref()),
        (Place::TokenEndpoint, Some(400), Some("invalid_scope"))
    );
}
