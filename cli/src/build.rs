//! Builds the Action with cargo, and finds its binary.

use crate::failure::Failure;
use crate::style;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::Value;
use std::io::{BufRead, BufReader, IsTerminal};
use std::path::PathBuf;
use std::process::{Command, Stdio};
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

/// With or without optimizations.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build.
    Dev,
    /// Small.
    Release,
}

/// For which machine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// This one.
    Native,
    /// Auth0's runtime.
    Wasm,
}

/// A stack of 64 kB, since a fresh instance is made for each execution, and a limit for memory, without which running out
/// of it takes seconds.
const WASM_FLAGS: &str = "-C link-arg=-zstack-size=65536 -C link-arg=--max-memory=67108864";

/// Builds one Action. Cargo's own messages go to the standard error.
pub(crate) fn build(
    package: Option<&str>,
    bin: Option<&str>,
    profile: Profile,
    target: Target,
) -> Result<Action, Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--message-format=json-render-diagnostics"]);
    if let Some(package) = package {
        command.args(["--package", package]);
    }
    match bin {
        Some(bin) => command.args(["--bin", bin]),
        None => command.arg("--bins"),
    };
    if profile == Profile::Release {
        command.arg("--release");
    }
    if target == Target::Wasm {
        command.args(["--target", "wasm32-unknown-unknown"]);
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", WASM_FLAGS);
        // They would take the place of the target's own.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    }
    let progress = progress();
    // With a progress display of our own cargo's lines would mix with it; what it says of errors is kept.
    if progress.is_some() {
        command.arg("--quiet");
    }
    // Variables that cargo sets for this very process would make it build everything again.
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_PKG_")) {
        command.env_remove(name);
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::cannot_run(format!("cargo can't be started: {error}")))?;
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
    if let Some(progress) = progress {
        progress.finish_and_clear();
    }
    if !status.success() {
        return Err(Failure::cannot_run("cargo could not build the Action; it says above why"));
    }
    choose(built, package)
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

fn progress() -> Option<ProgressBar> {
    if !std::io::stderr().is_terminal() {
        return None;
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(template) = ProgressStyle::with_template("{spinner} building {msg} {elapsed:>.dim}") {
        bar.set_style(template);
    }
    bar.set_message(style::dim("…"));
    bar.enable_steady_tick(Duration::from_millis(100));
    Some(bar)
}
