//! The check, step by step.

use super::hosts::Hosts;
use super::runner::Runner;
use super::{asking, build, rules, scenarios, size, store, terms, tools};
use crate::{Result, shim};
use std::path::{Path, PathBuf};

/// Folders of the check.
pub(super) struct Folders {
    /// The workspace.
    pub(super) root: PathBuf,
    /// What the check writes.
    pub(super) scratch: PathBuf,
}

pub(crate) fn run() -> Result {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = manifest.parent().unwrap_or(manifest).to_owned();
    let folders = Folders { scratch: root.join("target/check-node"), root };
    std::fs::create_dir_all(&folders.scratch)?;

    match shim::check()? {
        true => println!("the minified shim is of this source"),
        false => eprintln!(
            "note: npm could not install what minifies the shim; whether it is fresh a test of cargo-auth0 tells"
        ),
    }
    let nodes = tools::nodes(&folders)?;
    let packages = [("default-role", true), ("terms-redirect", true), ("asking", true), ("misbehaving", false)];
    let actions = build::actions(&folders, packages)?;
    let [role, terms, asking, misbehaving] = &actions;

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for node in nodes {
        println!("Node {}", node.version);
        let runner = Runner::new(&folders, node);
        for (name, runner) in [("readable", &runner.readable()), ("minified", &runner)] {
            println!("  {} vectors of the protocol agree with the {name} shim", runner.codec(&folders)?);
            println!("  {} rules of the {name} shim hold for played modules", runner.played()?);
        }
        let hosts = |action| Hosts { folders: &folders, runner: &runner, action };
        runtime.block_on(async {
            scenarios::check(&hosts(role)).await?;
            terms::check(&hosts(terms)).await?;
            asking::check(&hosts(asking)).await?;
            for runner in [&runner.readable(), &runner] {
                rules::check(runner, misbehaving, role).await?;
            }
            store::check(&runner, role).await?;
            for action in &actions {
                size::check(&runner, action).await?;
            }
            size::time(&runner, role, misbehaving).await
        })?;
    }
    Ok(())
}
