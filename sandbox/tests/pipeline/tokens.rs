//! Claims and scopes.

use crate::support::{USER, call, done, flow, flow_of, login, run, run_with, with};
use auth0_actions_sandbox::pipeline::End;

#[test]
fn claims_of_all_actions_are_in_the_tokens_and_the_last_call_for_a_name_wins() {
    let mut flow = flow(2, &login());
    run(&mut flow, |turn| {
        let name = &turn.name;
        done([
            call("idToken.setCustomClaim", &format!(r#"["https://example.com/{name}", ["x"]]"#)),
            call("idToken.setCustomClaim", &format!(r#"["color", "{name}"]"#)),
            call("accessToken.setCustomClaim", &format!(r#"["https://example.com/only", "{name}"]"#)),
        ])
    });
    let state = flow.state();
    assert_eq!(state.id_token_claim("color").as_str(), Some("b"));
    assert_eq!(state.id_token_claim("https://example.com/a").to_string(), r#"["x"]"#);
    assert_eq!(state.access_token_claim("https://example.com/only").as_str(), Some("b"));
    assert!(state.access_token_claim("color").is_null());
}

#[test]
fn tokens_are_for_the_application_and_the_api_and_about_the_user() {
    let mut flow = flow(1, &with(login(), &[("organization", r#"{"id":"org_1","name":"one","display_name":"One"}"#)]));
    run_with(&mut flow, "a", &[]);
    let state = flow.state();
    assert_eq!(
        state.at("access_token").to_string(),
        format!(
            r#"{{"iss":"https://tenant.eu.auth0.com/","sub":"{USER}","org_id":"org_1","org_name":"one","sid":"session-of-the-login","aud":"https://api.example.com/","azp":"AaiyAPdpYdesoKnqjj8HJqRn4T5titww","scope":"openid profile email"}}"#
        )
    );
    assert_eq!(state.id_token_claim("aud").as_str(), Some("AaiyAPdpYdesoKnqjj8HJqRn4T5titww"));
    assert_eq!(state.id_token_claim("email").as_str(), Some("ada@example.com"));
    assert_eq!(state.id_token_claim("nickname").as_str(), Some("ada"));
}

#[test]
fn without_openid_there_is_no_id_token_and_its_claims_are_lost() {
    let mut flow = flow(1, &with(login(), &[("transaction.requested_scopes", r#"["read:things"]"#)]));
    run_with(&mut flow, "a", &[call("idToken.setCustomClaim", r#"["color", "blue"]"#)]);
    let state = flow.state();
    assert!(state.at("id_token").is_null());
    assert_eq!(state.scopes(), ["read:things"]);
    assert!(state.notes[0].contains("`openid` was not requested"), "{:?}", state.notes);
}

#[test]
fn the_last_add_or_remove_of_a_scope_wins_over_all_actions() {
    let mut flow = flow(2, &login());
    run(&mut flow, |turn| match turn.name.as_str() {
        "a" => done([
            call("accessToken.addScope", r#"["read:a"]"#),
            call("accessToken.addScope", r#"["read:b"]"#),
            call("accessToken.removeScope", r#"["email"]"#),
        ]),
        _ => done([call("accessToken.removeScope", r#"["read:a"]"#), call("accessToken.addScope", r#"["email"]"#)]),
    });
    assert_eq!(flow.state().scopes(), ["openid", "profile", "read:b", "email"]);
}

#[test]
fn at_most_a_thousand_scopes_are_added_by_all_actions() {
    let mut flow = flow(3, &login());
    let ran = run(&mut flow, |turn| {
        done((0..600).map(|index| call("accessToken.addScope", &format!("[\"{}:{index}\"]", turn.name))))
    });
    assert_eq!(ran, ["a", "b"]);
    assert_eq!(flow.state().end, End::Failed);
}

#[test]
fn claims_without_a_namespace_are_left_out_of_tokens_for_auth0s_own_apis() {
    let event = with(login(), &[("resource_server.identifier", r#""https://tenant.eu.auth0.com/api/v2/""#)]);
    let mut flow = flow(1, &event);
    let commands = [
        call("accessToken.setCustomClaim", r#"["color", "blue"]"#),
        call("accessToken.setCustomClaim", r#"["https://example.com/color", "blue"]"#),
    ];
    run_with(&mut flow, "a", &commands);
    let state = flow.state();
    assert!(state.access_token_claim("color").is_null());
    assert_eq!(state.access_token_claim("https://example.com/color").as_str(), Some("blue"));
    assert!(state.notes[0].contains("has no namespace"), "{:?}", state.notes);
}

#[test]
fn the_claims_of_a_token_are_limited_over_all_actions() {
    let mut flow = flow(2, &login());
    let value = "x".repeat(60_000);
    let ran = run(&mut flow, |turn| {
        done([call("idToken.setCustomClaim", &format!(r#"["https://example.com/{}", "{value}"]"#, turn.name))])
    });
    assert_eq!(ran, ["a", "b"]);
    assert!(flow.parts()[1].refused.as_ref().is_some_and(|refused| refused.message.contains("102400 is the limit")));
}

#[test]
fn target_scopes_start_from_the_grant_show_to_later_actions_and_are_cut_down_to_it_in_the_end() {
    let event =
        with(login(), &[("accessToken", r#"{"customClaims":{},"scope":["read:a","read:b"]}"#), ("user", "null")]);
    let mut flow = flow_of("credentials-exchange", 2, &event);
    let mut seen = Vec::new();
    run(&mut flow, |turn| {
        seen.push(crate::support::event(turn).at("transaction").at("target_scopes").to_string());
        done(
            (turn.name == "a")
                .then(|| {
                    [
                        call("transaction.removeTargetScope", r#"["read:a"]"#),
                        call("transaction.addTargetScope", r#"["write:a"]"#),
                    ]
                })
                .into_iter()
                .flatten(),
        )
    });
    assert_eq!(seen, ["null", r#"["read:b","write:a"]"#]);
    let state = flow.state();
    assert_eq!(state.scopes(), ["read:b"]);
    assert_eq!(state.access_token_claim("sub").as_str(), Some("AaiyAPdpYdesoKnqjj8HJqRn4T5titww@clients"));
}
