//! Each group of the Management API alone, as whoever uses one group has it: with no default feature, and with `serde`.

#[cfg(test)]
mod tests;

use crate::Result;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PACKAGE: &str = "auth0-actions-management";

/// Compiles the crate with no feature, with each group's feature, and with each beside `serde`; the first that does not
/// compile, or not without a warning, ends it.
pub(super) fn run() -> Result {
    let root = root();
    let groups = groups(&root)?;
    let alone = groups.iter().cloned();
    let with_serde = groups.iter().map(|group| format!("{group},serde"));
    let sets: Vec<String> = [String::new(), "serde".to_owned()].into_iter().chain(alone).chain(with_serde).collect();
    for features in &sets {
        check(&root, features)?;
    }
    println!(
        "{} sets of features compile: none, each of {} groups, and each of these with serde",
        sets.len(),
        groups.len()
    );
    Ok(())
}

fn check(root: &Path, features: &str) -> Result {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--quiet", "--package", PACKAGE, "--no-default-features", "--features", features])
        .env("RUSTFLAGS", "-D warnings")
        // What is compiled here is compiled by nobody else with these flags, and not again.
        .args(["--target-dir", "target/features"])
        .env("CARGO_INCREMENTAL", "0")
        .current_dir(root)
        .output()?;
    if output.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&output.stderr);
    let features =
        if features.is_empty() { "no feature".to_owned() } else { format!("the features `{features}` alone") };
    Err(format!("{PACKAGE} does not compile with {features}:\n{words}").into())
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The features that stand for a group: those that need nothing but `_group`.
fn groups(root: &Path) -> Result<Vec<String>> {
    let manifest: toml::Table = toml::from_str(&fs::read_to_string(root.join("management/Cargo.toml"))?)?;
    let features: BTreeMap<String, Vec<String>> =
        manifest.get("features").cloned().ok_or("management/Cargo.toml has no features")?.try_into()?;
    Ok(features.into_iter().filter(|(_, needs)| needs == &["_group"]).map(|(name, _)| name).collect())
}
