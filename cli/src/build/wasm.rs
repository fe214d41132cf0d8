//! Building for WebAssembly: small, and the same bytes wherever it is built.

use crate::failure::Failure;
use crate::metadata::Metadata;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target's name.
pub(crate) const TRIPLE: &str = "wasm32-unknown-unknown";

/// What the linker is told: a stack of 64 kB, since a fresh instance is made for each execution; a limit for memory,
/// without which running out of it takes seconds; and to write numbers as short as they are, which is 2 % of a file.
const LINK: [&str; 3] =
    ["link-arg=-zstack-size=65536", "link-arg=--max-memory=67108864", "link-arg=--compress-relocations"];

/// The release profile of an Action, whatever the manifest says of others; a variable that is set wins.
const PROFILE: [(&str, &str); 6] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z"),
    ("CARGO_PROFILE_RELEASE_LTO", "true"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1"),
    ("CARGO_PROFILE_RELEASE_PANIC", "abort"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
    // Names stay, so that it can be said what takes the space.
    ("CARGO_PROFILE_RELEASE_STRIP", "debuginfo"),
];

/// Variables with which the standard library is built too, where rustup has no target: with a compiler that is not
/// that of native builds.
const BUILDS_STD: &str = "CARGO_UNSTABLE_BUILD_STD";
const OF_ANOTHER_COMPILER: [&str; 4] = ["RUSTC", "RUSTC_BOOTSTRAP", BUILDS_STD, "CARGO_UNSTABLE_BUILD_STD_FEATURES"];

/// Tells cargo to build for WebAssembly.
pub(super) fn configure(command: &mut Command, metadata: &Metadata) {
    command.args(["--release", "--target", TRIPLE]);
    let prefixes = prefixes(metadata);
    let remapped = prefixes.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    let flags = LINK.iter().flat_map(|flag| ["-C".to_owned(), (*flag).to_owned()]).chain(remapped);
    let flags: Vec<String> = flags.collect();
    // Its array joins what the user's own configuration says for the target; the JSON of texts is TOML too.
    command.arg("--config").arg(format!("target.{TRIPLE}.rustflags={}", serde_json::json!(flags)));
    // They would take the place of the target's own.
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
    for (name, value) in PROFILE {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
}

/// Keeps what is meant for WebAssembly away from a native build.
pub(super) fn leave_out(command: &mut Command) {
    if std::env::var_os(BUILDS_STD).is_some() {
        OF_ANOTHER_COMPILER.iter().for_each(|name| {
            command.env_remove(name);
        });
    }
}

/// Folders that differ from machine to machine, and what panics say instead. Of several that fit rustc takes the last.
fn prefixes(metadata: &Metadata) -> Vec<(PathBuf, String)> {
    let mut prefixes = vec![(metadata.root.clone(), String::new())];
    if !metadata.target.starts_with(&metadata.root) {
        prefixes.push((metadata.target.clone(), "target".to_owned()));
    }
    for package in metadata.packages().filter(|package| !package.folder.starts_with(&metadata.root)) {
        if package.is_local {
            prefixes.push((package.folder.clone(), package.name.clone()));
        } else if let Some(parent) = package.folder.parent() {
            prefixes.push((parent.to_owned(), String::new()));
        }
    }
    // Where the standard library's own dependencies are, when it is built too.
    let registries = cargo_home().map(|home| home.join("registry/src")).and_then(|path| std::fs::read_dir(path).ok());
    prefixes.extend(registries.into_iter().flatten().flatten().map(|entry| (entry.path(), String::new())));
    let sysroot = rustc(&["--print", "sysroot"]);
    if let Some(sysroot) = sysroot {
        prefixes.push((Path::new(&sysroot).join("lib/rustlib/src/rust/library"), String::new()));
    }
    // A compiler without the sources beside it names them so.
    let commit = rustc(&["-vV"]).and_then(|said| {
        said.lines().find_map(|line| line.strip_prefix("commit-hash: ")).map(|hash| format!("/rustc/{hash}/library"))
    });
    prefixes.extend(commit.map(|path| (PathBuf::from(path), String::new())));
    let mut seen = std::collections::BTreeSet::new();
    prefixes.retain(|prefix| seen.insert(prefix.clone()));
    prefixes
}

fn cargo_home() -> Option<PathBuf> {
    let home = || Some(std::env::home_dir()?.join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

/// The compiler that builds for WebAssembly.
pub(crate) fn compiler() -> std::ffi::OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

/// What the compiler says, when it says something.
fn rustc(arguments: &[&str]) -> Option<String> {
    let output = Command::new(compiler()).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The compiler's version, such as `rustc 1.95.0 (59807616e 2026-04-14)`.
pub(crate) fn compiler_version() -> Option<String> {
    rustc(&["--version"])
}

/// Does the compiler have the target, or is it built too?
pub(crate) fn has_target() -> bool {
    std::env::var_os(BUILDS_STD).is_some()
        || rustc(&["--print", "target-libdir", "--target", TRIPLE]).is_some_and(|folder| Path::new(&folder).exists())
}

/// Says the one command when the target is missing.
pub(crate) fn require_target() -> Result<(), Failure> {
    if compiler_version().is_none() {
        return Err(Failure::cannot_run(format!("`{}` can't be started", compiler().display())));
    }
    if has_target() {
        return Ok(());
    }
    Err(Failure::cannot_run(format!(
        "the compiler has no WebAssembly target yet; add it once: `rustup target add {TRIPLE}`"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_and_the_registry_are_remapped() {
        let metadata = Metadata::read().expect("metadata");
        let prefixes = prefixes(&metadata);
        assert_eq!(prefixes[0], (metadata.root.clone(), String::new()));
        let registry = metadata.packages().find(|package| package.name == "serde").expect("a dependency");
        let parent = registry.folder.parent().expect("a folder");
        assert!(prefixes.iter().any(|(from, to)| from == parent && to.is_empty()), "{prefixes:?}");
        let mut command = Command::new("cargo");
        configure(&mut command, &metadata);
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        let config = arguments.last().expect("a configuration");
        for expected in
            ["-zstack-size=65536", "--max-memory=67108864", "--compress-relocations", "--remap-path-prefix="]
        {
            assert!(config.contains(expected), "{config}");
        }
    }
}
