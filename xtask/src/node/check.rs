//! The check, step by step.

use super::Chore;
use super::build::Bundler;
use super::hosts::Hosts;
use super::runner::Runner;
use super::{
    asking, bench, build, bundling, differential, doctor, invoking, reproducible, rules, scenarios, size, sizes, store,
    tampered, terms, token_cache, tools,
};
use crate::{Result, shim};
use std::path::{Path, PathBuf};

/// Folders of the check.
pub(super) struct Folders {
    /// The workspace.
    pub(super) root: PathBuf,
    /// What the check writes.
    pub(super) scratch: PathBuf,
}

impl Folders {
    fn new() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_owned();
        let folders = Self { scratch: root.join("target/check-node"), root };
        std::fs::create_dir_all(&folders.scratch)?;
        Ok(folders)
    }
}

/// Runs one of the chores that need Node, or a compiler for WebAssembly.
pub(crate) fn run(chore: Chore) -> Result {
    let folders = Folders::new()?;
    match chore {
        Chore::Check => check(&folders),
        Chore::Sizes => sizes::write(&folders),
        Chore::Bench { rounds } => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(bench::run(&folders, rounds))
        }
    }
}

fn check(folders: &Folders) -> Result {
    match shim::check()? {
        true => println!("the minified shim is of this source"),
        false => eprintln!(
            "note: npm could not install what minifies the shim; whether it is fresh a test of cargo-auth0 tells"
        ),
    }
    let nodes = tools::nodes(folders)?;
    let bundler = Bundler::new(folders)?;
    let examples = build::actions(folders, &bundler, &["examples"])?;
    let fixtures = build::actions(folders, &bundler, &["xtask/fixtures"])?;
    let find = |name: &str| {
        let mut all = examples.iter().chain(&fixtures);
        all.find(|action| action.name == name).ok_or_else(|| format!("there is no Action `{name}`"))
    };
    let (role, terms) = (find("default-role")?, find("terms-redirect")?);
    let (asking, misbehaving, caching) = (find("asking")?, find("misbehaving")?, find("caching")?);

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    for node in nodes {
        println!("Node {}", node.version);
        let runner = Runner::new(folders, node);
        for (name, runner) in [("readable", &runner.readable()), ("minified", &runner)] {
            println!("  {} vectors of the protocol agree with the {name} shim", runner.codec(folders)?);
            println!("  {} rules of the {name} shim hold for played modules", runner.played()?);
        }
        doctor::check(folders, &bundler, &runner)?;
        invoking::check(folders, &bundler, &runner)?;
        let hosts = |action| Hosts { folders, runner: &runner, action };
        runtime.block_on(async {
            for action in examples.iter().chain(&fixtures) {
                size::check(&runner, action).await?;
            }
            tampered::check(folders, &runner, role).await?;
            differential::check(folders, &runner, &examples).await?;
            scenarios::check(&hosts(role)).await?;
            terms::check(&hosts(terms)).await?;
            asking::check(&hosts(asking)).await?;
            for runner in [&runner.readable(), &runner] {
                rules::check(runner, misbehaving, role).await?;
            }
            store::check(&runner, role).await?;
            for runner in [&runner.readable(), &runner] {
                token_cache::check(runner, caching).await?;
            }
            token_cache::check_file(folders, &runner, caching).await?;
            size::time(&runner, role, misbehaving).await
        })?;
    }
    bundling::check(folders, &bundler)?;
    reproducible::check(folders, &bundler, role)?;
    sizes::check(folders, &examples, &fixtures)
}
