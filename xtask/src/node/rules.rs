//! What an Action must not do, and what becomes of it.

use super::build::Action;
use super::hosts::{Case, drive, tell};
use super::runner::{Called, Runner};
use super::scenarios::first_login;
use crate::Result;
use auth0_actions::management::reqwest::ReqwestTransport;
use auth0_actions_sandbox::driver::Driver;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A secret that a panic tries to tell.
const WORD: &str = "a-word-that-nobody-may-read";
/// Short, so that the check is.
const DEADLINE_MS: u64 = 600;

const STALLED: &str = "stalled: the handler awaits something that this host does not drive";
const SOURCE: &str = "xtask/fixtures/misbehaving/src/main.rs:";

/// A case, and the beginning of its error; the driven host says the same where `also_driven`.
struct Rule {
    case: &'static str,
    error: &'static str,
    /// What else must be in the error.
    with: &'static str,
    also_driven: bool,
}

const RULES: [Rule; 8] = [
    Rule { case: "error", error: "handler: nothing works today", with: SOURCE, also_driven: true },
    Rule { case: "panic", error: "panic: the word is [redacted]", with: SOURCE, also_driven: true },
    Rule { case: "stalled", error: STALLED, with: "", also_driven: true },
    Rule { case: "malformed", error: "malformed: the event: ", with: "logins_count", also_driven: false },
    Rule {
        case: "deadline",
        error: "deadline: the deadline passed; it waited for: a sleep of 60000 ms",
        with: "",
        also_driven: false,
    },
    Rule { case: "memory", error: "limit: the Action is out of memory", with: "", also_driven: false },
    // It needs no memory, and fills the stack of Node itself.
    Rule {
        case: "recursion",
        error: "trap: stack overflow or bad access inside the Action: Maximum call stack size exceeded",
        with: "wasm-function[",
        also_driven: false,
    },
    Rule {
        case: "stack",
        error: "trap: stack overflow or bad access inside the Action: ",
        with: "wasm-function[",
        also_driven: false,
    },
];

fn case(name: &str, url: &str) -> Result<Case> {
    let mut case = first_login()?;
    case.event["user"]["app_metadata"] = json!({ "case": name, "url": url });
    case.secrets = json!({ "word": WORD });
    if name == "malformed" {
        case.event["stats"]["logins_count"] = json!("one");
    }
    Ok(case)
}

fn call(name: &str, url: &str, more: Value) -> Result<Value> {
    let case = case(name, url)?;
    let mut call = json!({
        "handler": case.handler, "event": case.event, "secrets": case.secrets, "options": { "deadlineMs": DEADLINE_MS },
    });
    if let (Some(call), Value::Object(more)) = (call.as_object_mut(), more) {
        call.extend(more);
    }
    Ok(call)
}

/// Runs a case, and after it in the same process one that must see nothing of it.
async fn run(runner: &Runner, module: &Path, name: &str, url: &str, more: Value) -> Result<Called> {
    let calls = [call(name, url, more)?, call("count", "", json!({}))?];
    let [called, next] =
        <[Called; 2]>::try_from(runner.run(Some(module), &calls).await?).map_err(|_| "a call is lost")?;
    let counted = vec![json!({ "call": "api.user.setAppMetadata", "args": ["executions", 1] })];
    expect(
        next.error.is_none() && next.commands == counted && next.logs.is_empty() && next.exchanges.is_empty(),
        format!("the execution after `{name}`: {:?} {:?} {}", next.commands, next.logs, text_of(&next)),
    )?;
    let telling = [format!("{:?}", called.commands), format!("{:?}", called.logs), text_of(&called)];
    if telling.iter().any(|text| text.contains(WORD)) {
        return Err(format!("{name}: the secret shows").into());
    }
    if !called.wiped {
        return Err(format!("{name}: the instance's memory is not wiped").into());
    }
    Ok(called)
}

fn text_of(called: &Called) -> String {
    called.error.as_ref().map(|error| error.message.clone()).unwrap_or_default()
}

fn expect(is: bool, what: impl std::fmt::Display) -> Result {
    if is { Ok(()) } else { Err(what.to_string().into()) }
}

pub(super) async fn check(runner: &Runner, misbehaving: &Action, role: &Action) -> Result {
    let path = &misbehaving.module;
    for rule in &RULES {
        let called = run(runner, path, rule.case, "", json!({})).await?;
        let error = text_of(&called);
        expect(
            error.starts_with(rule.error) && error.contains(rule.with),
            format!("{}: expected `{} … {}`, got `{error}`", rule.case, rule.error, rule.with),
        )?;
        let name = called.error.as_ref().map(|error| error.name.as_str());
        expect(name == Some(if rule.case == "error" { "Error" } else { "ActionError" }), format!("{name:?}"))?;
        let place = error.split(SOURCE).nth(1).unwrap_or("1:1)");
        expect(place.starts_with(|digit: char| digit.is_ascii_digit()) && place.contains(':'), place)?;
        expect(called.commands.is_empty(), format!("{}: commands were applied", rule.case))?;
        // Running out of memory or stack is no matter of seconds.
        expect(called.ms < 3_000.0, format!("{}: it took {} ms", rule.case, called.ms))?;
        let line = error.chars().take(40).collect::<String>();
        let told = called.logs.iter().filter(|log| log.starts_with(&format!("error: {line}"))).count();
        expect(told == 1, format!("{}: the log does not tell why: {:?}", rule.case, called.logs))?;
        if rule.also_driven {
            let report =
                drive(&Driver::new(ReqwestTransport::new()?), &misbehaving.driven, &case(rule.case, "")?).await?;
            let ended = tell(report)?.ended;
            expect(ended.as_ref() == Err(&error), format!("{}: driven: {ended:?}, in Node: {error}", rule.case))?;
        }
    }
    unknown_handler(runner, path).await?;
    silent_module(runner).await?;
    commands_and_logs(runner, path).await?;
    hashes(runner, misbehaving).await?;
    exchanges(runner, path).await?;
    exchanges(&runner.without(vec!["http", "https"]), path).await?;
    kept_connection(runner, path).await?;
    depth(runner, path).await?;
    missing_secrets(runner, role).await?;
    println!("  {} ways to fail have their words, and the execution after each sees nothing of it", RULES.len());
    println!("  commands, logs, hashes, exchanges by https and by fetch, depth and secrets are as they should be");
    Ok(())
}

async fn unknown_handler(runner: &Runner, module: &Path) -> Result {
    let called = run(runner, module, "commands", "", json!({ "handler": "onContinuePostLogin" })).await?;
    let error = text_of(&called);
    expect(error == "protocol: this Action has no handler `onContinuePostLogin`", error)
}

/// A module that never ends is dropped after its deadline.
async fn silent_module(runner: &Runner) -> Result {
    let call = json!({ "handler": "onExecutePostLogin", "event": {}, "options": { "deadlineMs": 10 } });
    let called = runner.run_one(None, call).await?;
    expect(text_of(&called).starts_with("deadline: the Action did not end"), text_of(&called))?;
    expect((500.0..2_000.0).contains(&called.ms), format!("it was dropped after {} ms", called.ms))
}

async fn commands_and_logs(runner: &Runner, module: &Path) -> Result {
    let called = run(runner, module, "commands", "", json!({})).await?;
    let set = "api.user.setAppMetadata";
    let expected =
        vec![json!({ "call": set, "args": ["first", 1] }), json!({ "call": set, "args": ["second", "zwei"] })];
    expect(called.error.is_none() && called.commands == expected, format!("{:?}", called.commands))?;
    // Loading https takes longer than all else together.
    expect(called.loaded.is_empty(), format!("an execution without a call loads {:?}", called.loaded))?;

    let called = run(runner, module, "commands", "", json!({ "throws": set })).await?;
    let Some(error) = &called.error else { return Err("a command that throws does not reject".into()) };
    expect(error.kind == "command" && error.name == "ActionError", &error.kind)?;
    expect(error.at.starts_with(SOURCE), &error.at)?;
    let text = format!("command: `{set}` ({}): Auth0 does not want this", error.at);
    expect(error.message == text, &error.message)?;

    let called = run(runner, module, "logs", "", json!({})).await?;
    expect(called.logs == ["log: one", "info: two", "warn: three", "error: four"], format!("{:?}", called.logs))
}

/// So deep goes an ordinary recursive descent, the fixture's, with the stack of 64 kB; at 460 it was seen to work, and at
/// 480 no more.
const DEPTH: u32 = 400;

async fn depth(runner: &Runner, module: &Path) -> Result {
    let mut deep = call("descent", "", json!({}))?;
    let [begin, end] = ["[", "]"].map(|bracket| bracket.repeat(DEPTH as usize));
    deep["event"]["user"]["app_metadata"]["text"] = json!(format!("{begin}leaf{end}"));
    let called = runner.run_one(Some(module), deep).await?;
    expect(called.commands.len() == 1 && called.commands[0]["args"][1] == DEPTH, text_of(&called))?;

    // JSON in an event, as deep as it may be.
    let mut deep = call("commands", "", json!({}))?;
    deep["event"]["user"]["app_metadata"]["nested"] = (0..120).fold(json!("leaf"), |inner, _| json!([inner]));
    let called = runner.run_one(Some(module), deep).await?;
    expect(called.commands.len() == 2, text_of(&called))
}

/// One error with all names, before the handler runs.
async fn missing_secrets(runner: &Runner, role: &Action) -> Result {
    let case = first_login()?;
    let call = json!({ "handler": case.handler, "event": case.event, "secrets": { "clientId": "" }, "options": {} });
    let called = runner.run_one(Some(&role.module), call).await?;
    let error = text_of(&called);
    let missing = ["domain", "clientSecret", "DEFAULT_ROLE"].map(|name| format!("secrets.{name}: is missing"));
    expect(error.starts_with("secrets: ") && missing.iter().all(|name| error.contains(name)), error)?;
    expect(called.commands.is_empty() && called.exchanges.is_empty(), "the handler ran")
}

/// node:crypto and ring say the same, and what the standard's examples say.
async fn hashes(runner: &Runner, misbehaving: &Action) -> Result {
    let called = run(runner, &misbehaving.module, "crypto", "", json!({})).await?;
    let report = drive(&Driver::new(ReqwestTransport::new()?), &misbehaving.driven, &case("crypto", "")?).await?;
    let ended = tell(report)?.ended;
    expect(called.loaded.first().is_some_and(|name| name == "crypto"), format!("{:?}", called.loaded))?;
    expect(ended.as_ref() == Ok(&called.commands), format!("{ended:?} {:?} {}", called.commands, text_of(&called)))?;
    let begins = called.commands.first().map(|command| command["args"][1][0] == 0xba && command["args"][1][1] == 0x78);
    expect(begins == Some(true), "SHA-256 of `abc` is wrong")
}

/// HTTP: an answer, an address that nobody listens at, an answer that comes too late, one that is too large.
async fn exchanges(runner: &Runner, module: &Path) -> Result {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    let server = tokio::spawn(serve(listener));

    let called = run(runner, module, "fetch", &format!("{base}/redirect"), json!({})).await?;
    expect(called.error.is_none(), text_of(&called))?;
    expect(called.commands[0]["args"][1] == 302, "a redirect was followed")?;
    expect(called.commands[1]["args"][1] == 5, "the body is not whole")?;

    let called = run(runner, module, "fetch", &format!("{base}/large"), json!({})).await?;
    expect(called.exchanges() == ["body"], format!("a large answer: {:?}", called.exchanges()))?;

    let called = run(runner, module, "cancel", &format!("{base}/slow"), json!({})).await?;
    expect(called.error.is_none(), text_of(&called))?;
    expect(called.exchanges() == ["cancelled"], format!("a cancelled exchange: {:?}", called.exchanges()))?;

    let called = run(runner, module, "late", &format!("{base}/slow"), json!({})).await?;
    expect(text_of(&called).starts_with("panic: an answer is still under way"), text_of(&called))?;
    expect(called.exchanges() == ["cancelled"], format!("a late answer: {:?}", called.exchanges()))?;
    server.abort();

    let nobody = TcpListener::bind("127.0.0.1:0").await?.local_addr()?;
    let called = run(runner, module, "fetch", &format!("http://{nobody}/"), json!({})).await?;
    expect(called.exchanges() == ["connect"], format!("no server: {:?}", called.exchanges()))
}

/// Executions of one process share a connection.
async fn kept_connection(runner: &Runner, module: &Path) -> Result {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/", listener.local_addr()?);
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = connections.clone();
    let server = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::Relaxed);
            tokio::spawn(async move {
                let mut request = vec![0; 4 << 10];
                while stream.read(&mut request).await.is_ok_and(|length| length > 0) {
                    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok").await;
                }
            });
        }
    });
    let called = runner.run_one(Some(module), call("fetch", &url, json!({ "times": 3 }))?).await?;
    server.abort();
    let seen = (called.failed, called.exchanges.len(), connections.load(Ordering::Relaxed));
    expect(seen == (0, 3, 1), format!("failed, exchanges and connections are {seen:?}"))
}

/// Answers by the path: `/slow` after a second, `/large` with 9 MiB, others with a redirect.
async fn serve(listener: TcpListener) {
    while let Ok((mut stream, _)) = listener.accept().await {
        tokio::spawn(async move {
            let mut request = vec![0; 4 << 10];
            let length = stream.read(&mut request).await.unwrap_or(0);
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let (head, body) = if request.starts_with("GET /large ") {
                ("200 OK", vec![b'.'; 9 << 20])
            } else {
                ("302 Found\r\nlocation: http://127.0.0.1:1/", b"moved".to_vec())
            };
            if request.starts_with("GET /slow ") {
                tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            }
            let head = format!("HTTP/1.1 {head}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            // Whoever does not want to read it all closes the connection.
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(&body).await;
        });
    }
}
