//! Tells the tests whether the compiler is the one whose words they know.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(rustc_1_95)");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    if version.starts_with(b"rustc 1.95.") {
        println!("cargo::rustc-cfg=rustc_1_95");
    }
}
