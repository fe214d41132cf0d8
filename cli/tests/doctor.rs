//! `cargo auth0 doctor` as people run it.

use serde_json::Value;
use std::process::{Command, Output};

fn doctor(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-auth0"));
    command.args(["auth0", "doctor"]).args(arguments);
    command
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn check<'a>(report: &'a Value, id: &str) -> &'a Value {
    let checks = report["checks"].as_array().expect("checks");
    checks.iter().find(|check| check["id"] == id).unwrap_or_else(|| panic!("no `{id}` in {report}"))
}

/// A compiler that says this of itself, and knows a folder for the target when it has it.
#[cfg(unix)]
fn compiler(folder: &std::path::Path, version: &str, has_target: bool) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let target = if has_target { folder.join("target") } else { folder.join("no-such-target") };
    std::fs::create_dir_all(folder.join("target")).expect("made");
    let path = folder.join("rustc");
    let script =
        format!("#!/bin/sh\ncase \"$1\" in --version) echo '{version}';; *) echo '{}';; esac\n", target.display());
    std::fs::write(&path, script).expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("made a program");
    path
}

#[cfg(unix)]
#[test]
fn what_is_missing_has_its_command_and_the_exit_code_says_so() {
    for (version, has_target, code, id, mend) in [
        ("rustc 1.95.0", true, 0, "rustc", Value::Null),
        ("rustc 1.80.0", true, 3, "rustc", "rustup update stable".into()),
        ("rustc 1.95.0", false, 3, "wasm-target", "rustup target add wasm32-unknown-unknown".into()),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let rustc = compiler(folder.path(), version, has_target);
        let run = |arguments: &[&str]| {
            let mut command = doctor(arguments);
            command.env("RUSTC", &rustc).env_remove("CARGO_UNSTABLE_BUILD_STD");
            command.output().expect("the program runs")
        };
        let output = run(&["--json"]);
        assert_eq!(output.status.code(), Some(code), "{version} {has_target}: {}", text(&output));
        let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(check(&report, id)["mend"], mend, "{report}");
        let people = run(&[]);
        assert_eq!(people.status.code(), Some(code));
        if let Some(mend) = mend.as_str() {
            assert!(text(&people).contains(mend), "{}", text(&people));
        }
        assert!(!text(&people).contains('\u{1b}'));
    }
}

#[test]
fn without_any_compiler_and_any_node_it_says_where_they_are_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = doctor(&["--json"]).env_remove("RUSTC").env("PATH", folder.path()).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(3));
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert!(check(&report, "rustc")["mend"].as_str().expect("words").contains("rustup.rs"), "{report}");
    assert_eq!(check(&report, "node")["state"], "optional");
    assert!(check(&report, "node")["mend"].as_str().expect("words").contains("nodejs.org"), "{report}");
}

#[test]
fn an_action_is_printed_for_the_trigger_that_is_asked_for() {
    let output = doctor(&["--print-action", "--trigger", "pre-user-registration"]).output().expect("the program runs");
    assert!(output.status.success());
    let action = String::from_utf8(output.stdout).expect("text");
    assert!(action.ends_with("exports.onExecutePreUserRegistration = report;\n"), "{action}");
    let output = doctor(&["--print-action", "--trigger", "post-logni"]).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).contains("`post-login`"), "{}", text(&output));
}
