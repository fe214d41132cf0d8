//! The Action that `cargo auth0 doctor --print-action` prints, in a real Node: what it says of one that has all, and of
//! some that lack something.

use super::build::Bundler;
use super::check::Folders;
use super::runner::Runner;
use crate::Result;
use serde_json::Value;

/// What a runtime lacks, as JavaScript that takes it away, and what is then said.
const LACKS: [(&str, &str); 6] = [
    ("", "a bundle runs here; node v"),
    ("delete globalThis.WebAssembly", "does NOT run here: WebAssembly NO"),
    ("require('zlib').brotliDecompressSync = undefined", "does NOT run here: brotli NO"),
    (
        "const { validate } = WebAssembly; WebAssembly.validate = (b) => b.length < 9 && validate(b)",
        "without bulk-memory",
    ),
    ("require('module').prototype.require = () => { throw new Error('not allowed') }", "https NO (not allowed)"),
    ("WebAssembly.Memory = function () { throw new Error('too much') }", "does NOT run here: 64MiB NO (too much)"),
];

/// Runs the Action twice in what is left, and prints its lines as JSON.
const RUN: &str = "
const source = require('fs').readFileSync(process.argv[1], 'utf8');
const lines = [];
console.log = (line) => lines.push(line);
LACK;
const action = {};
new Function('exports', 'require', source)(action, (name) => module.require(name));
(async () => {
  await action.onExecutePostLogin({}, {});
  await action.onContinuePostLogin({}, {});
  process.stdout.write(JSON.stringify(lines));
})();
";

pub(super) fn check(folders: &Folders, bundler: &Bundler, runner: &Runner) -> Result {
    let file = folders.scratch.join("doctor.js");
    std::fs::write(&file, bundler.doctor(&folders.root)?)?;
    for (lack, expected) in LACKS {
        let script = RUN.replacen("LACK", lack, 1);
        let output = std::process::Command::new(runner.program()).args(["-e", &script]).arg(&file).output()?;
        let lines: Vec<String> = match serde_json::from_slice(&output.stdout) {
            Ok(Value::Array(lines)) => lines.iter().filter_map(|line| line.as_str().map(str::to_owned)).collect(),
            _ => return Err(format!("`{lack}`: {}", String::from_utf8_lossy(&output.stderr)).into()),
        };
        let is_short = lines.iter().all(|line| line.len() <= 200);
        let twice = lines.last().is_some_and(|line| line.starts_with("execution 2 of this module"));
        if !lines.first().is_some_and(|line| line.contains(expected)) || !is_short || !twice || lines.len() != 10 {
            return Err(format!("`{lack}`: expected `{expected}`: {lines:#?}").into());
        }
    }
    println!("  the doctor's Action says what {} runtimes have and lack", LACKS.len());
    Ok(())
}
