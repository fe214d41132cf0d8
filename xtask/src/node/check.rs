//! The check, step by step.

use super::runner::Runner;
use super::{build, rules, scenarios, size, store, tools};
use crate::Result;
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

    let nodes = tools::nodes(&folders)?;
    let modules = build::modules(&folders, &["default-role", "misbehaving"])?;
    let [role, misbehaving] = &modules[..] else { return Err("the modules were not built".into()) };
    let natives = build::natives(&folders)?;

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for node in nodes {
        println!("Node {}", node.version);
        let runner = Runner::new(&folders, node);
        println!("  {} vectors of the protocol agree", runner.codec(&folders)?);
        println!("  {} rules of the shim hold for played modules", runner.played()?);
        runtime.block_on(async {
            scenarios::check(&folders, &runner, role, &natives).await?;
            rules::check(&runner, misbehaving, &natives).await?;
            store::check(&runner, role).await?;
            for module in &modules {
                size::check(&runner, module).await?;
            }
            size::time(&runner, role, misbehaving).await
        })?;
    }
    Ok(())
}
