//! Builds the Actions: as modules, and as programs.

use super::check::Folders;
use super::tools::wasm_environment;
use crate::Result;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An Action as each of its hosts takes it.
pub(super) struct Action {
    pub(super) name: &'static str,
    /// The WebAssembly module.
    pub(super) module: PathBuf,
    /// The program without the feature `native`, for the driver.
    pub(super) driven: PathBuf,
    /// The program with it, which runs by itself, when the package has the feature.
    pub(super) in_process: Option<PathBuf>,
}

/// Builds packages; the flag says whether they have the feature `native`.
pub(super) fn actions<const N: usize>(folders: &Folders, packages: [(&'static str, bool); N]) -> Result<[Action; N]> {
    let environment = wasm_environment()?;
    let mut actions = Vec::with_capacity(N);
    for (name, has_native) in packages {
        let module = module(folders, &environment, name)?;
        let driven = program(folders, name, &[])?;
        let in_process = has_native.then(|| program(folders, name, &["native"])).transpose()?;
        actions.push(Action { name, module, driven, in_process });
    }
    actions.try_into().map_err(|_| "not all Actions were built".into())
}

/// Builds for WebAssembly, in a target folder of its own: another compiler may build it, and each would undo the other's
/// work.
fn module(folders: &Folders, environment: &[(&'static str, String)], name: &str) -> Result<PathBuf> {
    let mut command = cargo(&folders.root, name);
    command.args(["--release", "--target", "wasm32-unknown-unknown", "--target-dir"]);
    command.arg(folders.root.join("target/wasm")).envs(environment.iter().cloned());
    built(command, name)
}

/// Builds a program. Features change it where it stands, so it is put aside.
fn program(folders: &Folders, name: &str, features: &[&str]) -> Result<PathBuf> {
    let mut command = cargo(&folders.root, name);
    command.arg("--features").arg(features.join(","));
    let kept = folders.scratch.join([&[name], features].concat().join("-"));
    std::fs::copy(built(command, name)?, &kept)?;
    Ok(kept)
}

fn cargo(root: &Path, package: &str) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    // They would take the place of the target's own flags.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    command.args(["build", "--quiet", "--message-format=json-render-diagnostics", "--package", package]);
    command
}

/// Runs cargo, and finds the program that it built.
fn built(mut command: Command, name: &str) -> Result<PathBuf> {
    let output = command.stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("`{name}` does not compile").into());
    }
    let messages = String::from_utf8(output.stdout)?;
    let executable = messages.lines().rev().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    });
    executable.ok_or_else(|| format!("cargo did not say where the program `{name}` is").into())
}
