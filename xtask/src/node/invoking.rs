//! `cargo auth0 invoke --host node`: the same report as of the driven host.

use super::build::Bundler;
use super::check::Folders;
use super::runner::Runner;
use crate::Result;
use serde_json::Value;

/// Arguments of runs whose reports are compared, and their exit code.
const RUNS: [(&[&str], i32); 6] = [
    (&["--package", "default-role"], 0),
    (
        &[
            "--package",
            "default-role",
            "--seed",
            "7",
            "--now",
            "2026-01-31T09:30:00Z",
            "--fault",
            "token:503,api:reset",
        ],
        0,
    ),
    (&["--package", "default-role", "--fault", "api:429-retry-after=60"], 0),
    (&["--package", "terms-redirect", "--now", "2026-01-31T09:30:00Z"], 0),
    (&["--package", "terms-redirect", "--handler", "onContinuePostLogin"], 1),
    (&["--package", "default-role", "--tenant", "--secrets", "examples/terms-redirect/secrets.example.json"], 2),
];

pub(super) fn check(folders: &Folders, bundler: &Bundler, runner: &Runner) -> Result {
    let node = runner.program().display().to_string();
    for (arguments, code) in RUNS {
        let run = |host: &[&str]| -> Result<Value> {
            let mut command = bundler.auth0(&folders.root, "invoke", arguments);
            for name in ["domain", "clientId", "clientSecret", "DEFAULT_ROLE", "TERMS_PAGE", "TERMS_SECRET"] {
                command.env_remove(name);
            }
            let output = command.args(["--json"]).args(host).output()?;
            if output.status.code() != Some(code) {
                let said = String::from_utf8_lossy(&output.stderr);
                return Err(format!("{arguments:?} {host:?}: {:?}, expected {code}: {said}", output.status).into());
            }
            Ok(without_durations(serde_json::from_slice(&output.stdout)?))
        };
        let mut driven = run(&["--host", "driven"])?;
        let mut file = run(&["--host", "node", "--node", &node])?;
        let version = file["node"].take();
        if driven["host"].take() != "driven" || file["host"].take() != "node" || !version.is_string() {
            return Err(format!("{arguments:?}: the reports do not say what ran").into());
        }
        if driven != file {
            return Err(format!("{arguments:?}: driven {driven:#}\nin Node {file:#}").into());
        }
    }
    println!("  {} reports of `invoke` are the same with `--host node`", RUNS.len());
    Ok(())
}

/// How long a run takes, and the id that a tenant gives a request, are other ones each time.
fn without_durations(mut report: Value) -> Value {
    match &mut report {
        Value::Object(members) => {
            members.remove("duration_ms");
            members.values_mut().for_each(|member| *member = without_durations(member.take()));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = without_durations(item.take())),
        Value::String(text) => *text = super::place::without_request_id(std::mem::take(text)),
        _ => {}
    }
    report
}
