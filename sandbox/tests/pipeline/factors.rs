//! Challenges and enrollments.

use crate::support::{call, done, event, flow, login, run, run_with, suspended, with};
use auth0_actions::wire::Value;
use auth0_actions_sandbox::pipeline::{End, Next, Place, Return, Stop, Suspension};

fn enrolled(factors: &str) -> Value {
    with(login(), &[("user.enrolledFactors", factors)])
}

const OTP: &str = r#"[{"type":"otp"}]"#;
const CHALLENGE: &str = r#"[{"type":"otp"}]"#;

#[test]
fn a_challenge_resumes_at_the_next_action_with_the_method_in_its_event() {
    let mut flow = flow(2, &enrolled(OTP));
    let commands = [call("authentication.challengeWith", CHALLENGE)];
    assert_eq!(run_with(&mut flow, "a", &commands), ["a"]);
    let Suspension::Multifactor { steps, provider: None } = suspended(&flow) else { panic!("no challenge") };
    assert_eq!((steps.len(), steps[0].enrolls, steps[0].factors.as_slice()), (1, false, ["otp".to_owned()].as_slice()));
    assert_eq!(flow.state().shown.place, Place::MultifactorPage);
    flow.resume(Return::factor("otp"));
    let Next::Run(turn) = flow.next() else { panic!("nothing runs") };
    assert_eq!((turn.name.as_str(), turn.handler), ("b", "onExecutePostLogin"));
    let methods = event(&turn).at("authentication").at("methods").clone();
    let method = methods.as_array().and_then(|methods| methods.last()).expect("a method");
    assert_eq!((method.at("name").as_str(), method.at("type").as_str()), (Some("mfa"), Some("otp")));
    assert_eq!(method.at("timestamp").as_str(), Some("2026-01-31T09:30:00.001Z"));
    assert_eq!(event(&turn).at("request").at("method").as_str(), Some("POST"), "the request is a new one");
}

#[test]
fn an_enrollment_shows_in_the_next_actions_enrolled_factors() {
    let mut flow = flow(2, &login());
    run_with(&mut flow, "a", &[call("authentication.enrollWith", r#"[{"type":"phone"}]"#)]);
    flow.resume(Return::factor("phone"));
    let Next::Run(turn) = flow.next() else { panic!("nothing runs") };
    assert_eq!(event(&turn).at("user").at("enrolledFactors").to_string(), r#"[{"type":"phone"}]"#);
}

#[test]
fn a_challenge_of_the_last_action_ends_the_flow_once_it_is_passed() {
    let mut flow = flow(1, &enrolled(OTP));
    run_with(&mut flow, "a", &[call("authentication.challengeWith", CHALLENGE)]);
    flow.resume(Return::factor("otp"));
    assert!(matches!(flow.next(), Next::Ended));
    assert_eq!(flow.state().end, End::Completed);
}

#[test]
fn another_factor_than_the_one_asked_for_fails_the_login() {
    let mut flow = flow(2, &enrolled(r#"[{"type":"otp"},{"type":"phone"}]"#));
    run_with(&mut flow, "a", &[call("authentication.challengeWith", CHALLENGE)]);
    flow.resume(Return::factor("phone"));
    assert_eq!(flow.state().verdict.map(|verdict| verdict.stop), Some(Stop::Unauthenticated));
}

#[test]
fn factors_that_are_not_enabled_not_enrolled_or_given_already_are_left_out() {
    let given = r#"[{"name":"mfa","timestamp":"2026-01-31T09:00:00.000Z","type":"phone"}]"#;
    let event = with(
        enrolled(r#"[{"type":"otp"},{"type":"email"},{"type":"phone"},{"type":"push-notification"}]"#),
        &[("authentication.methods", given)],
    );
    let any = r#"[[{"type":"otp"},{"type":"email"},{"type":"phone"},{"type":"push"},{"type":"recovery-code"}]]"#;
    let mut flow = flow(1, &event).enabled_factors(["otp", "phone", "push-notification", "recovery-code"]);
    run_with(&mut flow, "a", &[call("authentication.challengeWithAny", any)]);
    let Suspension::Multifactor { steps, .. } = suspended(&flow) else { panic!("no challenge") };
    assert_eq!(steps[0].factors, ["otp", "push-notification"]);
}

#[test]
fn when_no_factor_is_left_the_login_fails() {
    let mut flow = flow(2, &login());
    assert_eq!(run_with(&mut flow, "a", &[call("authentication.challengeWith", CHALLENGE)]), ["a"]);
    assert_eq!(flow.state().verdict.map(|verdict| verdict.stop), Some(Stop::Unauthenticated));
}

#[test]
fn additional_factors_can_be_chosen_instead() {
    let mut flow = flow(1, &enrolled(r#"[{"type":"otp"},{"type":"phone"}]"#));
    let args = r#"[{"type":"otp"}, {"additionalFactors": [{"type":"phone"}]}]"#;
    run_with(&mut flow, "a", &[call("authentication.challengeWith", args)]);
    flow.resume(Return::factor("phone"));
    assert_eq!(flow.state().end, End::Completed);
}

#[test]
fn a_user_who_has_a_factor_must_give_it_before_enrolling_another() {
    let enroll = call("authentication.enrollWith", r#"[{"type":"phone"}]"#);
    let mut without = flow(1, &enrolled(OTP));
    run_with(&mut without, "a", std::slice::from_ref(&enroll));
    assert_eq!(without.state().verdict.map(|verdict| verdict.stop), Some(Stop::Unauthenticated));
    let mut after = flow(1, &enrolled(OTP));
    run_with(&mut after, "a", &[call("authentication.challengeWith", CHALLENGE), enroll]);
    after.resume(Return::factors(["otp", "phone"]));
    assert_eq!(after.state().end, End::Completed);
    assert_eq!(after.state().at("user.enrolledFactors").to_string(), r#"[{"type":"otp"},{"type":"phone"}]"#);
}

#[test]
fn a_flow_has_four_commands_and_the_fifth_is_an_authentication_error() {
    let mut flow = flow(5, &login());
    let mut flow_factors = ["otp", "phone", "email", "webauthn-roaming", "recovery-code"].into_iter();
    let mut ran = Vec::new();
    for _ in 0..5 {
        ran.extend(run(&mut flow, |_| {
            let factor = flow_factors.next().expect("a factor");
            done([call("authentication.enrollWith", &format!(r#"[{{"type":"{factor}"}}]"#))])
        }));
        if let Next::Suspended(Suspension::Multifactor { steps, .. }) = flow.next() {
            flow.resume(Return::factor(&steps[0].factors[0]));
        }
    }
    assert_eq!(ran, ["a", "b", "c", "d", "e"]);
    let verdict = flow.state().verdict.expect("a verdict");
    assert_eq!((verdict.stop, verdict.action), (Stop::Unauthenticated, 4));
}

#[test]
fn multifactor_enable_waits_for_the_end_of_the_flow() {
    let mut flow = flow(3, &login());
    let ran = run_with(&mut flow, "a", &[call("multifactor.enable", r#"["any", {"allowRememberBrowser": false}]"#)]);
    assert_eq!(ran, ["a", "b", "c"]);
    let Suspension::Multifactor { provider, .. } = suspended(&flow) else { panic!("no factor") };
    assert_eq!(provider.as_deref(), Some("any"));
    flow.resume(Return::factor("otp"));
    assert!(matches!(flow.next(), Next::Ended), "no Action runs after it");
    assert_eq!(flow.state().end, End::Completed);
}

#[test]
fn multifactor_none_suppresses_it_and_the_last_call_wins() {
    let mut flow = flow(2, &login());
    run(&mut flow, |turn| {
        let provider = if turn.name == "a" { "any" } else { "none" };
        done([call("multifactor.enable", &format!("[\"{provider}\"]"))])
    });
    assert_eq!(flow.state().end, End::Completed);
}

#[test]
fn a_challenge_overrides_multifactor_enable_before_and_after_it() {
    let enable = call("multifactor.enable", r#"["any"]"#);
    for (first, second) in [("multifactor", "challenge"), ("challenge", "multifactor")] {
        let mut flow = flow(2, &enrolled(OTP));
        let mut action = |turn: &auth0_actions_sandbox::pipeline::Turn| {
            let what = if turn.name == "a" { first } else { second };
            done([if what == "challenge" { call("authentication.challengeWith", CHALLENGE) } else { enable.clone() }])
        };
        run(&mut flow, &mut action);
        flow.resume(Return::factor("otp"));
        run(&mut flow, &mut action);
        assert_eq!(flow.state().end, End::Completed, "{first} then {second}");
    }
}

#[test]
fn a_redirect_comes_before_the_factors_of_the_same_action() {
    let mut flow = flow(2, &enrolled(OTP));
    let commands =
        [call("authentication.challengeWith", CHALLENGE), call("redirect.sendUserTo", r#"["https://example.com/"]"#)];
    run_with(&mut flow, "a", &commands);
    assert!(suspended(&flow).url().is_some());
    flow.resume(Return::get());
    assert_eq!(run_with(&mut flow, "none", &[]), ["a'"]);
    assert!(matches!(suspended(&flow), Suspension::Multifactor { .. }));
    flow.resume(Return::factor("otp"));
    assert_eq!(run_with(&mut flow, "none", &[]), ["b"]);
}

#[test]
fn a_token_exchange_can_not_ask_for_factors() {
    let event = with(enrolled(OTP), &[("transaction.protocol", r#""oauth2-token-exchange""#)]);
    let mut flow = flow(2, &event);
    assert_eq!(run_with(&mut flow, "a", &[call("authentication.challengeWith", CHALLENGE)]), ["a"]);
    assert_eq!(flow.state().shown.place, Place::TokenEndpoint);
    assert_eq!(flow.state().end, End::Denied);
}

#[test]
fn a_flow_that_waits_for_factors_is_not_resumed_by_a_browser_nor_the_other_way() {
    let mut waiting = flow(1, &enrolled(OTP));
    run_with(&mut waiting, "a", &[call("authentication.challengeWith", CHALLENGE)]);
    waiting.resume(Return::get());
    assert_eq!(waiting.state().verdict.map(|verdict| verdict.stop), Some(Stop::InvalidRequest));
    let mut away = flow(1, &login());
    run_with(&mut away, "a", &[call("redirect.sendUserTo", r#"["https://example.com/"]"#)]);
    away.resume(Return::factor("otp"));
    assert_eq!(away.state().verdict.map(|verdict| verdict.stop), Some(Stop::InvalidRequest));
}
