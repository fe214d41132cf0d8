//! `cargo xtask shim`: minifies the JavaScript that goes into bundles.
//!
//! The minified files are committed, so that `cargo auth0` needs neither Node nor npm. `--check`, which `check-node` does
//! too, makes them again and compares; a test of `cargo-auth0` compares the sources' checksums alone.

use crate::Result;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Of another version the output may differ.
const TERSER: &str = "terser@5.51.4";

const SOURCES: [&str; 5] = ["shim.js", "http.js", "tokens.js", "crypto.js", "token-cache.js"];

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Change nothing; fail if something would change
    #[arg(long)]
    check: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Result {
    let terser = terser().ok_or_else(|| format!("npm could not install `{TERSER}`"))?;
    make(&terser, arguments.check)
}

/// Checks that the minified files are fresh, where npm can install what makes them; `false` where it can't.
#[cfg(feature = "node")]
pub(crate) fn check() -> Result<bool> {
    terser().map(|terser| make(&terser, true)).transpose().map(|made| made.is_some())
}

fn make(terser: &Path, check: bool) -> Result {
    let folder = root().join("cli/shim");
    let output = Command::new("node")
        .arg(root().join("xtask/src/shim/minify.js"))
        .arg(terser)
        .args(SOURCES.map(|source| folder.join(source)))
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("the shim can't be minified".into());
    }
    let texts: Vec<String> = serde_json::from_slice(&output.stdout)?;
    for (source, text) in SOURCES.iter().zip(texts) {
        let path = folder.join(source.replace(".js", ".min.js"));
        if std::fs::read_to_string(&path).is_ok_and(|known| known == text) {
            continue;
        }
        if check {
            return Err(format!("`{}` is not fresh: run `cargo xtask shim`", path.display()).into());
        }
        std::fs::write(&path, &text)?;
        println!("{}: {} bytes", path.display(), text.len());
    }
    Ok(())
}

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// The package's folder; npm installs it into the target folder.
fn terser() -> Option<PathBuf> {
    let folder = root().join("target/terser");
    let package = folder.join("node_modules/terser");
    let is_there = std::fs::read_to_string(package.join("package.json"))
        .ok()
        .and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok())
        .is_some_and(|json| TERSER.strip_prefix("terser@") == json["version"].as_str());
    if !is_there {
        std::fs::create_dir_all(&folder).ok()?;
        let status = Command::new("npm")
            .args(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix"])
            .arg(&folder)
            .arg(TERSER)
            .stdout(Stdio::null())
            .status();
        status.ok().filter(std::process::ExitStatus::success)?;
    }
    Some(package)
}
