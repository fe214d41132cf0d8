//! One execution in each of the hosts, told in the same words.

use super::build::Action;
use super::check::Folders;
use super::runner::Runner;
use crate::Result;
use auth0_actions::management::reqwest::ReqwestTransport;
use auth0_actions::wire::protocol::{FailureKind, Outcome, ToHost};
use auth0_actions_sandbox::driver::{self, BundleFile, Driver, Execution, Process, Report, Source};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

/// The commands as `{"call": …, "args": …}`, or the error in words.
pub(super) type Ended = std::result::Result<Vec<Value>, String>;

/// All hosts. The last one has no clock that can be stopped.
pub(super) const HOSTS: [&str; 4] = [NODE, BUNDLE, DRIVEN, IN_PROCESS];
/// The module, with the shim and functions of Auth0's that are played beside it.
pub(super) const NODE: &str = "node";
/// The file as it is.
pub(super) const BUNDLE: &str = "bundle";
pub(super) const DRIVEN: &str = "driven";
pub(super) const IN_PROCESS: &str = "in process";

/// An execution to be made.
#[derive(Clone)]
pub(super) struct Case {
    pub(super) handler: String,
    pub(super) event: Value,
    pub(super) secrets: Value,
    /// The clock stands still at so many milliseconds since 1970, where the host's clock can.
    pub(super) frozen_at_ms: Option<i64>,
}

/// What an execution says that it did.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    pub(super) ended: Ended,
    /// `level: text`.
    pub(super) logs: Vec<String>,
}

/// What a host has to know of the network.
#[derive(Default)]
pub(super) struct Surroundings {
    /// A host name, and where it is instead.
    pub(super) resolve: Option<(String, SocketAddr)>,
    /// The only certificate authority to trust.
    pub(super) ca_pem: Option<String>,
}

impl Surroundings {
    /// The shim's options.
    pub(super) fn options(&self) -> Value {
        let mut options = json!({ "seed": "1" });
        if let Some((name, address)) = &self.resolve {
            options["resolve"] = json!({ name: [address.ip(), address.port()] });
        }
        if let Some(ca) = &self.ca_pem {
            options["ca"] = json!(ca);
        }
        options
    }

    pub(super) fn transport(&self) -> Result<ReqwestTransport> {
        let ca = self.ca_pem.as_ref().map(|pem| reqwest::Certificate::from_pem(pem.as_bytes())).transpose()?;
        Ok(ReqwestTransport::customized(|mut builder| {
            if let Some((name, address)) = &self.resolve {
                builder = builder.resolve(name, *address);
            }
            match ca {
                Some(ca) => builder.tls_certs_only([ca]),
                None => builder,
            }
        })?)
    }
}

/// The hosts of one Action.
pub(super) struct Hosts<'a> {
    pub(super) folders: &'a Folders,
    pub(super) runner: &'a Runner,
    pub(super) action: &'a Action,
}

impl Hosts<'_> {
    /// Runs an execution in the host of this name.
    pub(super) async fn run(&self, host: &str, case: &Case, surroundings: &Surroundings) -> Result<Told> {
        match host {
            NODE => self.node(case, surroundings).await,
            BUNDLE => tell(self.bundle(case, surroundings).await?),
            DRIVEN => tell(drive(&Driver::new(surroundings.transport()?), &self.action.driven, case).await?),
            _ => self.in_process(case, surroundings).await,
        }
    }

    async fn node(&self, case: &Case, surroundings: &Surroundings) -> Result<Told> {
        let call = json!({
            "handler": case.handler, "event": case.event, "secrets": case.secrets,
            "options": surroundings.options(), "frozen": case.frozen_at_ms,
        });
        let called = self.runner.run_one(Some(&self.action.module), call).await?;
        if !called.wiped {
            return Err("an instance's memory is not wiped".into());
        }
        let mut logs = called.logs;
        let ended = match called.error {
            None => Ok(called.commands),
            Some(error) => {
                forget_failure(&mut logs, &error.kind)?;
                Err(error.message)
            }
        };
        Ok(Told { ended, logs })
    }

    /// Runs the file.
    pub(super) async fn bundle(&self, case: &Case, surroundings: &Surroundings) -> Result<Report> {
        self.bundle_beside(&Driver::new(surroundings.transport()?), case, surroundings).await
    }

    /// Runs the file; `driver` holds what outlives an execution, such as `api.cache`.
    pub(super) async fn bundle_beside(
        &self,
        driver: &Driver,
        case: &Case,
        surroundings: &Surroundings,
    ) -> Result<Report> {
        let hello = Driver::describe(&Process::new(&self.action.driven)).await?;
        let mut file = BundleFile::new(self.runner.program(), &self.action.file);
        if let (Some((name, address)), Some(ca)) = (&surroundings.resolve, &surroundings.ca_pem) {
            file = file.resolve(name, *address, ca);
        }
        Ok(driver.run_file(&file, &hello, &execution(case), &mut |_| {}).await?)
    }

    async fn in_process(&self, case: &Case, surroundings: &Surroundings) -> Result<Told> {
        let program = self.action.in_process.as_ref().ok_or("this Action was not built with the feature `native`")?;
        let file = |name: &str, text: String| -> Result<_> {
            let path = self.folders.scratch.join(name);
            std::fs::write(&path, text)?;
            Ok(path)
        };
        let mut command = tokio::process::Command::new(program);
        command
            .args(["--handler", &case.handler])
            .arg("--event")
            .arg(file("event.json", case.event.to_string())?)
            .arg("--secrets")
            .arg(file("secrets.json", case.secrets.to_string())?);
        if let Some(ca) = &surroundings.ca_pem {
            command.arg("--ca").arg(file("ca.pem", ca.clone())?);
        }
        if let Some((name, address)) = &surroundings.resolve {
            command.args(["--resolve", &format!("{name}={address}")]);
        }
        let output = command.stdin(Stdio::null()).output().await?;
        let outcome: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&output.stderr)))?;
        let ended = ended(&outcome);
        let mut logs: Vec<String> = String::from_utf8(output.stderr)?.lines().map(str::to_owned).collect();
        if ended.is_err() {
            // The failure's message, which stands on its own after the log.
            logs.pop();
        }
        Ok(Told { ended, logs })
    }
}

/// Runs an execution in the native program.
pub(super) async fn drive(driver: &Driver, program: &Path, case: &Case) -> Result<Report> {
    Ok(driver.run(&Process::new(program), &execution(case), &mut |_| {}).await?)
}

fn execution(case: &Case) -> Execution {
    let mut execution = Execution::new(&case.handler, case.event.to_string(), case.secrets.to_string());
    execution.frozen_at_ms = case.frozen_at_ms;
    execution
}

/// What a driver saw of an execution, in the words of the others.
pub(super) fn tell(report: Report) -> Result<Told> {
    let logs = report.logs.into_iter().filter(|line| matches!(line.source, Source::Log(_)));
    let logs = logs.map(|line| line.to_string()).collect();
    let ended = match report.ended {
        driver::Ended::Outcome(outcome) => ended(&header(outcome)?),
        driver::Ended::Trapped(what) => Err(what),
    };
    Ok(Told { ended, logs })
}

/// Auth0's log has a line of the failure, which the other hosts show elsewhere.
fn forget_failure(logs: &mut Vec<String>, kind: &str) -> Result {
    let is_failure = |line: &String| line.starts_with(&format!("error: {kind}: "));
    let at = logs.iter().position(is_failure).ok_or_else(|| format!("no line tells: {logs:?}"))?;
    logs.remove(at);
    Ok(())
}

fn header(outcome: Outcome) -> Result<Value> {
    Ok(serde_json::from_str(&ToHost::Outcome(outcome).into_frame().header)?)
}

/// An outcome in the words of the shim.
fn ended(outcome: &Value) -> Ended {
    let error = &outcome["error"];
    let Some(message) = error["message"].as_str() else {
        let commands = outcome["commands"].as_array().cloned().unwrap_or_default();
        return Ok(commands.iter().map(|one| json!({ "call": one["call"], "args": one["args"] })).collect());
    };
    let kind = error["kind"].as_str().unwrap_or(FailureKind::Protocol.as_str());
    Err(match error["where"].as_str() {
        Some(at) if !message.contains(at) => format!("{kind}: {message} ({at})"),
        _ => format!("{kind}: {message}"),
    })
}
