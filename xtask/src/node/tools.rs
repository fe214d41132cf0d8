//! The tools that the check needs, and how to get them.

use super::check::Folders;
use crate::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Auth0 runs.
const AUTH0_NODE: &str = "22";

/// One Node.
#[derive(Clone)]
pub(super) struct Node {
    pub(super) program: PathBuf,
    /// Such as `v20.20.2`.
    pub(super) version: String,
}

/// The machine's Node, and the version that Auth0 runs, which npm installs into the target folder.
pub(super) fn nodes(folders: &Folders) -> Result<Vec<Node>> {
    let machine = node("node").ok_or(
        "`node` is missing, version 18 or later: https://nodejs.org has it, and Debian as `apt-get install nodejs npm`",
    )?;
    let mut nodes = vec![machine];
    if !nodes[0].version.starts_with(&format!("v{AUTH0_NODE}.")) {
        let folder = folders.root.join("target/node22");
        match installed(&folder).or_else(|| install(&folder)) {
            Some(node) => nodes.push(node),
            None => eprintln!(
                "note: npm could not install `node@{AUTH0_NODE}`, the version that Auth0 runs; only {} is checked",
                nodes[0].version
            ),
        }
    }
    Ok(nodes)
}

fn node(program: impl Into<PathBuf>) -> Option<Node> {
    let program = program.into();
    let output = Command::new(&program).arg("--version").output().ok().filter(|output| output.status.success())?;
    Some(Node { program, version: String::from_utf8(output.stdout).ok()?.trim().to_owned() })
}

fn installed(folder: &Path) -> Option<Node> {
    node(folder.join("node_modules/node/bin/node"))
}

fn install(folder: &Path) -> Option<Node> {
    std::fs::create_dir_all(folder).ok()?;
    let status = Command::new("npm")
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
        .arg(folder)
        .arg(format!("node@{AUTH0_NODE}"))
        .status();
    status.ok().filter(std::process::ExitStatus::success)?;
    installed(folder)
}

/// The environment in which cargo can build for WebAssembly.
///
/// Where rustup has the target, nothing is needed. Otherwise Debian's compiler is taken, which comes with the sources
/// of the standard library, and cargo builds that from them.
pub(super) fn wasm_environment() -> Result<Vec<(&'static str, String)>> {
    let target = ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"];
    let output = Command::new("rustc").args(target).output();
    let folder = output.ok().and_then(|output| String::from_utf8(output.stdout).ok()).unwrap_or_default();
    if !folder.trim().is_empty() && Path::new(folder.trim()).is_dir() {
        return Ok(Vec::new());
    }
    let sources = Path::new("/usr/lib/rustlib/src/rust/library/std");
    let linker = ["wasm-ld", "wasm-ld-22", "wasm-ld-21", "wasm-ld-20", "wasm-ld-19"]
        .into_iter()
        .find(|linker| Command::new(linker).arg("--version").output().is_ok_and(|output| output.status.success()));
    let (true, true, Some(linker)) = (Path::new("/usr/bin/rustc").is_file(), sources.is_dir(), linker) else {
        return Err(
            "no compiler for WebAssembly: run `rustup target add wasm32-unknown-unknown`, or on Debian, without \
                    rustup, `apt-get install rustc-web rust-web-src lld-22`"
                .into(),
        );
    };
    Ok(vec![
        ("RUSTC", "/usr/bin/rustc".to_owned()),
        ("RUSTC_BOOTSTRAP", "1".to_owned()),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".to_owned()),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size".to_owned()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.to_owned()),
    ])
}
