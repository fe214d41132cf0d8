//! One execution in each of the three hosts, told in the same words.

use super::build::Natives;
use super::check::Folders;
use super::runner::Runner;
use crate::Result;
use auth0_actions::management::reqwest::ReqwestTransport;
use auth0_actions::wire::protocol::{FailureKind, Outcome, ToHost};
use auth0_actions_sandbox::driver::{Driver, Ended, Execution, Process, Report, Source};
use auth0_actions_sandbox::tenant::Tenant;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;

/// An execution to be made.
pub(super) struct Case {
    pub(super) handler: &'static str,
    pub(super) event: Value,
    pub(super) secrets: Value,
}

/// What an execution did.
#[derive(Debug, PartialEq)]
pub(super) struct Seen {
    /// The commands as `{"call": …, "args": …}`, or the error in words.
    pub(super) ended: std::result::Result<Vec<Value>, String>,
    /// `level: text`.
    pub(super) logs: Vec<String>,
    /// What the tenant was asked, and its answers.
    pub(super) requests: Vec<String>,
}

/// Where a tenant is.
pub(super) struct Place<'t> {
    tenant: &'t Tenant,
    address: SocketAddr,
}

impl<'t> Place<'t> {
    pub(super) fn of(tenant: &'t Tenant) -> Result<Self> {
        let url = tenant.https_url().ok_or("the tenant has no TLS")?;
        let address = url.trim_start_matches("https://").parse()?;
        Ok(Self { tenant, address })
    }

    /// The shim's options.
    pub(super) fn options(&self) -> Value {
        let address = json!([self.address.ip(), self.address.port()]);
        json!({ "resolve": { self.tenant.domain(): address }, "ca": self.tenant.ca_pem(), "seed": "1" })
    }

    fn seen(&self, ended: std::result::Result<Vec<Value>, String>, logs: Vec<String>) -> Seen {
        let requests = self.tenant.journal().into_iter().map(|exchange| {
            let status = exchange.status.map_or_else(|| "unanswered".to_owned(), |status| status.to_string());
            format!("{} {status}", exchange.operation.unwrap_or("unknown"))
        });
        let logs = logs.into_iter().map(without_request_id).collect();
        Seen { ended, logs, requests: requests.collect() }
    }

    pub(super) async fn node(&self, runner: &Runner, module: &Path, case: &Case) -> Result<Seen> {
        let call = json!({
            "handler": case.handler, "event": case.event, "secrets": case.secrets, "options": self.options(),
        });
        let called = runner.run_one(Some(module), call).await?;
        if !called.wiped {
            return Err("an instance's memory is not wiped".into());
        }
        let ended = match called.error {
            None => Ok(called.commands),
            Some(error) => Err(error.message),
        };
        Ok(self.seen(ended, called.logs))
    }

    pub(super) async fn driven(&self, program: &Path, case: &Case) -> Result<Seen> {
        let certificate = reqwest::Certificate::from_pem(self.tenant.ca_pem().unwrap_or_default().as_bytes())?;
        let transport = ReqwestTransport::customized(|builder| {
            builder.resolve(self.tenant.domain(), self.address).tls_certs_only([certificate])
        })?;
        let report = drive(&Driver::new(transport), program, case).await?;
        let (ended, logs) = tell(report)?;
        Ok(self.seen(ended, logs))
    }

    pub(super) async fn in_process(&self, folders: &Folders, natives: &Natives, case: &Case) -> Result<Seen> {
        let file = |name: &str, text: String| -> Result<_> {
            let path = folders.scratch.join(name);
            std::fs::write(&path, text)?;
            Ok(path)
        };
        let output = tokio::process::Command::new(&natives.role)
            .args(["--handler", case.handler])
            .arg("--event")
            .arg(file("event.json", case.event.to_string())?)
            .arg("--secrets")
            .arg(file("secrets.json", case.secrets.to_string())?)
            .arg("--ca")
            .arg(file("ca.pem", self.tenant.ca_pem().unwrap_or_default().to_owned())?)
            .args(["--resolve", &format!("{}={}", self.tenant.domain(), self.address)])
            .stdin(Stdio::null())
            .output()
            .await?;
        let outcome: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("{error}: {}", String::from_utf8_lossy(&output.stderr)))?;
        let ended = ended(&outcome);
        let mut logs: Vec<String> = String::from_utf8(output.stderr)?.lines().map(str::to_owned).collect();
        if ended.is_err() {
            // The failure's message, which stands on its own after the log.
            logs.pop();
        }
        Ok(self.seen(ended, logs))
    }
}

/// The id that a tenant gives a request is another one each time.
fn without_request_id(line: String) -> String {
    let known = line.split_once("(request ").and_then(|(before, rest)| Some((before, rest.split_once(')')?.1)));
    match known {
        Some((before, after)) => format!("{before}(request …){after}"),
        None => line,
    }
}

/// Runs an execution in the native program.
pub(super) async fn drive(driver: &Driver, program: &Path, case: &Case) -> Result<Report> {
    let execution = Execution::new(case.handler, case.event.to_string(), case.secrets.to_string());
    Ok(driver.run(&Process::new(program), &execution, &mut |_| {}).await?)
}

/// What a driven execution did, in the words of the others.
#[expect(clippy::type_complexity, reason = "the two parts of what is seen")]
pub(super) fn tell(report: Report) -> Result<(std::result::Result<Vec<Value>, String>, Vec<String>)> {
    let logs = report.logs.into_iter().filter(|line| matches!(line.source, Source::Log(_)));
    let logs = logs.map(|line| line.to_string()).collect();
    let outcome = match report.ended {
        Ended::Outcome(outcome) => outcome,
        Ended::Trapped(what) => return Ok((Err(what), logs)),
    };
    Ok((ended(&header(outcome)?), logs))
}

fn header(outcome: Outcome) -> Result<Value> {
    Ok(serde_json::from_str(&ToHost::Outcome(outcome).into_frame().header.to_json())?)
}

/// An outcome in the words of the shim.
fn ended(outcome: &Value) -> std::result::Result<Vec<Value>, String> {
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
