//! `cargo auth0 invoke` as people run it: the built program, an example of this repository, a tenant on this machine.

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace").to_owned()
}

fn invoke(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-auth0"));
    command.current_dir(root()).args(["auth0", "invoke"]).args(arguments);
    for name in ["domain", "clientId", "clientSecret", "DEFAULT_ROLE"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    invoke(arguments).output().expect("the program runs")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", all(output)))
}

fn all(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs the role example on an event of the test's own.
fn run_on(event: &str, arguments: &[&str]) -> Output {
    let mut child = invoke(&["-p", "default-role", "--event", "-"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("an input").write_all(event.as_bytes()).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn first_login() -> Value {
    let text = std::fs::read_to_string(root().join("examples/default-role/events/first-login.json")).expect("an event");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_role_is_assigned_with_one_token_request_and_one_call() {
    let output = run(&["-p", "default-role", "--json"]);
    assert!(output.status.success(), "{}", all(&output));
    let report = json(&output);
    assert_eq!(report["management"]["token_requests"], 1);
    assert_eq!(report["management"]["requests"], 1);
    assert_eq!(report["management"]["calls"][1]["operation"], "users.roles.assign");
    assert_eq!(report["management"]["calls"][1]["status"], 204);
    assert_eq!(report["role_members"][0]["user_id"], "auth0|5f7c8ec7c33c6c004bbafe82");
    assert_eq!(report["outcome"]["commands"][0]["call"], "api.user.setAppMetadata");
    assert_eq!(report["outcome"]["commands"][0]["args"], serde_json::json!(["onboarded", true]));
    assert_eq!(report["outcome"]["ok"], true);
}

#[test]
fn people_read_what_happened_and_no_colours_in_a_file() {
    let output = run(&["-p", "default-role"]);
    let text = String::from_utf8_lossy(&output.stdout);
    for expected in [
        "users.roles.assign",
        "1 token request, 1 call; a free tenant's 2 requests a second",
        "is in the role rol_",
        "api.user.setAppMetadata(\"onboarded\", true)",
        "were made up for the local tenant",
    ] {
        assert!(text.contains(expected), "`{expected}` is missing in:\n{text}");
    }
    assert!(!all(&output).contains('\u{1b}'));
}

#[test]
fn a_second_login_calls_nobody() {
    let mut event = first_login();
    event["stats"]["logins_count"] = 2.into();
    let report = json(&run_on(&event.to_string(), &["--json"]));
    assert_eq!(report["management"]["calls"], serde_json::json!([]));
    assert_eq!(report["outcome"]["commands"], serde_json::json!([]));
}

#[test]
fn a_call_that_fails_is_logged_and_the_login_goes_on() {
    let output = run(&["-p", "default-role", "--json", "--fault", "api:429-retry-after=60"]);
    let report = json(&output);
    assert!(output.status.success());
    assert_eq!(report["outcome"]["commands"], serde_json::json!([]));
    let line = &report["logs"][0];
    assert_eq!(line["source"], "error");
    assert!(
        line["text"]
            .as_str()
            .expect("a text")
            .contains("the default role was not assigned: users.roles.assign: Auth0 answered 429")
    );
}

#[test]
fn a_malformed_event_is_refused_path_by_path_and_nothing_is_called() {
    let mut event = first_login();
    event["user"]["user_id"] = 7.into();
    event["stats"] = serde_json::json!({ "logins_count": "one" });
    event.as_object_mut().expect("an object").remove("tenant");
    let output = run_on(&event.to_string(), &["--json"]);
    assert_eq!(output.status.code(), Some(2));
    let report = json(&output);
    assert_eq!(report["outcome"]["error"]["kind"], "malformed");
    let problems: Vec<String> = report["outcome"]["error"]["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|problem| {
            format!("{}: {}", problem["path"].as_str().unwrap_or(""), problem["what"].as_str().unwrap_or(""))
        })
        .collect();
    for expected in [
        "tenant: is missing",
        "user.user_id: expected a string, found a number",
        "stats.logins_count: expected an integer, found a string",
    ] {
        assert!(problems.iter().any(|problem| problem == expected), "`{expected}` is missing in {problems:?}");
    }
    assert_eq!(problems.len(), 3, "{problems:?}");
    assert_eq!(report["management"]["calls"], serde_json::json!([]));
}

#[test]
fn an_event_that_is_no_json_is_refused_with_its_place() {
    let output = run_on("{\n  \"user\": {,\n}", &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(all(&output).contains("this is no event of post-login: the standard input"), "{}", all(&output));
    let output = run_on("[1]", &["--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(json(&output)["outcome"]["error"]["message"].as_str().expect("a text").contains("line 1, column 1"));
}

#[test]
fn unknown_fields_are_no_error() {
    let mut event = first_login();
    event["user"]["groups_of_our_directory"] = serde_json::json!(["staff"]);
    event["something_new"] = serde_json::json!({ "deep": [1, 2] });
    assert!(run_on(&event.to_string(), &[]).status.success());
}

#[test]
fn all_wrong_secrets_are_told_at_once_by_name_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secrets.json");
    std::fs::write(&file, r#"{ "domain": "https://value-1-5cd1.example/", "clientId": 7, "DEFAULT_ROLE": " " }"#)
        .expect("written");
    let output = run(&["-p", "default-role", "--tenant", "--secrets", file.to_str().expect("UTF-8")]);
    assert_eq!(output.status.code(), Some(2));
    let text = all(&output);
    for expected in [
        "secrets.domain: is no tenant's domain: it has a scheme",
        "secrets.clientId: is no text",
        "secrets.clientSecret: is missing",
        "secrets.DEFAULT_ROLE: is empty",
    ] {
        assert!(text.contains(expected), "`{expected}` is missing in:\n{text}");
    }
    assert!(!text.contains("value-1-5cd1"), "{text}");
}

#[test]
fn secrets_come_from_a_file_or_the_environment() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secrets.json");
    std::fs::write(
        &file,
        r#"{ "domain": "from-file.eu.auth0.com", "clientId": "a", "clientSecret": "b", "DEFAULT_ROLE": "rol_fromthefile00001" }"#,
    )
    .expect("written");
    let report = json(&run(&["-p", "default-role", "--json", "--secrets", file.to_str().expect("UTF-8")]));
    assert_eq!(report["role_members"][0]["role_id"], "rol_fromthefile00001");
    let output =
        invoke(&["-p", "default-role", "--json"]).env("DEFAULT_ROLE", "rol_fromtheenv000001").output().expect("runs");
    assert_eq!(json(&output)["role_members"][0]["role_id"], "rol_fromtheenv000001");
}

#[test]
fn mistakes_in_arguments_say_what_to_write() {
    for (arguments, code, expected) in [
        (vec!["-p", "default-role", "--fault", "api:never"], 2, "api:never"),
        (vec!["-p", "default-role", "--now", "tomorrow"], 2, "write it such as 2026-01-31T09:30:00Z"),
        (vec!["-p", "default-role", "--event", "no-such-file.json"], 2, "no-such-file.json"),
        (vec!["-p", "default-role", "--handler", "onContinuePostLogin"], 2, "it has `onExecutePostLogin`"),
        (vec!["-p", "auth0-actions-wire"], 2, "auth0_actions::main!"),
        (vec!["-p", "no-such-crate"], 3, "cargo could not build the Action"),
        (vec!["-p", "profile-metadata", "--fault", "api:503"], 2, "drop `--fault`"),
    ] {
        let output = run(&arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", all(&output));
        assert!(all(&output).contains(expected), "{arguments:?}: {}", all(&output));
    }
}

#[test]
fn the_same_event_seed_clock_and_faults_are_the_same_run() {
    let run = || {
        let arguments =
            ["-p", "default-role", "--json", "--seed", "7", "--now", "2026-01-31T09:30:00Z", "--fault", "api:503"];
        let mut report = json(&run(&arguments));
        let calls = report["management"]["calls"].as_array_mut().expect("calls");
        // Durations are those of a run; all else is not.
        calls.iter_mut().for_each(|call| call["duration_ms"] = Value::Null);
        (
            report["management"].clone(),
            report["outcome"].clone(),
            report["role_members"].clone(),
            report["logs"].clone(),
        )
    };
    assert_eq!(run(), run());
}

#[test]
fn a_clock_that_stands_still_lets_a_token_live() {
    // A second attempt takes the token of the first.
    let arguments = ["-p", "default-role", "--json", "--now", "2020-01-31T09:30:00Z", "--fault", "api:reset"];
    let report = json(&run(&arguments));
    assert_eq!(report["management"]["token_requests"], 1, "{report:#}");
    assert_eq!(report["management"]["requests"], 2, "{report:#}");
}

fn commands(report: &Value) -> Vec<(String, Value)> {
    let commands = report["outcome"]["commands"].as_array().unwrap_or_else(|| panic!("{report:#}"));
    commands
        .iter()
        .map(|command| (command["call"].as_str().expect("a name").to_owned(), command["args"].clone()))
        .collect()
}

#[test]
fn metadata_after_a_login_and_before_a_registration() {
    assert_eq!(
        commands(&json(&run(&["-p", "profile-metadata", "--json"]))),
        [
            ("api.user.setAppMetadata".to_owned(), serde_json::json!(["last_country", "DE"])),
            ("api.user.setAppMetadata".to_owned(), serde_json::json!(["logins", 1])),
            ("api.user.setUserMetadata".to_owned(), serde_json::json!(["theme", "system"])),
        ]
    );
    assert_eq!(
        commands(&json(&run(&["-p", "registration-metadata", "--json"]))),
        [
            ("api.user.setAppMetadata".to_owned(), serde_json::json!(["plan", "trial"])),
            ("api.user.setUserMetadata".to_owned(), serde_json::json!(["newsletter", false])),
        ]
    );
    let refused = invoke(&["-p", "registration-metadata", "--json"])
        .env("REFUSED_DOMAINS", r#"["example.com"]"#)
        .output()
        .expect("the program runs");
    assert_eq!(commands(&json(&refused))[0].0, "api.access.deny");
}

const REDIRECT_SECRETS: &str = "examples/terms-redirect/secrets.example.json";

#[test]
fn a_user_is_sent_away_with_a_token_and_comes_back_with_one() {
    let secrets = ["--secrets", REDIRECT_SECRETS, "--json"];
    let now = ["--now", "2026-01-31T09:30:00Z"];
    let sent = commands(&json(&run(&[&["-p", "terms-redirect"], &now[..], &secrets[..]].concat())));
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].0, "api.redirect.sendUserTo");
    assert_eq!(sent[0].1[0], "https://terms.example.com/");
    let token = sent[0].1[1]["query"]["session_token"].as_str().expect("a token");
    assert_eq!(token.split('.').count(), 3);

    let back = ["-p", "terms-redirect", "--handler", "onContinuePostLogin"];
    let answered = commands(&json(&run(&[&back[..], &now, &secrets].concat())));
    assert_eq!(answered, [("api.user.setAppMetadata".to_owned(), serde_json::json!(["terms", 1_769_851_800_000_i64]))]);
}

#[test]
fn a_forged_answer_stops_the_login() {
    let back = ["-p", "terms-redirect", "--handler", "onContinuePostLogin"];
    // Without `--secrets` another secret is made up.
    let output = run(&back);
    assert_eq!(output.status.code(), Some(1));
    assert!(all(&output).contains("wrong signature"), "{}", all(&output));
}

#[test]
fn a_debugger_starts_the_action_itself() {
    use std::io::{BufRead as _, BufReader};
    // Built first, so that cargo's own lines are not waited through below.
    assert!(run(&["-p", "default-role", "--json"]).status.success());
    let mut child = invoke(&["-p", "default-role", "--json", "--wait"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let told = BufReader::new(child.stderr.take().expect("words"))
        .lines()
        .map_while(Result::ok)
        .find(|line| line.contains("AUTH0_ACTION_DRIVER="))
        .expect("how to start it");
    let words: Vec<&str> = told.split_whitespace().collect();
    let mut action = Command::new(words.last().expect("a program"));
    for (name, value) in words.iter().filter_map(|word| word.split_once('=')) {
        action.env(name, value);
    }
    assert!(action.status().expect("it runs").success());
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert_eq!(json(&output)["management"]["requests"], 1);
}

#[test]
fn no_secret_of_a_file_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secrets.json");
    let canary = format!("canary-{}-{:?}", std::process::id(), std::time::SystemTime::now());
    let secrets = serde_json::json!({
        "domain": "tenant.eu.auth0.com", "clientId": "client", "clientSecret": canary, "DEFAULT_ROLE": "rol_1",
    });
    std::fs::write(&file, secrets.to_string()).expect("written");
    let file = file.to_str().expect("UTF-8");
    let mut shown = String::new();
    for (faults, format) in [
        ("", &["--json"][..]),
        ("", &[]),
        ("api:revoked*2", &["--json"]),
        ("api:revoked*2", &[]),
        ("token:malformed*9", &[]),
        ("api:malformed*9", &["--json"]),
    ] {
        let arguments = [&["-p", "default-role", "--secrets", file, "--fault", faults], format].concat();
        shown.push_str(&all(&run(&arguments)));
    }
    assert!(shown.contains("the default role was not assigned"), "{shown}");
    assert!(!shown.contains(&canary) && !shown.contains("eyJ"), "{shown}");
}

#[test]
fn a_secret_that_nobody_reads_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("secrets.json");
    std::fs::write(&file, r#"{ "client_secret": "value-2-77ab", "unrelated": "x" }"#).expect("written");
    let output = run(&["-p", "default-role", "--json", "--secrets", file.to_str().expect("UTF-8")]);
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(
        text.contains("holds `client_secret`, which this Action does not read; did you mean `clientSecret`?"),
        "{text}"
    );
    assert!(text.contains("holds `unrelated`, which this Action does not read\n"), "{text}");
    assert!(!text.contains("value-2-77ab"), "{text}");
    json(&output);
}

#[test]
fn a_tenant_on_this_machine_needs_the_word() {
    let output = invoke(&["-p", "default-role"]).env("domain", "http://127.0.0.1:9").output().expect("runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(all(&output).contains("say `--tenant`"), "{}", all(&output));
}
