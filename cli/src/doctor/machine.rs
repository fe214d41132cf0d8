//! What this machine needs, and the one command that mends what is missing.

use crate::build::wasm;
use std::process::{Command, Stdio};

/// The version of Node that Auth0 runs, and the oldest that runs a bundle.
const AUTH0_NODE: u32 = 22;
const OLDEST_NODE: u32 = 20;

/// One thing that was looked at.
pub(super) struct Check {
    /// For machines.
    pub(super) id: &'static str,
    /// For people.
    pub(super) name: &'static str,
    pub(super) state: State,
    /// What was found, in words.
    pub(super) found: String,
    /// The command that mends it.
    pub(super) mend: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// All is well.
    Good,
    /// An Action can't be built, or not be bundled.
    Missing,
    /// It is of use, and not needed.
    Optional,
}

impl State {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Missing => "missing",
            Self::Optional => "optional",
        }
    }
}

/// Looks at all.
pub(super) fn checks() -> Vec<Check> {
    vec![compiler(wasm::compiler_version()), target(wasm::has_target()), node(said("node")), wasm_opt(said("wasm-opt"))]
}

/// What a program says its version is.
fn said(program: &str) -> Option<String> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn compiler(found: Option<String>) -> Check {
    let oldest = env!("CARGO_PKG_RUST_VERSION");
    let is_new = found.as_deref().and_then(|said| numbers(said.split_whitespace().nth(1)?)) >= numbers(oldest);
    let state = if is_new { State::Good } else { State::Missing };
    let mend = match (&found, is_new) {
        (_, true) => None,
        (Some(_), false) => Some("rustup update stable".to_owned()),
        (None, false) => Some("install Rust: https://rustup.rs".to_owned()),
    };
    let found = match found {
        Some(said) if is_new => said,
        Some(said) => format!("{said}, and {oldest} is the oldest that will do"),
        None => "there is no `rustc`".to_owned(),
    };
    Check { id: "rustc", name: "compiler", state, found, mend }
}

fn target(is_there: bool) -> Check {
    let (state, found, mend) = if is_there {
        (State::Good, format!("{} is there", wasm::TRIPLE), None)
    } else {
        let mend = format!("rustup target add {}", wasm::TRIPLE);
        (State::Missing, format!("{} is not there: `bundle` needs it", wasm::TRIPLE), Some(mend))
    };
    Check { id: "wasm-target", name: "WebAssembly target", state, found, mend }
}

/// `invoke --host node` alone needs it.
fn node(found: Option<String>) -> Check {
    let major = found.as_deref().and_then(|said| numbers(said.trim_start_matches('v'))).map(|(major, _)| major);
    let get = || Some(format!("install Node {AUTH0_NODE}: https://nodejs.org/en/download"));
    let (state, found, mend) = match (found, major) {
        (Some(said), Some(AUTH0_NODE)) => (State::Good, format!("{said}, the version that Auth0 runs"), None),
        (Some(said), Some(OLDEST_NODE..)) => {
            (State::Good, format!("{said}, which runs a bundle; Auth0 runs version {AUTH0_NODE}"), None)
        }
        (Some(said), _) => (State::Optional, format!("{said} is too old for `invoke --host node`"), get()),
        (None, _) => (State::Optional, "there is none; only `invoke --host node` needs it".to_owned(), get()),
    };
    Check { id: "node", name: "Node", state, found, mend }
}

fn wasm_opt(found: Option<String>) -> Check {
    let (state, found, mend) = match found {
        Some(said) => (State::Good, format!("{said}: `bundle` uses it"), None),
        None => {
            let found = "there is none; with it a bundle is about 4 % smaller".to_owned();
            (State::Optional, found, Some("cargo install wasm-opt".to_owned()))
        }
    };
    Check { id: "wasm-opt", name: "wasm-opt", state, found, mend }
}

/// The first two numbers of a version.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.split(['.', '-', '+']);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compilers_new_and_old() {
        for (said, state, mend) in [
            (Some("rustc 1.95.0 (59807616e 2026-04-14)"), State::Good, None),
            (Some("rustc 2.0.0-nightly"), State::Good, None),
            (Some("rustc 1.94.9"), State::Missing, Some("rustup update stable")),
            (Some("something else"), State::Missing, Some("rustup update stable")),
            (None, State::Missing, Some("install Rust: https://rustup.rs")),
        ] {
            let check = compiler(said.map(str::to_owned));
            assert_eq!((check.state, check.mend.as_deref()), (state, mend), "{said:?}");
        }
    }

    #[test]
    fn nodes_new_and_old() {
        for (said, state) in [
            (Some("v22.11.0"), State::Good),
            (Some("v20.20.2"), State::Good),
            (Some("v26.0.0"), State::Good),
            (Some("v18.20.0"), State::Optional),
            (None, State::Optional),
        ] {
            let check = node(said.map(str::to_owned));
            assert_eq!((check.state, check.mend.is_none()), (state, state == State::Good), "{said:?}");
        }
    }

    #[test]
    fn the_target_is_needed_and_has_its_command() {
        assert_eq!(target(true).state, State::Good);
        assert_eq!(target(false).state, State::Missing);
        assert_eq!(target(false).mend.as_deref(), Some("rustup target add wasm32-unknown-unknown"));
        assert_eq!(wasm_opt(None).state, State::Optional);
    }
}
