//! Builds the Actions: as modules, and as programs.

use super::check::Folders;
use super::tools::wasm_environment;
use crate::Result;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An Action's WebAssembly.
pub(super) struct Module {
    pub(super) name: String,
    pub(super) path: PathBuf,
}

/// The Actions' programs.
pub(super) struct Natives {
    /// The example without the feature `native`, for the driver.
    pub(super) driven_role: PathBuf,
    /// The example with it, which runs by itself.
    pub(super) role: PathBuf,
    /// What misbehaves, for the driver.
    pub(super) misbehaving: PathBuf,
}

/// Builds packages for WebAssembly, in a target folder of their own: another compiler may build them, and each would
/// undo the other's work.
pub(super) fn modules(folders: &Folders, packages: &[&str]) -> Result<Vec<Module>> {
    let environment = wasm_environment()?;
    let build = |name: &&str| -> Result<Module> {
        let mut command = cargo(&folders.root, name);
        command.args(["--release", "--target", "wasm32-unknown-unknown", "--target-dir"]);
        command.arg(folders.root.join("target/wasm")).envs(environment.iter().cloned());
        Ok(Module { name: (*name).to_owned(), path: built(command, name)? })
    };
    packages.iter().map(build).collect()
}

/// Builds the programs. Features change a program where it stands, so each is put aside.
pub(super) fn natives(folders: &Folders) -> Result<Natives> {
    let keep = |program: PathBuf, name: &str| -> Result<PathBuf> {
        let kept = folders.scratch.join(name);
        std::fs::copy(program, &kept)?;
        Ok(kept)
    };
    let plain = |name: &str| built(cargo(&folders.root, name), name);
    let driven_role = keep(plain("default-role")?, "default-role-driven")?;
    let misbehaving = keep(plain("misbehaving")?, "misbehaving")?;
    let mut native = cargo(&folders.root, "default-role");
    native.args(["--features", "native"]);
    let role = keep(built(native, "default-role")?, "default-role-native")?;
    Ok(Natives { driven_role, role, misbehaving })
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
