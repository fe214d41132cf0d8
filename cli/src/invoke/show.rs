//! For people.

use super::event::Event;
use super::secrets::Secrets;
use super::tenant::{Calls, Place};
use crate::build::Action;
use crate::style::{dim, error, good, heading, warning};
use anstream::{eprintln, println};
use auth0_actions::wire::protocol::{Command, Failure, FailureKind, Hello, Level, Outcome};
use auth0_actions_sandbox::driver::{Ended, Exchange, LogLine, Report, Source};
use auth0_actions_sandbox::pipeline::without_signatures;

/// A free tenant allows so many requests to the Management API in a second.
pub(super) const FREE_REQUESTS_A_SECOND: usize = 2;

/// What is about to run.
pub(super) fn beginning(
    action: &Action,
    hello: &Hello,
    handler: &str,
    event: &Event,
    secrets: &Secrets,
    place: &Place,
) {
    println!("{} {} {}", heading(&action.name), dim(format!("{} ·", hello.trigger)), handler);
    println!("  event    {}", event.source);
    match place.local_domain() {
        Some(domain) => println!("  tenant   {domain} {}", dim("(a local one; --tenant calls the real one)")),
        None if hello.scopes.is_some() && place.is_real() => {
            println!("  tenant   {}", warning("the one that the secrets name"))
        }
        None => {}
    }
    if let Some(scopes) = &hello.scopes {
        println!("  scopes   {}", if scopes.is_empty() { "none".to_owned() } else { scopes.join(", ") });
    }
    if !secrets.made_up.is_empty() {
        println!("  secrets  {} {}", secrets.made_up.join(", "), dim("were made up for the local tenant"));
    }
    println!();
}

/// A line of the log, as it comes.
pub(super) fn line(line: &LogLine) {
    let source = format!("{:>8}", line.source.as_str());
    match line.source {
        Source::Log(Level::Error) => println!("{} {}", error(source), line.text),
        Source::Log(Level::Warn) => println!("{} {}", warning(source), line.text),
        Source::Log(_) => println!("{} {}", dim(source), line.text),
        // It is lost inside Auth0; here its place among the other lines is not certain.
        Source::Stdout | Source::Stderr => println!("{} {}", dim(source), dim(&line.text)),
    }
}

/// What it did.
pub(super) fn ending(report: &Report, calls: &Calls, event: &str) {
    if !report.logs.is_empty() {
        println!();
    }
    management(calls);
    let surplus = surplus(report);
    if !surplus.is_empty() {
        println!("  {}: the grant holds more than the Action declares: {}", warning("warning"), surplus.join(", "));
    }
    fetches(calls);
    for (user, role) in &calls.members {
        println!("  {user} is in the role {}", heading(role));
    }
    match &report.ended {
        Ended::Outcome(Outcome::Done(commands)) => done(commands, report),
        Ended::Outcome(Outcome::Failed(failure)) => failed(failure, &report.hello, event),
        Ended::Trapped(what) => {
            eprintln!("\n{}: {what}", error("the Action broke"));
            for line in report.logs.iter().rev().take(5).rev() {
                eprintln!("  {line}");
            }
        }
    }
}

fn management(calls: &Calls) {
    if calls.calls.is_empty() {
        println!("{} none", heading("Management API:"));
        return;
    }
    println!("{}", heading("Management API:"));
    for (exchange, operation) in &calls.calls {
        show_exchange(exchange, operation.as_deref().unwrap_or_default());
    }
    let s = |count: usize| if count == 1 { "" } else { "s" };
    let (tokens, requests) = (calls.tokens, calls.requests);
    let rate = format!("a free tenant's {FREE_REQUESTS_A_SECOND} requests a second allow");
    let each = match requests {
        0 => "no call was made".to_owned(),
        1..=FREE_REQUESTS_A_SECOND => match FREE_REQUESTS_A_SECOND / requests {
            1 => format!("{rate} one such login a second"),
            logins => format!("{rate} {logins} such logins a second"),
        },
        _ => format!("{rate} one such login in {:.1} s", requests as f64 / FREE_REQUESTS_A_SECOND as f64),
    };
    println!("  {tokens} token request{}, {requests} call{}; {}", s(tokens), s(requests), dim(each));
}

/// What the application may do and the Action never needs.
pub(super) fn surplus(report: &Report) -> Vec<&str> {
    let declared = report.hello.scopes.as_deref().unwrap_or_default();
    report.granted.iter().filter(|scope| !declared.contains(scope)).map(String::as_str).collect()
}

fn fetches(calls: &Calls) {
    if !calls.fetches.is_empty() {
        println!("{}", heading("fetch:"));
        for exchange in &calls.fetches {
            show_exchange(exchange, "");
        }
    }
}

fn show_exchange(exchange: &Exchange, operation: &str) {
    let result = match &exchange.result {
        Ok(status) if (200..300).contains(status) => good(format!("{status:>11}")),
        Ok(status) => error(format!("{status:>11}")),
        Err(what) => error(format!("{what:>11}")),
    };
    let ms = exchange.duration.as_secs_f64() * 1_000.0;
    println!("{result} {ms:>7.1} ms  {:<6} {}  {}", exchange.method, exchange.url, dim(operation));
}

fn done(commands: &[Command], report: &Report) {
    if commands.is_empty() {
        println!("{} none", heading("Commands:"));
    } else {
        println!("{}", heading("Commands:"));
        for command in commands.iter().map(Command::without_secrets) {
            // Whoever reads along can't use a token. `--json` has it whole, for programs that play the page to which a user
            // is sent.
            let args: Vec<String> = command.args.iter().map(|arg| without_signatures(&arg.to_string())).collect();
            println!("  {}({}) {}", command.call, args.join(", "), dim(&command.at));
        }
    }
    println!("{} in {:.1} ms", good("done"), report.duration.as_secs_f64() * 1_000.0);
}

fn failed(failure: &Failure, hello: &Hello, event: &str) {
    let is_refused = matches!(failure.kind, FailureKind::Malformed | FailureKind::Secrets);
    let heading = match failure.kind {
        // A file is wrong, and no Action.
        FailureKind::Malformed if failure.at.is_empty() => {
            format!("\n{}: this is no event of {}: {event}", error("error"), hello.trigger)
        }
        FailureKind::Secrets => format!("\n{}: the secrets are not what the Action reads", error("error")),
        kind => format!("\n{} ({})", error("the Action failed"), kind.as_str()),
    };
    if failure.problems.is_empty() {
        eprintln!("{heading}: {}", failure.message);
    } else {
        eprintln!("{heading}:");
        for problem in &failure.problems.0 {
            eprintln!("  {problem}");
        }
    }
    if !failure.at.is_empty() {
        eprintln!("  at {}", failure.at);
    }
    if failure.kind == FailureKind::Panic && failure.message.contains("Tokio 1.x") {
        eprintln!("  a handler runs without tokio: use `sleep`, `timeout` and `fetch` of the prelude");
    }
    if is_refused {
        eprintln!("  {}", dim("nothing was called"));
    } else {
        eprintln!("  {}", dim("nothing is applied; in a blocking trigger the user sees a failed login"));
    }
}
