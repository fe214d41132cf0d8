//! `wasm-opt`, where it is found: a few per cent.

use crate::style;
use std::path::Path;
use std::process::{Command, Stdio};

/// What came of it.
pub(super) struct Optimized {
    pub(super) bytes: Vec<u8>,
    /// What it says its version is.
    pub(super) version: String,
}

/// The features of WebAssembly that the compiler uses, one by one: with all of them on `wasm-opt` writes types that Node
/// 20 refuses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Makes the module smaller; `None` when there is no `wasm-opt`, or, with a warning, when it can't.
pub(super) fn optimize(bytes: &[u8], module: &Path) -> Option<Optimized> {
    let version = Command::new("wasm-opt").arg("--version").stdin(Stdio::null()).output().ok()?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    match run(bytes, module) {
        Ok(bytes) => Some(Optimized { bytes, version }),
        Err(why) => {
            anstream::eprintln!(
                "{}: `wasm-opt` ({version}) can't work on this module, which stays as it is: {why}",
                style::warning("warning")
            );
            None
        }
    }
}

fn run(bytes: &[u8], module: &Path) -> Result<Vec<u8>, String> {
    let out = module.with_extension("opt.wasm");
    let output = Command::new("wasm-opt")
        // Its own list of the features that the module says it uses differs from version to version.
        .args(["--mvp-features"])
        .args(FEATURES)
        // Names stay for now: they say what takes the space.
        .args(["-Oz", "--debuginfo", "-o"])
        .args([&out, module])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(said.lines().next().unwrap_or("it says nothing").to_owned());
    }
    let optimized = std::fs::read(&out).map_err(|error| error.to_string())?;
    // What it does not make smaller it has not understood.
    if optimized.is_empty() || optimized.len() > bytes.len() {
        return Err("the result is larger".to_owned());
    }
    Ok(optimized)
}
