//! Which sources a bundle was made from.

use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// The commit of the sources in `folder`, and whether something in its repository differs from it; `null` when they are
/// not kept with git.
pub(super) fn of(folder: &Path) -> Value {
    let Some(commit) = git(folder, &["rev-parse", "HEAD"]) else { return Value::Null };
    // What is ignored, such as the folder of builds, is no source.
    let is_dirty = git(folder, &["status", "--porcelain"]).is_none_or(|changes| !changes.is_empty());
    json!({ "commit": commit, "dirty": is_dirty })
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).current_dir(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_makes_it_dirty_and_no_repository_is_null() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(of(folder.path()), Value::Null);
        let who = ["-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
        let run = |arguments: &[&str]| git(folder.path(), arguments).expect("git works");
        run(&["init", "--quiet"]);
        std::fs::write(folder.path().join("a"), "1").expect("written");
        run(&["add", "a"]);
        run(&[&who[..], &["commit", "--quiet", "--message", "a"]].concat());
        let clean = of(folder.path());
        assert_eq!((clean["commit"].as_str().map(str::len), &clean["dirty"]), (Some(40), &Value::Bool(false)));
        std::fs::write(folder.path().join("a"), "2").expect("written");
        let dirty = of(folder.path());
        assert_eq!((&dirty["commit"], &dirty["dirty"]), (&clean["commit"], &Value::Bool(true)));
    }
}
