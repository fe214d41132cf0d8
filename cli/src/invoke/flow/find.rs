//! Finds Actions by the names of their packages, or of their binaries.

use crate::build::{self, Action, Build};
use crate::failure::Failure;
use serde_json::Value;
use std::process::Command;

/// Builds the Action of this name: the only binary of the package, or the binary of whatever package.
/// With it, the package's name.
pub(in crate::invoke) fn build(name: &str, build: Build<'_>) -> Result<(String, Action), Failure> {
    let (package, bin) = find(&metadata()?, name)?;
    let action = build::build(Some(&package), Some(&bin), build)?;
    Ok((package, action))
}

/// What cargo knows of the workspace.
fn metadata() -> Result<Value, Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1"])
        .output()
        .map_err(|error| Failure::cannot_run(format!("cargo can't be started: {error}")))?;
    if !output.status.success() {
        return Err(Failure::cannot_run(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::cannot_run(format!("cargo's metadata can't be read: {error}")))
}

fn find(metadata: &Value, name: &str) -> Result<(String, String), Failure> {
    let all: Vec<(&str, &str)> = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|package| Some((package["name"].as_str()?, package["targets"].as_array()?)))
        .flat_map(|(package, targets)| targets.iter().map(move |target| (package, target)))
        .filter(|(_, target)| target["kind"][0] == "bin")
        .filter_map(|(package, target)| Some((package, target["name"].as_str()?)))
        .collect();
    let of_package: Vec<_> = all.iter().filter(|(package, _)| *package == name).collect();
    let of_name: Vec<_> = all.iter().filter(|(_, bin)| *bin == name).collect();
    let owned = |(package, bin): &(&str, &str)| ((*package).to_owned(), (*bin).to_owned());
    match (of_package.as_slice(), of_name.as_slice()) {
        ([only], _) | ([] | [_, _, ..], [only]) => Ok(owned(only)),
        ([], []) => {
            let nearest = all.iter().map(|(_, bin)| *bin).min_by_key(|bin| strsim::damerau_levenshtein(bin, name));
            let hint = nearest
                .filter(|bin| strsim::damerau_levenshtein(bin, name) <= 3)
                .map(|bin| format!("; did you mean `{bin}`?"))
                .unwrap_or_default();
            Err(Failure::refused(format!("there is neither a package nor a binary `{name}` here{hint}")))
        }
        (several, []) => {
            let names: Vec<&str> = several.iter().map(|(_, bin)| *bin).collect();
            let names = names.join("`, `");
            Err(Failure::refused(format!("the package `{name}` has several binaries: name one of `{names}`")))
        }
        (_, several) => {
            let packages: Vec<&str> = several.iter().map(|(package, _)| *package).collect();
            let packages = packages.join("`, `");
            Err(Failure::refused(format!("several packages have a binary `{name}`: `{packages}`")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::find;
    use serde_json::{Value, json};

    fn metadata() -> Value {
        let package = |name: &str, bins: &[&str]| {
            let targets: Vec<Value> = bins.iter().map(|bin| json!({ "kind": ["bin"], "name": bin })).collect();
            json!({ "name": name, "targets": targets })
        };
        json!({ "packages": [package("one", &["one"]), package("dozen", &["a", "b"]), package("other", &["b"])] })
    }

    fn found(name: &str) -> Result<(String, String), String> {
        find(&metadata(), name).map_err(|failure| format!("{failure:?}"))
    }

    #[test]
    fn names_are_of_packages_or_of_binaries() {
        assert_eq!(found("one"), Ok(("one".to_owned(), "one".to_owned())));
        assert_eq!(found("a"), Ok(("dozen".to_owned(), "a".to_owned())));
        assert_eq!(found("other"), Ok(("other".to_owned(), "b".to_owned())));
        assert!(found("b").is_err_and(|text| text.contains("several packages have a binary `b`: `dozen`, `other`")));
        assert!(found("dozen").is_err_and(|text| text.contains("name one of `a`, `b`")));
        assert!(found("onw").is_err_and(|text| text.contains("did you mean `one`?")));
    }
}
