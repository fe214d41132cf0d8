//! The same sources make the same bytes, in another folder and with another cargo home.

use super::build::{Action, Bundler};
use super::check::Folders;
use crate::Result;
use std::path::{Path, PathBuf};

/// What is no source.
const LEFT_OUT: [&str; 3] = ["target", ".git", "node_modules"];

pub(super) fn check(folders: &Folders, bundler: &Bundler, action: &Action) -> Result {
    let elsewhere = folders.scratch.join("elsewhere/at some/other place");
    // Builds of an earlier time stay, sources do not.
    if elsewhere.is_dir() {
        for entry in std::fs::read_dir(&elsewhere)?.flatten().filter(|entry| entry.file_name() != "target") {
            let path = entry.path();
            if path.is_dir() { std::fs::remove_dir_all(path)? } else { std::fs::remove_file(path)? }
        }
    }
    copy(&folders.root, &elsewhere)?;
    let home = folders.scratch.join("another-cargo-home");
    make_home(&home)?;
    let file = elsewhere.join("target/elsewhere.js");
    let out = file.display().to_string();
    let mut command = bundler.command(&elsewhere, &["--package", &action.name, "--no-wasm-opt", "--out", &out]);
    let output = command.env("CARGO_HOME", &home).env("CARGO_PROFILE_DEV_DEBUG", "0").output()?;
    if !output.status.success() {
        return Err(format!("it can't be built elsewhere: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let (here, there) = (std::fs::read(&action.file)?, std::fs::read(&file)?);
    if here != there {
        let module = elsewhere.join(format!("target/wasm32-unknown-unknown/release/{}.wasm", action.name));
        let text = format!(
            "`{}` is not the same in another folder with another cargo home: compare {} and {}",
            action.name,
            action.module.display(),
            module.display()
        );
        return Err(text.into());
    }
    println!("  `{}` has the same {} bytes in another folder with another cargo home", action.name, here.len());
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if LEFT_OUT.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// A cargo home that shows the same registry by other paths, so that nothing is downloaded.
fn make_home(home: &Path) -> Result {
    let real = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let real = real.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).ok_or("there is no cargo home")?;
    std::fs::create_dir_all(home)?;
    for entry in std::fs::read_dir(real)?.flatten() {
        let link = home.join(entry.file_name());
        if !link.exists() {
            #[cfg(unix)]
            std::os::unix::fs::symlink(entry.path(), link)?;
        }
    }
    Ok(())
}
