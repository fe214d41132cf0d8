//! What cargo knows of the packages around an Action.

use crate::failure::Failure;
use serde_json::Value;
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The packages of a workspace and of all that it depends on, as far as they are built for WebAssembly.
pub(crate) struct Metadata {
    /// The workspace's folder.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
    packages: BTreeMap<String, Package>,
}

/// A package.
pub(crate) struct Package {
    /// Its name.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: String,
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// Is it a folder of the user's, and from no registry?
    pub(crate) is_local: bool,
    /// The ids of what it is built with for the target.
    dependencies: Vec<String>,
}

impl Metadata {
    /// Asks cargo.
    pub(crate) fn read() -> Result<Self, Failure> {
        let mut command = Command::new(super::build::cargo());
        command.args(["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"]);
        let output = command
            .stdin(Stdio::null())
            .output()
            .map_err(|error| Failure::cannot_run(format!("cargo can't be started: {error}")))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::cannot_run(format!("cargo does not understand this folder: {}", said.trim())));
        }
        Self::parse(&output.stdout)
            .ok_or_else(|| Failure::cannot_run("cargo describes this folder in a way that is not understood"))
    }

    fn parse(text: &[u8]) -> Option<Self> {
        let tree: Value = serde_json::from_slice(text).ok()?;
        let mut packages = BTreeMap::new();
        for package in tree["packages"].as_array()? {
            let package_of = Package {
                name: package["name"].as_str()?.to_owned(),
                version: package["version"].as_str()?.to_owned(),
                folder: PathBuf::from(package["manifest_path"].as_str()?).parent()?.to_owned(),
                is_local: package["source"].is_null(),
                dependencies: Vec::new(),
            };
            packages.insert(package["id"].as_str()?.to_owned(), package_of);
        }
        for node in tree["resolve"]["nodes"].as_array()? {
            let Some(package) = packages.get_mut(node["id"].as_str()?) else { continue };
            // What tests and build scripts use is not built for the target.
            let is_linked = |dependency: &&Value| {
                dependency["dep_kinds"]
                    .as_array()
                    .is_none_or(|kinds| kinds.iter().any(|dependency| dependency["kind"].is_null()))
            };
            let linked = node["deps"].as_array()?.iter().filter(is_linked);
            package.dependencies = linked.filter_map(|one| Some(one["pkg"].as_str()?.to_owned())).collect();
        }
        let path = |key: &str| tree[key].as_str().map(PathBuf::from);
        Some(Self { root: path("workspace_root")?, target: path("target_directory")?, packages })
    }

    /// All packages.
    pub(crate) fn packages(&self) -> impl Iterator<Item = &Package> {
        self.packages.values()
    }

    /// How `name` comes into the package that stands in `folder`: for each dependency of it through which it comes, the
    /// shortest way, from that dependency to it. Empty when it does not come in.
    pub(crate) fn ways_to(&self, folder: &std::path::Path, name: &str) -> Vec<Vec<&Package>> {
        let Some(action) = self.packages().find(|package| package.folder == folder) else { return Vec::new() };
        let ways = action.dependencies.iter().filter_map(|first| self.shortest(first, name));
        let mut ways: Vec<Vec<&Package>> = ways.collect();
        ways.sort_by_key(Vec::len);
        ways
    }

    fn shortest(&self, first: &str, name: &str) -> Option<Vec<&Package>> {
        let mut came_from: BTreeMap<&str, Option<&str>> = BTreeMap::from([(first, None)]);
        let mut next = VecDeque::from([first]);
        while let Some(id) = next.pop_front() {
            let package = self.packages.get(id)?;
            if package.name == name {
                let mut way = vec![package];
                let mut at = id;
                while let Some(before) = came_from.get(at).copied().flatten() {
                    way.insert(0, self.packages.get(before)?);
                    at = before;
                }
                return Some(way);
            }
            for dependency in &package.dependencies {
                if !came_from.contains_key(dependency.as_str()) {
                    came_from.insert(dependency, Some(id));
                    next.push_back(dependency);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn package(name: &str, source: Option<&str>) -> Value {
        json!({ "id": name, "name": name, "version": "1.0.0", "manifest_path": format!("/w/{name}/Cargo.toml"), "source": source })
    }

    fn node(name: &str, deps: &[(&str, Option<&str>)]) -> Value {
        let deps: Vec<_> =
            deps.iter().map(|(name, kind)| json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] })).collect();
        json!({ "id": name, "deps": deps })
    }

    #[test]
    fn the_shortest_way_through_each_dependency_and_none_through_tests() {
        let text = json!({
            "workspace_root": "/w", "target_directory": "/w/target",
            "packages": [package("action", None), package("a", Some("r")), package("b", Some("r")), package("c", Some("r")),
                package("bad", Some("r")), package("kit", None)],
            "resolve": { "nodes": [
                node("action", &[("a", None), ("c", None), ("kit", Some("dev"))]),
                node("a", &[("b", None), ("c", None)]), node("b", &[("c", None)]), node("c", &[("bad", None)]),
                node("bad", &[]), node("kit", &[("bad", None)]),
            ] },
        });
        let metadata = Metadata::parse(text.to_string().as_bytes()).expect("metadata");
        let ways = metadata.ways_to(&PathBuf::from("/w/action"), "bad");
        let names: Vec<Vec<&str>> =
            ways.iter().map(|way| way.iter().map(|package| package.name.as_str()).collect()).collect();
        assert_eq!(names, [vec!["c", "bad"], vec!["a", "c", "bad"]]);
        assert!(metadata.ways_to(&PathBuf::from("/w/action"), "absent").is_empty());
    }
}
