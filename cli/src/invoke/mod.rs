//! `cargo auth0 invoke`: builds an Action, plays Auth0 around it, and shows what it did.

mod event;
mod flow;
mod host;
mod json;
mod secrets;
mod show;
mod tenant;

use crate::build::{self, Build};
use crate::failure::{Failure, exit};
use auth0_actions::management::reqwest::ReqwestTransport;
use auth0_actions::wire::protocol::{ENV_DRIVER, ENV_TICKET, FailureKind, Outcome};
use auth0_actions_sandbox::driver::{Driver, DriverError, Ended, Execution, Process, Report, Spawned};
use host::{File, Host};
use secrets::Secrets;
use std::path::PathBuf;
use std::process::ExitCode;
use tenant::{Calls, Place};

/// What `invoke` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The Actions, by their packages or binaries, in binding order. Several run one after another over one transaction,
    /// and the outcome is what Auth0 would give.
    #[arg(value_name = "ACTION", conflicts_with_all = ["package", "bin"])]
    actions: Vec<String>,
    /// The Action's package; the one in this folder unless said otherwise.
    #[arg(short, long, value_name = "CRATE")]
    package: Option<String>,
    /// The Action's binary, in a package that has several.
    #[arg(long, value_name = "NAME")]
    bin: Option<String>,
    /// Build with optimizations.
    #[arg(long)]
    release: bool,
    /// The event as JSON; `-` is the standard input. Without it the first file of the crate's folder `events`.
    #[arg(short, long, value_name = "FILE")]
    event: Option<PathBuf>,
    /// Which handler, when the Action has two: such as onContinuePostLogin.
    #[arg(long, value_name = "NAME")]
    handler: Option<String>,
    /// The secrets: a JSON object of texts. Without it `.env` beside the crate, then the environment; for the local
    /// tenant what is still missing is made up.
    #[arg(short, long, value_name = "FILE")]
    secrets: Option<PathBuf>,
    /// Call the real tenant that the secrets name, instead of a local one. What the Action does, it does for real.
    #[arg(long)]
    tenant: bool,
    /// Let the local tenant fail, such as `token:503` or `api:429*2,api:reset`.
    #[arg(long, value_name = "FAULTS", conflicts_with = "tenant")]
    fault: Option<String>,
    /// Where the jitter of pauses comes from, for runs that are the same again.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Let the clock stand still, at a time such as 2026-01-31T09:30:00Z.
    #[arg(long, value_name = "TIME")]
    now: Option<String>,
    /// What runs the Action: its native binary, or the file that `bundle` makes, under Node. Under Node a group of the
    /// event is read when the handler touches it, as inside Auth0, and not all of them first.
    #[arg(long, value_enum, default_value_t = Host::Driven)]
    host: Host,
    /// The Node for `--host node`. Auth0 runs version 22.
    #[arg(long, value_name = "PATH", default_value = "node")]
    node: PathBuf,
    /// Print the result as JSON, and nothing else, on the standard output.
    #[arg(long)]
    json: bool,
    /// How the user comes back from a redirect or a form: the event of the continuation, of which the request is taken. Once
    /// for each time the user is away.
    #[arg(long = "continue", value_name = "FILE", requires = "actions")]
    continues: Vec<PathBuf>,
    /// A factor that the user gives when asked, such as `otp`. Once for each that is asked for.
    #[arg(long, value_name = "FACTOR", requires = "actions")]
    factor: Vec<String>,
    /// Do not start the Action: print how a debugger starts it, and wait for it without a deadline.
    #[arg(long)]
    wait: bool,
}

/// Runs it.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::caused("no runtime", &error))?;
    runtime.block_on(invoke(arguments))
}

async fn invoke(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let frozen_at_ms = arguments.now.as_deref().map(point_in_time).transpose()?;
    let build = if arguments.release { Build::Release } else { Build::Dev };
    let (action, package) = match arguments.actions.as_slice() {
        [] => {
            let package = arguments.package.as_deref();
            (build::build(package, arguments.bin.as_deref(), build)?, arguments.package.clone())
        }
        [one] if arguments.continues.is_empty() && arguments.factor.is_empty() => {
            let (package, action) = flow::build(one, build)?;
            (action, Some(package))
        }
        several => return flow::run(arguments, several, build, frozen_at_ms).await,
    };
    let process = Process::new(&action.executable);
    let hello = Driver::describe(&process)
        .await
        .map_err(|error| Failure::caused("the Action can't be asked what it is", &error))?;
    let handler = choose_handler(&hello.handlers, arguments.handler.as_deref())?;
    if arguments.wait && arguments.host == Host::Node {
        return Err(Failure::refused("a debugger starts a native binary: drop `--host node`, or `--wait`"));
    }
    let package = package.as_deref();
    let file = match arguments.host {
        Host::Node => Some(File::make(&arguments.node, package, &action, &hello, arguments.json)?),
        Host::Driven => None,
    };
    let event = event::find(arguments.event.as_deref(), &action, &handler)?;
    let secrets = Secrets::gather(&hello, arguments.secrets.as_deref(), &action.folder, made_up_from(arguments))?;
    let place = match arguments.tenant {
        true => Place::real(),
        false => Place::local(&[(&hello, &secrets)], &event.tree(), arguments.fault.as_deref()).await?,
    };
    let transport = ReqwestTransport::customized(|builder| place.reach(builder))
        .map_err(|error| Failure::caused("HTTP can't be set up", &error))?;
    let driver = Driver::new(transport);
    let mut execution = Execution::new(&handler, &event.text, secrets.to_json());
    execution.frozen_at_ms = frozen_at_ms;
    execution.seed = arguments.seed;
    for unread in &secrets.unread {
        anstream::eprintln!("{}: {unread}", crate::style::warning("warning"));
    }
    if !arguments.json {
        show::beginning(&action, &hello, &handler, &event, &secrets, &place);
    }
    let json = arguments.json;
    let mut watch = |line: &_| {
        if !json {
            show::line(line);
        }
    };
    let report = if let Some(file) = &file {
        file.run(&driver, &hello, &execution, &place, &mut watch).await?
    } else if arguments.wait {
        execution.deadline = None;
        let tell = |address: &str, ticket: &str| {
            anstream::eprintln!(
                "start the Action in a debugger:\n  {ENV_DRIVER}={address} {ENV_TICKET}={ticket} {}",
                action.executable.display()
            );
        };
        match Spawned::wait_for(tell).await {
            Ok(spawned) => driver.run_in(spawned, &execution, &mut watch).await,
            Err(error) => Err(error),
        }
        .map_err(undriven)?
    } else {
        driver.run(&process, &execution, &mut watch).await.map_err(undriven)?
    };
    let calls = Calls::of(&report, &place, &secrets);
    if arguments.json {
        json::print(&report, &handler, arguments.host, file.as_ref().map(|file| file.version.as_str()), &calls);
    } else {
        show::ending(&report, &calls, &event.source);
    }
    place.shut_down().await;
    Ok(exit_code(&report))
}

fn undriven(error: DriverError) -> Failure {
    Failure::caused("the Action can't be driven", &error)
}

fn choose_handler(handlers: &[String], asked: Option<&str>) -> Result<String, Failure> {
    let found = match asked {
        Some(name) => handlers.iter().find(|handler| *handler == name),
        None => handlers.iter().find(|handler| handler.starts_with("onExecute")).or(handlers.first()),
    };
    found.cloned().ok_or_else(|| {
        let asked = asked.unwrap_or_default();
        Failure::refused(format!("this Action has no handler `{asked}`; it has `{}`", handlers.join("`, `")))
    })
}

/// RFC 3339, or milliseconds since 1970.
fn point_in_time(text: &str) -> Result<i64, Failure> {
    let parsed = text.parse().ok().or_else(|| auth0_actions::wire::Timestamp::new(text).unix_ms());
    parsed.ok_or_else(|| {
        Failure::refused(format!("`--now {text}` is no point in time; write it such as 2026-01-31T09:30:00Z"))
    })
}

fn exit_code(report: &Report) -> ExitCode {
    match &report.ended {
        Ended::Outcome(Outcome::Done(_)) => ExitCode::SUCCESS,
        Ended::Outcome(Outcome::Failed(failure))
            if matches!(failure.kind, FailureKind::Malformed | FailureKind::Secrets) =>
        {
            ExitCode::from(exit::REFUSED)
        }
        Ended::Outcome(Outcome::Failed(_)) | Ended::Trapped(_) => ExitCode::from(exit::ACTION_FAILED),
    }
}

/// Where the values come from that are made up for the local tenant; none for a real one.
fn made_up_from(arguments: &Arguments) -> Option<u64> {
    (!arguments.tenant).then_some(arguments.seed)
}
