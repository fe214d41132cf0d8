//! Runs the scripts beside this file in Node.

use super::check::Folders;
use super::tools::Node;
use crate::Result;
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tokio::io::AsyncWriteExt;

/// A Node, and the shim: as it goes into bundles, and as people read it.
#[derive(Clone)]
pub(super) struct Runner {
    node: Node,
    shim: PathBuf,
    readable: PathBuf,
    scripts: PathBuf,
    /// Modules of Node's own that this one lacks.
    missing: Vec<&'static str>,
}

/// What came of a call.
#[derive(Deserialize)]
pub(super) struct Called {
    /// The calls of `api`, as `{"call": …, "args": …}`.
    pub(super) commands: Vec<Value>,
    pub(super) error: Option<ErrorSeen>,
    pub(super) logs: Vec<String>,
    pub(super) exchanges: Vec<ExchangeSeen>,
    /// Keys and values of `api.cache`.
    pub(super) cache: Vec<(String, String)>,
    /// Modules of Node's own that were asked for.
    pub(super) loaded: Vec<String>,
    /// How many of several executions failed.
    pub(super) failed: usize,
    /// Is the memory of every instance full of zeros?
    pub(super) wiped: bool,
    /// Milliseconds for each execution.
    pub(super) ms: f64,
}

/// An error of the shim's.
#[derive(Deserialize)]
pub(super) struct ErrorSeen {
    pub(super) name: String,
    pub(super) message: String,
    pub(super) kind: String,
    #[serde(rename = "where")]
    pub(super) at: String,
}

/// An HTTP exchange that the shim made.
#[derive(Deserialize)]
pub(super) struct ExchangeSeen {
    /// The status, or a word.
    pub(super) result: Value,
}

/// What a module is.
#[derive(Deserialize)]
pub(super) struct Described {
    pub(super) imports: Vec<String>,
    pub(super) exports: Vec<String>,
}

#[derive(Deserialize)]
struct Ran {
    results: Vec<Called>,
    module: Option<Described>,
}

impl Runner {
    pub(super) fn new(folders: &Folders, node: Node) -> Self {
        let shim = |name| folders.root.join("cli/shim").join(name);
        Self {
            node,
            shim: shim("shim.min.js"),
            readable: shim("shim.js"),
            scripts: folders.root.join("xtask/src/node"),
            missing: Vec::new(),
        }
    }

    /// The same runner with the shim as people read it.
    pub(super) fn readable(&self) -> Self {
        Self { shim: self.readable.clone(), ..self.clone() }
    }

    /// The same runner in a Node that lacks modules of its own.
    pub(super) fn without(&self, missing: Vec<&'static str>) -> Self {
        Self { missing, ..self.clone() }
    }

    /// Checks the shim's codec; answers the number of vectors.
    pub(super) fn codec(&self, folders: &Folders) -> Result<u64> {
        let said = self.script("codec.js", Some(&folders.root.join("wire/tests/vectors")))?;
        said["vectors"].as_u64().ok_or_else(|| "the codec's check said nothing".into())
    }

    /// Checks the shim against modules that are played; answers the number of checks.
    pub(super) fn played(&self) -> Result<u64> {
        let said = self.script("played.js", None)?;
        said["checks"].as_u64().ok_or_else(|| "the check of the shim said nothing".into())
    }

    fn script(&self, name: &str, argument: Option<&Path>) -> Result<Value> {
        let output = std::process::Command::new(&self.node.program)
            .arg(self.scripts.join(name))
            .arg(&self.shim)
            .args(argument)
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("`{name}` found something wrong with the shim").into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }

    /// Runs calls one after the other in one process. Each is `{handler, event, secrets, options}`, and may have
    /// `times`, `concurrently`, `throws`, `clock` (milliseconds to add), `frozen` (since 1970), `tokenCache`, and `anew`: as
    /// in a new process, which shares `api.cache` with other such calls.
    pub(super) async fn run(&self, module: Option<&Path>, calls: &[Value]) -> Result<Vec<Called>> {
        Ok(self
            .start(&json!({ "shim": self.shim, "wasm": module, "calls": calls, "missing": self.missing }))
            .await?
            .results)
    }

    /// Runs one call.
    pub(super) async fn run_one(&self, module: Option<&Path>, call: Value) -> Result<Called> {
        let mut results = self.run(module, &[call]).await?;
        results.pop().ok_or_else(|| "the runner has no result".into())
    }

    /// The Node.
    pub(super) fn program(&self) -> &Path {
        &self.node.program
    }

    /// Looks at a module.
    pub(super) async fn describe(&self, module: &Path) -> Result<Described> {
        let job = json!({ "shim": self.shim, "wasm": module, "describe": true, "calls": [] });
        self.start(&job).await?.module.ok_or_else(|| "the runner does not describe the module".into())
    }

    async fn start(&self, job: &Value) -> Result<Ran> {
        let mut child = tokio::process::Command::new(&self.node.program)
            .arg(self.scripts.join("runner.js"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(job.to_string().as_bytes()).await?;
        }
        let output = child.wait_with_output().await?;
        if !output.status.success() {
            return Err(format!("the runner ended with {}", output.status).into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}

impl Called {
    /// The exchanges in words.
    pub(super) fn exchanges(&self) -> Vec<String> {
        self.exchanges.iter().map(|exchange| exchange.result.to_string().replace('"', "")).collect()
    }
}
