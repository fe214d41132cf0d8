//! SAML.

use crate::support::{call, done, flow, login, run, run_with, with};
use auth0_actions_sandbox::pipeline::End;

#[test]
fn the_last_call_of_each_setting_wins_and_the_key_is_not_shown() {
    let mut flow = flow(2, &with(login(), &[("transaction.protocol", r#""samlp""#)]));
    run(&mut flow, |turn| {
        done([
            call("samlResponse.setAudience", &format!("[\"urn:{}\"]", turn.name)),
            call("samlResponse.setAttribute", &format!(r#"["https://example.com/{}", ["x"]]"#, turn.name)),
            call("samlResponse.setKey", r#"["-----BEGIN PRIVATE KEY-----"]"#),
        ])
    });
    let state = flow.state();
    assert_eq!(state.at("saml_response.settings").to_string(), r#"{"audience":"urn:b","key":"[redacted]"}"#);
    assert_eq!(
        state.at("saml_response.attributes").to_string(),
        r#"{"https://example.com/a":["x"],"https://example.com/b":["x"]}"#
    );
    assert!(state.at("id_token").is_null() && state.at("access_token").is_null(), "an assertion is no token");
    assert!(!format!("{:?}{:?}", flow.transaction().saml_settings, flow.parts()).contains("PRIVATE KEY"));
}

#[test]
fn in_another_login_it_changes_nothing() {
    let mut flow = flow(1, &login());
    run_with(&mut flow, "a", &[call("samlResponse.setAudience", r#"["urn:a"]"#)]);
    assert!(flow.state().at("saml_response").is_null());
    assert!(flow.state().notes[0].contains("none by SAML"));
}

#[test]
fn all_actions_together_change_100_attributes() {
    let mut flow = flow(2, &with(login(), &[("transaction.protocol", r#""samlp""#)]));
    run(&mut flow, |_| done((0..60).map(|index| call("samlResponse.setAttribute", &format!("[\"{index}\", 1]")))));
    assert_eq!(flow.state().end, End::Failed);
}
