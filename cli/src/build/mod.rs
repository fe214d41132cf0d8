//! Builds the Action with cargo, and finds its binary.

mod blame;
pub(crate) mod wasm;

pub(crate) use blame::{advice, refusal};

use crate::failure::Failure;
use crate::metadata::Metadata;
use crate::style;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use std::ffi::OsString;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread::JoinHandle;
use std::time::Duration;

/// An Action that was built.
pub(crate) struct Action {
    /// The binary's name.
    pub(crate) name: String,
    /// The binary.
    pub(crate) executable: PathBuf,
    /// The folder of its crate.
    pub(crate) folder: PathBuf,
}

/// How to build it.
#[derive(Clone, Copy)]
pub(crate) enum Build<'a> {
    /// For this machine, quickly.
    Dev,
    /// For this machine, with optimizations.
    Release,
    /// For Auth0's runtime.
    Wasm(&'a Metadata),
}

/// The cargo that runs this program, or the one on the path.
pub(crate) fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Builds one Action. Cargo's own messages go to the standard error.
pub(crate) fn build(package: Option<&str>, bin: Option<&str>, how: Build<'_>) -> Result<Action, Failure> {
    let mut command = Command::new(cargo());
    command.args(["build", "--message-format=json-render-diagnostics"]);
    if let Some(package) = package {
        command.args(["--package", package]);
    }
    match bin {
        Some(bin) => command.args(["--bin", bin]),
        None => command.arg("--bins"),
    };
    match how {
        Build::Wasm(metadata) => wasm::configure(&mut command, metadata),
        Build::Dev | Build::Release => wasm::leave_out(&mut command),
    }
    if matches!(how, Build::Release) {
        command.arg("--release");
    }
    let progress = progress(match how {
        Build::Wasm(_) => "building for WebAssembly",
        Build::Dev | Build::Release => "building",
    });
    // With a progress display of our own cargo's lines would mix with it; what it says of errors is kept.
    if progress.is_some() {
        command.arg("--quiet").env("CARGO_TERM_COLOR", "always");
    }
    // Variables that cargo sets for this very process would make it build everything again.
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        command.env_remove(name);
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::cannot_run(format!("cargo can't be started: {error}")))?;
    let said = child.stderr.take().map(|stderr| tell_on(stderr, progress.clone()));
    let mut built = Vec::new();
    for line in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).lines()).map_while(Result::ok)
    {
        let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
        if let (Some(progress), Some(name)) = (&progress, message["target"]["name"].as_str()) {
            progress.set_message(name.to_owned());
        }
        built.extend(executable(&message));
    }
    let status = child.wait().map_err(|error| Failure::cannot_run(format!("cargo is lost: {error}")))?;
    let failing = said.and_then(|said| said.join().ok()).unwrap_or_default();
    if let Some(progress) = progress {
        progress.finish_and_clear();
    }
    if status.success() {
        return choose(built, package);
    }
    Err(match (how, failing.first()) {
        (Build::Wasm(metadata), Some(failing)) => blame::not_for_wasm(metadata, package, bin, failing),
        _ => Failure::cannot_run("cargo could not build the Action; it says above why"),
    })
}

/// Passes on what cargo says, and keeps which packages it could not build.
fn tell_on(stderr: impl Read + Send + 'static, progress: Option<ProgressBar>) -> JoinHandle<Vec<String>> {
    std::thread::spawn(move || {
        let mut failing = Vec::new();
        for line in BufReader::new(stderr).lines().map_while(Result::ok) {
            failing.extend(blame::failing(&line));
            match &progress {
                Some(progress) => progress.suspend(|| anstream::eprintln!("{line}")),
                None => anstream::eprintln!("{line}"),
            }
        }
        failing
    })
}

/// The binary that a message of cargo's tells of.
fn executable(message: &Value) -> Option<Action> {
    if message["reason"] != "compiler-artifact" || message["target"]["kind"][0] != "bin" {
        return None;
    }
    Some(Action {
        name: message["target"]["name"].as_str()?.to_owned(),
        executable: message["executable"].as_str()?.into(),
        folder: PathBuf::from(message["manifest_path"].as_str()?).parent()?.to_owned(),
    })
}

fn choose(mut built: Vec<Action>, package: Option<&str>) -> Result<Action, Failure> {
    match built.len() {
        1 => Ok(built.remove(0)),
        0 => Err(Failure::refused(match package {
            Some(package) => format!(
                "the package `{package}` has no binary; an Action ends with `auth0_actions::main!(handler);` in `src/main.rs`"
            ),
            None => "here is no package with a binary; say which Action: `-p CRATE`".to_owned(),
        })),
        _ => {
            let names: Vec<&str> = built.iter().map(|action| action.name.as_str()).collect();
            let names = names.join("`, `");
            Err(Failure::refused(format!(
                "several binaries were built: `{names}`; say which: `-p CRATE` or `--bin NAME`"
            )))
        }
    }
}

fn progress(what: &str) -> Option<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(template) = ProgressStyle::with_template("{spinner} {prefix} {msg} {elapsed:>.dim}") {
        bar.set_style(template);
    }
    bar.set_prefix(what.to_owned());
    bar.set_message(style::dim("…"));
    bar.enable_steady_tick(Duration::from_millis(100));
    Some(bar)
}
