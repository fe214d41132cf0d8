//! Each way in which an execution can end, and what is said of it.

use crate::support::{Stage, binary, failure, lines};
use auth0_actions::wire::protocol::{FailureKind, Outcome};
use auth0_actions_sandbox::driver::{Driver, Ended, Process};
use std::time::{Duration, Instant};

#[tokio::test]
async fn done_with_its_commands_and_the_line_that_asked() {
    let report = Stage::new().await.run_mode("nothing").await;
    let Ended::Outcome(Outcome::Done(commands)) = &report.ended else { panic!("{:?}", report.ended) };
    assert_eq!(commands.len(), 1);
    assert_eq!(commands[0].call, "api.user.setAppMetadata");
    assert!(commands[0].at.contains("misbehaving.rs:"), "{}", commands[0].at);
}

#[tokio::test]
async fn a_panic_is_the_actions_failure_with_its_place() {
    let stage = Stage::new().await;
    for (mode, text) in [
        ("panics", "the secret is [redacted]"),
        ("panics by index", "index out of bounds"),
        ("panics between", "after a sleep"),
    ] {
        let report = stage.run_mode(mode).await;
        let failure = failure(&report);
        assert_eq!(failure.kind, FailureKind::Panic, "{mode}");
        assert!(failure.message.contains(text), "{mode}: {}", failure.message);
        assert!(failure.at.contains("misbehaving.rs:"), "{mode}: {}", failure.at);
        assert_eq!(report.logs, [], "{mode}: a panic is reported once, not printed too");
    }
}

#[tokio::test]
async fn an_error_is_reported_with_its_causes_its_type_and_its_line() {
    let stage = Stage::new().await;
    let report = stage.run_mode("fails").await;
    assert_eq!(failure(&report).message, "refused because of [redacted]");
    let report = stage.run_mode("fails with its own").await;
    let failure = failure(&report);
    assert_eq!(failure.kind, FailureKind::Handler);
    assert!(failure.message.starts_with("an error of one's own: "), "{}", failure.message);
    assert!(failure.name.ends_with("Own"), "{}", failure.name);
    assert!(failure.at.contains("misbehaving.rs:"), "{}", failure.at);
}

#[tokio::test]
async fn a_call_that_auth0_refuses_is_an_error_with_its_words() {
    let report = Stage::new().await.run_mode("assigns to nobody").await;
    let failure = failure(&report);
    assert!(failure.message.starts_with("users.roles.assign: Auth0 answered 404"), "{}", failure.message);
    assert_eq!(report.exchanges.iter().map(|exchange| exchange.result.clone()).collect::<Vec<_>>(), [Ok(200), Ok(404)]);
    assert_eq!(report.granted, ["create:role_members", "update:users"]);
}

#[tokio::test]
async fn awaiting_what_no_host_drives_is_told_at_once() {
    let began = Instant::now();
    let report = Stage::new().await.run_mode("stalls").await;
    assert_eq!(failure(&report).kind, FailureKind::Stalled);
    assert!(failure(&report).message.contains("does not drive"));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn the_deadline_names_what_it_waited_for() {
    let report = Stage::new().await.run_within("sleeps", Duration::from_millis(300)).await;
    assert_eq!(failure(&report).kind, FailureKind::Deadline);
    assert!(failure(&report).message.contains("a sleep of 3600000 ms"), "{}", failure(&report).message);
}

#[tokio::test]
async fn a_loop_without_an_end_is_killed() {
    let report = Stage::new().await.run_within("loops", Duration::from_millis(300)).await;
    let Ended::Trapped(what) = &report.ended else { panic!("{:?}", report.ended) };
    assert!(what.contains("killed"), "{what}");
}

#[tokio::test]
async fn an_exit_is_no_outcome() {
    let report = Stage::new().await.run_mode("exits").await;
    let Ended::Trapped(what) = &report.ended else { panic!("{:?}", report.ended) };
    assert!(what.contains("exit status: 9"), "{what}");
}

#[tokio::test]
async fn the_driver_survives_and_serves_the_next() {
    let stage = Stage::new().await;
    for mode in ["panics", "exits", "stalls"] {
        stage.run_mode(mode).await;
    }
    assert!(matches!(stage.run_mode("nothing").await.ended, Ended::Outcome(Outcome::Done(_))));
}

#[tokio::test]
async fn what_is_printed_is_kept_apart_from_the_log() {
    let mut lines = lines(&Stage::new().await.run_mode("prints").await);
    lines.sort();
    assert_eq!(
        lines,
        ["log: a line of the log", "stderr: a line on the standard error", "stdout: a line on the standard output"]
    );
}

#[tokio::test]
async fn futures_that_run_together_and_futures_that_are_cut() {
    assert_eq!(lines(&Stage::new().await.run_mode("joins").await), ["log: () true", "log: true"]);
}

#[tokio::test]
async fn a_clock_that_stands_still() {
    let stage = Stage::new().await;
    let mut execution = stage.execution("tells the time");
    execution.frozen_at_ms = Some(1_769_851_800_000);
    assert_eq!(lines(&stage.run(&execution).await), ["log: 1769851800000"]);
}

#[tokio::test]
async fn an_unknown_handler_is_told() {
    let stage = Stage::new().await;
    let mut execution = stage.execution("nothing");
    execution.handler = "onExecuteNothing".to_owned();
    let report = stage.run(&execution).await;
    assert_eq!(failure(&report).kind, FailureKind::Protocol);
    assert!(failure(&report).message.contains("`onExecuteNothing`"));
}

#[tokio::test]
async fn an_action_describes_itself() {
    let hello = Driver::describe(&binary()).await.expect("it is an Action");
    assert_eq!((hello.protocol, hello.trigger.as_str()), (1, "post-login"));
    assert_eq!(hello.handlers, ["onExecutePostLogin"]);
    assert_eq!(hello.scopes.as_deref(), Some(&["create:role_members".to_owned(), "update:users".to_owned()][..]));
    let secrets: Vec<_> = hello
        .secrets
        .iter()
        .map(|secret| (secret.name.as_str(), secret.ty.as_str(), secret.management.as_deref()))
        .collect();
    assert_eq!(
        secrets,
        [
            ("domain", "Domain", Some("domain")),
            ("clientId", "String", Some("client_id")),
            ("clientSecret", "SecretString", Some("client_secret")),
            ("MODE", "String", None),
        ]
    );
}

#[tokio::test]
async fn a_program_that_is_no_action_is_told() {
    let error = Driver::describe(&Process::new("true")).await.unwrap_err();
    assert!(error.to_string().contains("auth0_actions::main!"), "{error}");
    let error = Driver::describe(&Process::new("/no/such/program")).await.unwrap_err();
    assert!(error.to_string().contains("can't be started"), "{error}");
}
