//! `setPrimaryUser`.

use crate::support::{USER, call, done, event, flow, login, run, run_with};
use auth0_actions::wire::{Value, parse};
use auth0_actions_sandbox::pipeline::{End, Stop};

const PRIMARY: &str = "auth0|primary";

fn set() -> auth0_actions::wire::protocol::Command {
    call("authentication.setPrimaryUser", &format!("[\"{PRIMARY}\"]"))
}

/// The user whose second identity has this id at the provider `auth0`.
fn primary(second: &str) -> Value {
    parse(&format!(
        r#"{{"user_id":"{PRIMARY}","email":"one@example.com","app_metadata":{{"plan":"paid"}},"identities":[
            {{"provider":"auth0","user_id":"primary","connection":"Users","isSocial":false}},
            {{"provider":"auth0","user_id":"{second}","connection":"Users","isSocial":false}}]}}"#
    ))
    .expect("JSON")
}

const LOGIN_ID: &str = "5f7c8ec7c33c6c004bbafe82";

#[test]
fn the_login_goes_on_as_the_primary_user_in_later_events_and_in_the_tokens() {
    let mut flow = flow(2, &login()).knows(primary(LOGIN_ID));
    let mut seen = Vec::new();
    run(&mut flow, |turn| {
        seen.push(event(turn).at("user").at("user_id").as_str().unwrap_or_default().to_owned());
        done((turn.name == "a").then(set))
    });
    assert_eq!(seen, [USER, PRIMARY]);
    let state = flow.state();
    assert_eq!(state.end, End::Completed);
    assert_eq!(state.id_token_claim("sub").as_str(), Some(PRIMARY));
    assert_eq!(state.access_token_claim("sub").as_str(), Some(PRIMARY));
    assert_eq!(state.id_token_claim("email").as_str(), Some("one@example.com"));
    assert!(state.notes.is_empty(), "{:?}", state.notes);
}

#[test]
fn a_transaction_sets_it_once_over_all_actions() {
    let mut flow = flow(2, &login()).knows(primary(LOGIN_ID));
    assert_eq!(run(&mut flow, |_| done([set()])), ["a", "b"]);
    assert_eq!(flow.state().end, End::Failed);
    let refused = flow.parts()[1].refused.as_ref().expect("refused");
    assert!(refused.message.contains("a transaction may set it once"), "{}", refused.message);
}

#[test]
fn the_login_must_be_a_secondary_identity_of_the_primary_user() {
    let mut flow = flow(2, &login()).knows(primary("somebody-else"));
    assert_eq!(run_with(&mut flow, "a", &[set()]), ["a"]);
    let verdict = flow.state().verdict.expect("a verdict");
    assert_eq!(verdict.stop, Stop::Unauthenticated);
    assert_eq!(verdict.reason, format!("`{USER}` is no secondary identity of `{PRIMARY}`"));
}

#[test]
fn user_metadata_of_the_same_action_is_lost_and_that_of_later_actions_goes_to_the_primary_user() {
    let mut flow = flow(3, &login()).knows(primary(LOGIN_ID));
    run(&mut flow, |turn| {
        let name = turn.name.clone();
        let metadata = [
            call("user.setUserMetadata", &format!("[\"{name}\", 1]")),
            call("user.setAppMetadata", &format!("[\"{name}\", 1]")),
        ];
        done(metadata.into_iter().chain((name == "b").then(set)))
    });
    let state = flow.state();
    assert_eq!(
        state.at("written").to_string(),
        format!(
            r#"{{"{USER}":{{"user_metadata":{{"a":1}},"app_metadata":{{"a":1,"b":1}}}},"{PRIMARY}":{{"user_metadata":{{"c":1}},"app_metadata":{{"c":1}}}}}}"#
        )
    );
    assert_eq!(state.at("user.app_metadata").to_string(), r#"{"plan":"paid","c":1}"#);
    assert!(state.notes[0].contains("is lost"), "{:?}", state.notes);
}

#[test]
fn a_primary_user_whom_nobody_named_is_noted() {
    let mut flow = flow(1, &login());
    run_with(&mut flow, "a", &[set()]);
    let state = flow.state();
    assert_eq!((state.end, state.id_token_claim("sub").as_str()), (End::Completed, Some(PRIMARY)));
    assert!(state.notes[0].starts_with("nobody here knows `auth0|primary`"), "{:?}", state.notes);
}
