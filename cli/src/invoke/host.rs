//! Where the Action runs: its native binary, or the bundle's file under Node.

use super::tenant::Place;
use crate::build::Action;
use crate::bundle;
use crate::failure::Failure;
use crate::style;
use auth0_actions::wire::protocol::Hello;
use auth0_actions_sandbox::driver::{BundleFile, Driver, Execution, LogLine, Report};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What `--host` can be.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Host {
    /// The native binary, driven over a socket.
    Driven,
    /// The file that `cargo auth0 bundle` makes, under Node.
    Node,
}

impl Host {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Driven => "driven",
            Self::Node => "node",
        }
    }
}

/// The bundle's file, and the Node for it.
pub(super) struct File {
    node: PathBuf,
    file: PathBuf,
    /// Such as `v22.11.0`.
    pub(super) version: String,
}

impl File {
    /// Makes the file and finds Node.
    pub(super) fn make(
        node: &Path,
        package: Option<&str>,
        action: &Action,
        hello: &Hello,
        json: bool,
    ) -> Result<Self, Failure> {
        let version = version(node)?;
        let made = bundle::make(package, &action.name, hello, true)?;
        let file = made.keep(None)?;
        if made.text.len() > bundle::LIMIT {
            anstream::eprintln!(
                "{}: the file has {} bytes, and Auth0 takes {}: `cargo auth0 bundle` says what is largest",
                style::warning("warning"),
                made.text.len(),
                bundle::LIMIT
            );
        }
        if !json {
            anstream::println!("{} {}", style::dim("Node"), style::dim(format!("{version} runs {}", file.display())));
        }
        Ok(Self { node: node.to_owned(), file, version })
    }

    pub(super) async fn run(
        &self,
        driver: &Driver,
        hello: &Hello,
        execution: &Execution,
        place: &Place,
        watch: &mut dyn FnMut(&LogLine),
    ) -> Result<Report, Failure> {
        let mut file = BundleFile::new(&self.node, &self.file);
        if let Some((domain, address, ca)) = place.local_place() {
            file = file.resolve(domain, address, ca);
        }
        let report = driver.run_file(&file, hello, execution, watch).await;
        report.map_err(|error| Failure::caused("the bundle can't be run", &error))
    }
}

/// Asks Node for its version.
fn version(node: &Path) -> Result<String, Failure> {
    let asked = Command::new(node).arg("--version").stdin(Stdio::null()).output();
    match asked {
        Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned()),
        Ok(_) => Err(Failure::cannot_run(format!("`{}` is no Node", node.display()))),
        Err(error) => Err(Failure::cannot_run(format!(
            "`{}` can't be started: {error}; say where Node is: `--node PATH` (Auth0 runs version 22)",
            node.display()
        ))),
    }
}
