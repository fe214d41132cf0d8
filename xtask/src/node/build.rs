//! Builds the Actions: as bundles, and as programs.

use super::check::Folders;
use super::tools::wasm_environment;
use crate::Result;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// An Action as each of its hosts takes it.
pub(super) struct Action {
    pub(super) name: String,
    /// The file for Auth0.
    pub(super) file: PathBuf,
    /// Its manifest.
    pub(super) manifest: Value,
    /// The WebAssembly module in the file.
    pub(super) module: PathBuf,
    /// The program without the feature `native`, for the driver.
    pub(super) driven: PathBuf,
    /// The program with it, which runs by itself, when the package has the feature.
    pub(super) in_process: Option<PathBuf>,
    /// The package's folder.
    pub(super) folder: PathBuf,
}

/// `cargo auth0`, and what it needs to build for WebAssembly on this machine.
pub(super) struct Bundler {
    program: PathBuf,
    environment: Vec<(&'static str, String)>,
}

impl Bundler {
    pub(super) fn new(folders: &Folders) -> Result<Self> {
        let program = built(cargo(&folders.root, "cargo-auth0"), "cargo-auth0")?;
        let kept = folders.scratch.join("cargo-auth0");
        // A program that runs can't be written to, and others build this one too.
        let _ = std::fs::remove_file(&kept);
        std::fs::copy(program, &kept)?;
        Ok(Self { program: kept, environment: wasm_environment()? })
    }

    /// `cargo auth0 bundle` with these arguments, in a folder.
    pub(super) fn command(&self, folder: &Path, arguments: &[&str]) -> Command {
        self.auth0(folder, "bundle", arguments)
    }

    /// Any command of `cargo auth0`.
    pub(super) fn auth0(&self, folder: &Path, name: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(folder).args(["auth0", name]).args(arguments).stdin(Stdio::null());
        command.envs(self.environment.iter().cloned());
        // They would take the place of the target's own flags.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        command
    }

    /// The Action that `cargo auth0 doctor` prints.
    pub(super) fn doctor(&self, folder: &Path) -> Result<Vec<u8>> {
        Ok(succeeded(self.auth0(folder, "doctor", &["--print-action"]), "doctor")?.stdout)
    }

    /// Bundles a package of the workspace, as the compiler writes it; answers the manifest.
    pub(super) fn bundle(&self, folders: &Folders, name: &str) -> Result<(PathBuf, Value)> {
        let file = folders.scratch.join(format!("{name}.js"));
        let out = file.display().to_string();
        let arguments = ["--package", name, "--no-wasm-opt", "--json", "--max-size", "1000000", "--out", &out];
        let output = succeeded(self.command(&folders.root, &arguments), name)?;
        Ok((file, serde_json::from_slice(&output.stdout)?))
    }
}

/// Runs a command; what it says of errors is part of the error.
fn succeeded(mut command: Command, name: &str) -> Result<Output> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("`{name}` failed: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(output)
}

/// The package in a folder.
struct Package {
    name: String,
    has_native: bool,
}

impl Package {
    fn read(folder: &Path) -> Result<Self> {
        let manifest: toml::Table = std::fs::read_to_string(folder.join("Cargo.toml"))?.parse()?;
        let name = manifest.get("package").and_then(|package| package.get("name")?.as_str());
        let has_native = manifest.get("features").is_some_and(|features| features.get("native").is_some());
        Ok(Self { name: name.ok_or("a package without a name")?.to_owned(), has_native })
    }
}

/// Builds all packages right in these folders of the workspace, in the order of their names.
pub(super) fn actions(folders: &Folders, bundler: &Bundler, places: &[&str]) -> Result<Vec<Action>> {
    let mut actions = Vec::new();
    for place in places {
        let mut packages: Vec<PathBuf> = std::fs::read_dir(folders.root.join(place))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|folder| folder.join("Cargo.toml").is_file())
            .collect();
        packages.sort();
        for folder in packages {
            actions.push(action(folders, bundler, folder)?);
        }
    }
    Ok(actions)
}

fn action(folders: &Folders, bundler: &Bundler, folder: PathBuf) -> Result<Action> {
    let Package { name, has_native } = Package::read(&folder)?;
    let (file, manifest) = bundler.bundle(folders, &name)?;
    let module = folders.scratch.join(format!("{name}.wasm"));
    std::fs::copy(folders.root.join(format!("target/wasm32-unknown-unknown/release/{name}.wasm")), &module)?;
    let driven = program(folders, &name, &[])?;
    let in_process = has_native.then(|| program(folders, &name, &["native"])).transpose()?;
    Ok(Action { name, file, manifest, module, driven, in_process, folder })
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
        let message: Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    });
    executable.ok_or_else(|| format!("cargo did not say where the program `{name}` is").into())
}
