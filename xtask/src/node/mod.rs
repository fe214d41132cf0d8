//! `cargo xtask check-node`: runs Actions as the file inside Auth0 does, and compares that with the other hosts.
//!
//! - the shim's codec has the bytes of the protocol's vectors, and the shim does what the protocol says,
//! - each example, on each of its events, does the same as a bundle's file in Node, driven over a socket and in process,
//! - two examples, and an Action that asks for all that a host answers, do so whatever a tenant or a page does to them,
//! - a thousand executions at once ask for one token, and what stands in `api.cache` is of use to its Action alone,
//! - what an Action must not do ends with the words that it is meant to end with, and leaves nothing in memory,
//! - `cargo auth0 bundle` refuses what can't run inside Auth0, in words that help, and makes the same bytes elsewhere,
//! - no example has grown over what `benches/sizes.md` says.
//!
//! All but the entry is behind the feature `node`: it needs the workspace's libraries, and the code generation must run
//! when they do not compile.

#[cfg(feature = "node")]
mod asking;
#[cfg(feature = "node")]
mod bench;
#[cfg(feature = "node")]
mod build;
#[cfg(feature = "node")]
mod bundling;
#[cfg(feature = "node")]
mod check;
#[cfg(feature = "node")]
mod differential;
#[cfg(feature = "node")]
mod doctor;
#[cfg(feature = "node")]
mod hosts;
#[cfg(feature = "node")]
mod invoking;
#[cfg(feature = "node")]
mod page;
#[cfg(feature = "node")]
mod place;
#[cfg(feature = "node")]
mod reproducible;
#[cfg(feature = "node")]
mod rules;
#[cfg(feature = "node")]
mod runner;
#[cfg(feature = "node")]
mod same;
#[cfg(feature = "node")]
mod scenarios;
#[cfg(feature = "node")]
mod size;
#[cfg(feature = "node")]
mod sizes;
#[cfg(feature = "node")]
mod store;
#[cfg(feature = "node")]
mod tampered;
#[cfg(feature = "node")]
mod terms;
#[cfg(feature = "node")]
mod token_cache;
#[cfg(feature = "node")]
mod tools;

#[cfg(feature = "node")]
pub(crate) use check::run;

/// The chores that this module has.
#[derive(Clone, Copy)]
pub(crate) enum Chore {
    Check,
    Sizes,
    Bench { rounds: usize },
}

/// Runs this program anew, with what it needs.
#[cfg(not(feature = "node"))]
pub(crate) fn run(chore: Chore) -> crate::Result {
    let (name, arguments) = match chore {
        Chore::Check => ("check-node", Vec::new()),
        Chore::Sizes => ("sizes", Vec::new()),
        Chore::Bench { rounds } => ("bench-node", vec![format!("--rounds={rounds}")]),
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let status = std::process::Command::new(cargo)
        .args(["run", "--quiet", "--package", "xtask", "--features", "node", "--", name])
        .args(arguments)
        .current_dir(root)
        .status()?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed").into()) }
}
