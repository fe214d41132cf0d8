//! `cargo run -- --event FILE`.

use super::Native;
use crate::execution::Entry;
use auth0_actions_management::reqwest::ReqwestTransport;
use auth0_actions_wire::Map;
use auth0_actions_wire::protocol::{FailureKind, Outcome};
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs one execution and prints its outcome as JSON.
pub(crate) fn command_line(entries: &'static [Entry]) -> ExitCode {
    match Arguments::read(std::env::args().skip(1)).and_then(|arguments| run_by_hand(entries, arguments)) {
        Ok(Outcome::Done(_)) => ExitCode::SUCCESS,
        Ok(Outcome::Failed(failure)) => match failure.kind {
            FailureKind::Malformed | FailureKind::Secrets => ExitCode::from(2),
            _ => ExitCode::FAILURE,
        },
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

const USAGE: &str = "\
Runs this Action on an event, in this very process.

  --event FILE          the event as JSON; `-` is the standard input
  --secrets FILE        the secrets as a JSON object of texts; without it each is read from the environment
  --handler NAME        which handler, when there are two: such as onContinuePostLogin
  --resolve HOST=ADDR   reach a host at another address, such as a tenant on this machine
  --ca FILE             trust the certificate authority in this PEM file too
";

#[derive(Default)]
struct Arguments {
    event: Option<PathBuf>,
    secrets: Option<PathBuf>,
    handler: Option<String>,
    resolve: Vec<(String, std::net::SocketAddr)>,
    ca: Option<PathBuf>,
}

impl Arguments {
    fn read(mut args: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self::default();
        while let Some(name) = args.next() {
            let mut value = || args.next().ok_or_else(|| format!("`{name}` needs a value\n\n{USAGE}"));
            match name.as_str() {
                "--event" => read.event = Some(value()?.into()),
                "--secrets" => read.secrets = Some(value()?.into()),
                "--handler" => read.handler = Some(value()?),
                "--ca" => read.ca = Some(value()?.into()),
                "--resolve" => {
                    let value = value()?;
                    let pair = value.split_once('=').and_then(|(host, at)| Some((host.to_owned(), at.parse().ok()?)));
                    read.resolve.push(pair.ok_or_else(|| format!("`{value}` is not HOST=IP:PORT"))?);
                }
                _ => return Err(format!("unknown argument `{name}`\n\n{USAGE}")),
            }
        }
        if read.event.is_none() {
            return Err(format!("an event is needed: `--event FILE`\n\n{USAGE}"));
        }
        Ok(read)
    }
}

fn run_by_hand(entries: &'static [Entry], arguments: Arguments) -> Result<Outcome, String> {
    let entry = match &arguments.handler {
        Some(name) => entries.iter().find(|entry| entry.handler == name),
        None => entries.iter().find(|entry| entry.handler.starts_with("onExecute")).or(entries.first()),
    };
    let entry = entry.ok_or("this Action has no such handler")?;
    let event = match arguments.event {
        Some(path) if path.as_os_str() == "-" => {
            std::io::read_to_string(std::io::stdin()).map_err(|e| e.to_string())?
        }
        Some(path) => read_file(&path)?,
        None => return Err(USAGE.to_owned()),
    };
    let secrets = match &arguments.secrets {
        Some(path) => read_file(path)?,
        None => entry.secrets_from(|name| std::env::var(name).ok()),
    };
    let ca = arguments.ca.as_deref().map(read_file).transpose()?;
    let transport = ReqwestTransport::customized(|mut builder| {
        for (host, address) in &arguments.resolve {
            builder = builder.resolve(host, *address);
        }
        match ca.and_then(|pem| ::reqwest::Certificate::from_pem(pem.as_bytes()).ok()) {
            Some(certificate) => builder.tls_certs_only([certificate]),
            None => builder,
        }
    })
    .map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let outcome = runtime.block_on(Native::on(transport).run_entry(entry, event, secrets));
    match &outcome {
        Outcome::Done(_) => print_json(&outcome),
        Outcome::Failed(failure) => {
            print_json(&outcome);
            eprintln!("{}", failure.message);
        }
    }
    Ok(outcome)
}

/// The result is this program's output.
fn print_json(outcome: &Outcome) {
    use std::io::Write as _;
    let frame = auth0_actions_wire::protocol::ToHost::Outcome(outcome.without_secrets()).into_frame();
    let _ = writeln!(std::io::stdout(), "{}", frame.header);
}

#[expect(clippy::disallowed_methods, reason = "a native program reads files")]
fn read_file(path: &std::path::Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("`{}` can't be read: {error}", path.display()))
}

impl Entry {
    /// The secrets as JSON, each found by its name.
    fn secrets_from(&self, find: impl Fn(&str) -> Option<String>) -> String {
        let found = self.about.secrets.iter().filter_map(|field| Some((field.name, find(field.name)?)));
        found.collect::<Map>().to_json()
    }
}
