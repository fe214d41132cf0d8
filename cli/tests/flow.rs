//! `cargo auth0 invoke A B C` as people run it.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-auth0"));
    command.current_dir(root()).args(["auth0", "invoke"]).args(arguments);
    for name in ["domain", "clientId", "clientSecret", "DEFAULT_ROLE", "TERMS_PAGE", "TERMS_SECRET"] {
        command.env_remove(name);
    }
    command.output().expect("the program runs")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", all(output)))
}

fn all(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

const SECRETS: &str = "examples/terms-redirect/secrets.example.json";
const CONTINUE: &str = "examples/terms-redirect/events/continue.json";

#[test]
fn actions_run_in_order_over_one_transaction_with_one_state_in_the_end() {
    let output = run(&["profile-metadata", "default-role", "--json", "--now", "2026-01-31T09:30:00Z"]);
    assert!(output.status.success(), "{}", all(&output));
    let report = json(&output);
    assert_eq!(report["trigger"], "post-login");
    assert_eq!(report["actions"][0]["name"], "profile-metadata");
    assert_eq!(report["actions"][1]["name"], "default-role");
    assert_eq!(report["actions"][1]["management"]["calls"][1]["operation"], "users.roles.assign");
    assert_eq!(report["suspension"], Value::Null);
    assert_eq!(report["state"]["end"], "completed");
    assert_eq!(
        report["state"]["user"]["app_metadata"],
        serde_json::json!({ "last_country": "DE", "logins": 1, "onboarded": true })
    );
    assert_eq!(report["state"]["id_token"]["sub"], "auth0|5f7c8ec7c33c6c004bbafe82");
    assert_eq!(report["role_members"][0]["user_id"], "auth0|5f7c8ec7c33c6c004bbafe82");
}

#[test]
fn a_redirect_suspends_and_the_same_action_goes_on_once_the_user_is_back() {
    let actions = ["profile-metadata", "terms-redirect", "default-role", "--json", "--secrets", SECRETS];
    let suspended = json(&run(&actions));
    assert_eq!(suspended["state"]["end"], "suspended");
    assert_eq!(suspended["actions"].as_array().map(Vec::len), Some(2));
    let url = suspended["suspension"]["redirect"].as_str().expect("a URL");
    assert!(url.starts_with("https://terms.example.com/?session_token=eyJ"), "{url}");
    assert_eq!(suspended["state"]["user"]["app_metadata"]["last_country"], "DE", "it is flushed before");

    let completed = json(&run(&[&actions[..], &["--continue", CONTINUE]].concat()));
    let handlers: Vec<_> =
        completed["actions"].as_array().expect("parts").iter().map(|part| &part["handler"]).collect();
    assert_eq!(handlers, ["onExecutePostLogin", "onExecutePostLogin", "onContinuePostLogin", "onExecutePostLogin"]);
    assert_eq!(completed["state"]["end"], "completed");
    assert!(completed["state"]["user"]["app_metadata"]["terms"].is_number());
}

#[test]
fn people_read_each_part_and_the_state() {
    let output = run(&["profile-metadata", "terms-redirect", "--secrets", SECRETS, "--continue", CONTINUE]);
    let text = String::from_utf8_lossy(&output.stdout);
    for expected in [
        "profile-metadata → terms-redirect post-login",
        "\nterms-redirect onExecutePostLogin\n",
        ".[signature]",
        "the user is at a page of one's own (https://terms.example.com/?session_token=eyJ",
        "\nterms-redirect onContinuePostLogin\n",
        "The flow is completed",
        "shown to the application (https://app.example.com/callback)",
        "\naccess_token\n",
    ] {
        assert!(text.contains(expected), "`{expected}` is missing in:\n{text}");
    }
    assert!(!all(&output).contains('\u{1b}'));
}

#[test]
fn actions_of_two_triggers_are_refused_and_both_named() {
    let output = run(&["profile-metadata", "registration-metadata"]);
    assert_eq!(output.status.code(), Some(2));
    let expected =
        "`profile-metadata` is an Action of `post-login`, `registration-metadata` of `pre-user-registration`";
    assert!(all(&output).contains(expected), "{}", all(&output));
}

#[test]
fn what_can_not_be_run_is_said() {
    let output = run(&["profile-metadata", "default-rule"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(all(&output).contains("did you mean `default-role`?"), "{}", all(&output));
    let output = run(&["profile-metadata", "default-role", "--continue", "nowhere.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(all(&output).contains("the continuation `nowhere.json` can't be read"), "{}", all(&output));
}

#[test]
fn a_failed_action_ends_the_flow_with_its_exit_code() {
    let output = run(&["terms-redirect", "profile-metadata", "--json", "--continue", CONTINUE]);
    // The secret is a made-up one, so that the page's token is forged.
    assert_eq!(output.status.code(), Some(1), "{}", all(&output));
    let report = json(&output);
    assert_eq!(report["state"]["end"], "failed");
    assert_eq!(report["actions"].as_array().map(Vec::len), Some(2));
    assert_eq!(report["actions"][1]["outcome"]["error"]["kind"], "handler");
}

#[test]
fn one_action_by_its_name_is_one_run() {
    let report = json(&run(&["default-role", "--json"]));
    assert_eq!(report["outcome"]["ok"], true);
    assert_eq!(report["role_members"][0]["user_id"], "auth0|5f7c8ec7c33c6c004bbafe82");
}
