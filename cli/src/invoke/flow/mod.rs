//! Several Actions, one after another, over one transaction.

mod find;
mod json;
mod show;

use super::event::{self, Event};
use super::host::{File, Host};
use super::secrets::Secrets;
use super::tenant::{Calls, Place};
use super::{Arguments, made_up_from};
use crate::build::{Action, Build};
use crate::failure::{Failure, exit};
use auth0_actions::management::reqwest::{ReqwestTransport, now_ms};
use auth0_actions::wire::protocol::{self, FailureKind, Hello, Outcome};
use auth0_actions::wire::{Value, parse};
use auth0_actions_sandbox::driver::{Driver, Ended, Execution, Process, Report};
use auth0_actions_sandbox::pipeline::{Bound, End, Flow, Next, Return, Suspension, Turn};
use std::collections::VecDeque;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

pub(super) use find::build;

/// An Action that was built and has said what it is.
struct Built {
    action: Action,
    hello: Hello,
    secrets: Secrets,
    /// For `--host node`.
    file: Option<File>,
}

/// One handler's part, for people and machines.
struct Part {
    turn: Turn,
    report: Report,
    calls: Calls,
}

/// Runs them.
pub(super) async fn run(
    arguments: &Arguments,
    names: &[String],
    build: Build<'_>,
    frozen_at_ms: Option<i64>,
) -> Result<ExitCode, Failure> {
    if arguments.wait || arguments.handler.is_some() {
        return Err(Failure::refused("`--wait` and `--handler` are for one Action: several run in a flow"));
    }
    let mut returns = arguments.continues.iter().map(|path| recorded(path)).collect::<Result<VecDeque<_>, _>>()?;
    let mut factors: VecDeque<String> = arguments.factor.iter().cloned().collect();
    let actions = build_all(arguments, names, build).await?;
    let (first, trigger) = (&actions[0], &actions[0].hello.trigger);
    let event = event::find(arguments.event.as_deref(), &first.action, "onExecute")?;
    let bound = actions.iter().map(|built| {
        let continues = built.hello.handlers.iter().any(|handler| handler.starts_with("onContinue"));
        Bound::new(&built.action.name).continues(continues)
    });
    let mut flow = Flow::begin(trigger, bound.collect(), event.text.as_str())
        .map_err(|error| Failure::refused(error.to_string()))?
        .at_ms(frozen_at_ms.unwrap_or_else(now_ms));
    let of_place: Vec<_> = actions.iter().map(|built| (&built.hello, &built.secrets)).collect();
    let place = match arguments.tenant {
        true => Place::real(),
        false => Place::local(&of_place, &event.tree(), arguments.fault.as_deref()).await?,
    };
    let transport = ReqwestTransport::customized(|builder| place.reach(builder))
        .map_err(|error| Failure::caused("HTTP can't be set up", &error))?;
    // One driver: the Actions share connections, tokens, and the cache.
    let driver = Driver::new(transport);
    if !arguments.json {
        show::beginning(&actions, trigger, &event, &place);
    }
    let mut parts = Vec::new();
    loop {
        match flow.next() {
            Next::Run(turn) => {
                let part =
                    run_part(arguments, &driver, &place, &actions[turn.action], turn, frozen_at_ms, &event).await?;
                // A clock that stands still says nothing of how long it took.
                let ms = i64::try_from(part.report.duration.as_millis()).unwrap_or(i64::MAX);
                let elapsed_ms = if frozen_at_ms.is_some() { 0 } else { ms };
                flow.ran(outcome(&part.report), elapsed_ms);
                parts.push(part);
            }
            Next::Suspended(suspension) => match comes_back(&suspension, &mut returns, &mut factors) {
                Some(back) => {
                    if !arguments.json {
                        show::suspension(&flow);
                    }
                    flow.resume(back);
                }
                None => break,
            },
            Next::Ended => break,
        }
    }
    let state = flow.state();
    if arguments.json {
        json::print(&parts, &flow, &state, &place, arguments.host, &actions);
    } else {
        show::ending(&flow, &state, &place);
    }
    place.shut_down().await;
    Ok(exit_code(&flow, state.end))
}

async fn build_all(arguments: &Arguments, names: &[String], build: Build<'_>) -> Result<Vec<Built>, Failure> {
    let mut actions: Vec<Built> = Vec::new();
    for name in names {
        let (package, action) = find::build(name, build)?;
        let hello = Driver::describe(&Process::new(&action.executable))
            .await
            .map_err(|error| Failure::caused(&format!("`{name}` can't be asked what it is"), &error))?;
        if let Some(first) = actions.first()
            && first.hello.trigger != hello.trigger
        {
            let (one, of_one, of_other) = (&first.action.name, &first.hello.trigger, &hello.trigger);
            return Err(Failure::refused(format!(
                "`{one}` is an Action of `{of_one}`, `{name}` of `{of_other}`: those of one trigger run in a flow"
            )));
        }
        let secrets = Secrets::gather(&hello, arguments.secrets.as_deref(), &action.folder, made_up_from(arguments))?;
        let file = match arguments.host {
            Host::Node => Some(File::make(&arguments.node, Some(&package), &action, &hello, arguments.json)?),
            Host::Driven => None,
        };
        actions.push(Built { action, hello, secrets, file });
    }
    Ok(actions)
}

async fn run_part(
    arguments: &Arguments,
    driver: &Driver,
    place: &Place,
    built: &Built,
    turn: Turn,
    frozen_at_ms: Option<i64>,
    event: &Event,
) -> Result<Part, Failure> {
    let mut execution = Execution::new(turn.handler, turn.event.as_str(), built.secrets.to_json());
    execution.frozen_at_ms = frozen_at_ms.map(|_| turn.now_ms);
    execution.seed = arguments.seed;
    execution.deadline = Some(Duration::from_millis(turn.budget_ms.max(0).unsigned_abs()));
    let json = arguments.json;
    if !json {
        show::turn(&turn);
    }
    let mut watch = |line: &_| {
        if !json {
            super::show::line(line);
        }
    };
    let mut report = match &built.file {
        Some(file) => file.run(driver, &built.hello, &execution, place, &mut watch).await?,
        None => {
            let process = Process::new(&built.action.executable);
            let undriven = |error| Failure::caused(&format!("`{}` can't be driven", turn.name), &error);
            driver.run(&process, &execution, &mut watch).await.map_err(undriven)?
        }
    };
    // The Actions share an application of the local tenant, and so a token for all their scopes.
    if !place.is_real() {
        report.granted.clear();
    }
    let mut calls = Calls::of(&report, place, &built.secrets);
    calls.members.clear();
    if !json {
        super::show::ending(&report, &calls, &event.source);
    }
    Ok(Part { turn, report, calls })
}

/// An Action that broke has failed.
fn outcome(report: &Report) -> Outcome {
    match &report.ended {
        Ended::Outcome(outcome) => outcome.clone(),
        Ended::Trapped(what) => Outcome::Failed(protocol::Failure::new(FailureKind::Panic, what.as_str())),
    }
}

fn recorded(path: &Path) -> Result<Return, Failure> {
    let at = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::refused(format!("the continuation `{at}` can't be read: {error}")))?;
    let event =
        parse(&text).map_err(|error| Failure::refused(format!("the continuation `{at}` is no JSON: {error}")))?;
    match event.at("request") {
        Value::Object(_) => Ok(Return::recorded(&event)),
        _ => Err(Failure::refused(format!("the continuation `{at}` has no `request`"))),
    }
}

/// How the user comes back, as far as the arguments say.
fn comes_back(
    suspension: &Suspension,
    returns: &mut VecDeque<Return>,
    factors: &mut VecDeque<String>,
) -> Option<Return> {
    match suspension {
        Suspension::Multifactor { steps, .. } if factors.len() >= steps.len() => {
            Some(Return::factors(factors.drain(..steps.len())))
        }
        Suspension::Multifactor { .. } => None,
        _ => returns.pop_front(),
    }
}

/// A user who is refused is no failure of the Actions'.
fn exit_code(flow: &Flow, end: End) -> ExitCode {
    let is_refused = |outcome: &Outcome| match outcome {
        Outcome::Failed(failure) => matches!(failure.kind, FailureKind::Malformed | FailureKind::Secrets),
        Outcome::Done(_) => false,
    };
    match end {
        End::Failed if flow.parts().last().is_some_and(|part| is_refused(&part.outcome)) => {
            ExitCode::from(exit::REFUSED)
        }
        End::Failed => ExitCode::from(exit::ACTION_FAILED),
        _ => ExitCode::SUCCESS,
    }
}
