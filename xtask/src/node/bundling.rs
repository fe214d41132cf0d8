//! `cargo auth0 bundle` in a stranger's workspace: what it makes, and what it refuses in which words.

use super::build::Bundler;
use super::check::Folders;
use crate::Result;
use serde_json::Value;
use std::path::{Path, PathBuf};

const WORKSPACE: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"*-action\"]\n";

const MANIFEST: &str = r#"
[package]
name = "NAME"
version = "0.1.0"
edition = "2024"

[dependencies]
auth0-actions = { path = "RUNTIME" }
MORE
"#;

/// An Action of a stranger's that reads a clock of the browser's.
const OF_THE_BROWSER: &str = r#"
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn stamp(_event: &Event, api: &mut Api) {
    api.user.set_app_metadata("at", js_sys::Date::now() as i64);
}

auth0_actions::main!(stamp);
"#;

/// An Action that means to open a connection of its own.
const OF_THE_NETWORK: &str = r#"
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn connect(_event: &Event) -> Result {
    tokio::net::TcpStream::connect("127.0.0.1:1").await?;
    Ok(())
}

auth0_actions::main!(connect);
"#;

/// What the command did.
struct Said {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

struct Stranger<'a> {
    bundler: &'a Bundler,
    root: PathBuf,
}

impl Stranger<'_> {
    fn bundle(&self, arguments: &[&str]) -> Result<Said> {
        let output = self.bundler.command(&self.root, arguments).env("CARGO_PROFILE_DEV_DEBUG", "0").output()?;
        let (stdout, stderr) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
        Ok(Said { code: output.status.code(), stdout, stderr })
    }

    fn package(&self, folders: &Folders, name: &str, dependencies: &str, source: &str) -> Result {
        let runtime = folders.root.join("runtime").display().to_string();
        let manifest = MANIFEST.replace("NAME", name).replace("RUNTIME", &runtime).replace("MORE", dependencies);
        write(&self.root.join(name).join("Cargo.toml"), &manifest)?;
        write(&self.root.join(name).join("src/main.rs"), source)
    }
}

/// Writes what is not there already: a file that is as it was does not make cargo build again.
fn write(path: &Path, text: &str) -> Result {
    if std::fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, text)?)
}

pub(super) fn check(folders: &Folders, bundler: &Bundler) -> Result {
    let stranger = Stranger { bundler, root: folders.scratch.join("stranger") };
    write(&stranger.root.join("Cargo.toml"), WORKSPACE)?;
    // Nothing is downloaded that is not here.
    write(&stranger.root.join("Cargo.lock"), &std::fs::read_to_string(folders.root.join("Cargo.lock"))?)?;
    let role = std::fs::read_to_string(folders.root.join("examples/default-role/src/main.rs"))?;
    let role = role.split("#[cfg(test)]").next().unwrap_or_default();
    stranger.package(folders, "good-action", "", role)?;
    stranger.package(folders, "browser-action", "js-sys = \"0.3\"", OF_THE_BROWSER)?;
    stranger.package(folders, "network-action", "tokio = { version = \"1\", features = [\"net\"] }", OF_THE_NETWORK)?;

    good(&stranger, folders)?;
    over_the_limit(&stranger)?;
    refused(&stranger, "network-action", &["tokio", "mio"], "network-action → tokio 1.", "`fetch` of the prelude")?;
    refused(
        &stranger,
        "browser-action",
        &["wasm-bindgen"],
        "browser-action → js-sys 0.3",
        "inside Auth0 there is no browser",
    )?;
    without_target(bundler, folders)?;
    println!("  a stranger's Action is bundled, and what can't be is refused with its name and what pulls it in");
    Ok(())
}

/// A stranger sets no profile: `bundle` has one. The manifest is whole.
fn good(stranger: &Stranger<'_>, folders: &Folders) -> Result {
    let said = stranger.bundle(&["--package", "good-action", "--no-wasm-opt", "--json"])?;
    let manifest: Value =
        serde_json::from_str(&said.stdout).map_err(|error| format!("{error}: {} {}", said.stdout, said.stderr))?;
    let ours: Value = serde_json::from_str(&std::fs::read_to_string(folders.scratch.join("default-role.json"))?)?;
    let kept = stranger.root.join("target/auth0/good-action.json");
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(kept)?)?;
    let file = std::fs::metadata(stranger.root.join("target/auth0/good-action.js"))?.len();
    let size = |manifest: &Value| manifest["sizes"]["file"].as_u64().unwrap_or_default();
    let same = ["trigger", "handlers", "secrets", "scopes", "operations", "versions"];
    let wrong: Vec<&str> =
        same.into_iter().filter(|key| manifest[*key] != ours[*key] || ours[*key].is_null()).collect();
    if said.code != Some(0) || kept != manifest || file != size(&manifest) || !wrong.is_empty() {
        return Err(format!("the stranger's manifest is not ours in {wrong:?}: {manifest:#}\n{ours:#}").into());
    }
    if size(&manifest).abs_diff(size(&ours)) * 100 > size(&ours) {
        return Err(format!("a stranger's file has {} bytes, and ours {}", size(&manifest), size(&ours)).into());
    }
    Ok(())
}

fn over_the_limit(stranger: &Stranger<'_>) -> Result {
    let said = stranger.bundle(&["--package", "good-action", "--max-size", "10000"])?;
    let parts: Vec<&str> =
        said.stderr.lines().skip_while(|line| !line.contains("and 10000 are allowed")).skip(1).collect();
    let advised = parts.iter().filter(|line| line.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    let advised = advised.filter(|line| line.split_once(": ").is_some_and(|(_, advice)| advice.len() > 10)).count();
    if said.code != Some(1) || advised != 3 || !said.stdout.contains("of 10000 bytes") {
        return Err(format!("over the limit, with exit code {:?}: {}{}", said.code, said.stdout, said.stderr).into());
    }
    Ok(())
}

fn refused(stranger: &Stranger<'_>, package: &str, culprits: &[&str], way: &str, advice: &str) -> Result {
    let said = stranger.bundle(&["--package", package])?;
    let told =
        said.stderr.split_once("error: `").and_then(|_| said.stderr.rsplit_once("\nerror: `").map(|(_, told)| told));
    let told = told.unwrap_or_default();
    let names = culprits.iter().any(|name| told.starts_with(&format!("{name} ")));
    let is_whole = told.contains("can't be built for WebAssembly") && told.contains(way) && told.contains(advice);
    if said.code != Some(3) || !names || !is_whole {
        let text =
            format!("`{package}`: expected {culprits:?}, `{way}`, `{advice}`; got {:?}: {}", said.code, said.stderr);
        return Err(text.into());
    }
    Ok(())
}

/// Where the compiler has no such target, the one command is said. Elsewhere there is nothing to see.
fn without_target(bundler: &Bundler, folders: &Folders) -> Result {
    let mut command = bundler.command(&folders.root, &["--package", "default-role"]);
    let variables: Vec<_> =
        command.get_envs().filter(|(_, value)| value.is_some()).map(|(name, _)| name.to_owned()).collect();
    if variables.is_empty() {
        return Ok(());
    }
    for name in variables {
        command.env_remove(name);
    }
    let output = command.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() != Some(3) || !said.contains("`rustup target add wasm32-unknown-unknown`") {
        return Err(format!("without the target: {:?}: {said}", output.status).into());
    }
    Ok(())
}
