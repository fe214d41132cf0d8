//! What is said of a bundle.

use super::manifest::Manifest;
use super::module::Module;
use crate::style::{dim, error, good, heading, warning};
use anstream::{eprintln, println};
use std::io::Write as _;
use std::path::Path;

/// The bar's width.
const WIDTH: usize = 40;

pub(super) fn json(manifest: &Manifest) {
    // Whoever closed the pipe does not want it.
    let _ = write!(std::io::stdout(), "{}", manifest.to_json());
}

pub(super) fn people(manifest: &Manifest, module: &Module, out: &Path, limit: usize) {
    let share = manifest.bytes as f64 / limit.max(1) as f64;
    let filled = ((share * WIDTH as f64).round() as usize).min(WIDTH);
    let bar = format!("{}{}", "█".repeat(filled), "░".repeat(WIDTH - filled));
    let bar = match share {
        share if share > 1.0 => error(bar),
        share if share > 0.9 => warning(bar),
        _ => good(bar),
    };
    println!("{}", heading(out.display()));
    println!("  {bar} {} of {limit} bytes ({:.0} %)", manifest.bytes, share * 100.0);
    println!(
        "  {}",
        dim(format!(
            "module {} · shim {} · the rest {}",
            manifest.payload,
            manifest.shim,
            manifest.bytes - manifest.payload - manifest.shim
        ))
    );
    let code: usize = module.crates.iter().map(|(_, size)| size).sum();
    println!("  code before compression, by crate:");
    for (name, size) in module.crates.iter().take(6) {
        println!("  {size:>9}  {:>3} %  {name}", size * 100 / code.max(1));
    }
    if !module.operations.is_empty() {
        println!("  operations: {}", module.operations.join(", "));
    }
}

pub(super) fn over_the_limit(module: &Module, bytes: usize, limit: usize) {
    eprintln!("{}: the file has {bytes} bytes, and Auth0 takes {limit}", error("error"));
    eprintln!("  the largest parts of its code are:");
    for (name, size) in module.crates.iter().take(3) {
        let advice = match name.as_str() {
            "the standard library" => "formatting of floating-point numbers and `{:?}` cost most",
            name if name.starts_with("auth0_actions") => {
                "fewer groups of the event and fewer operations make it smaller"
            }
            "serde" | "serde_json" | "serde_core" => "read `Map` and `Value` by hand where a few fields are enough",
            _ => "see whether a smaller crate, or fewer of its features, will do",
        };
        eprintln!("  {size:>9}  {name}: {advice}");
    }
}
