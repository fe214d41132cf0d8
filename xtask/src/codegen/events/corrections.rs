//! `facts/corrections.toml`: what we decide beyond the facts.

use crate::Result;
use serde::Deserialize;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Where the corrections stand in the repository.
const PATH: &str = "facts/corrections.toml";

/// The corrections, each found by the end of a property's path.
pub(super) struct Corrections {
    triggers: Vec<String>,
    types: Rules<String>,
    skip: Rules<()>,
    repeat: Rules<()>,
    names: Rules<String>,
    docs: Rules<String>,
    samples: Rules<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    triggers: Vec<String>,
    #[serde(default)]
    types: Vec<Typed>,
    #[serde(default)]
    skip: Vec<Because>,
    #[serde(default)]
    repeat: Vec<Because>,
    #[serde(default)]
    names: BTreeMap<String, String>,
    #[serde(default)]
    docs: BTreeMap<String, String>,
    #[serde(default)]
    samples: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    #[serde(rename = "type")]
    kind: String,
    because: String,
    paths: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Because {
    because: String,
    paths: Vec<String>,
}

impl Corrections {
    /// Reads the committed corrections.
    pub(super) fn read(root: &Path) -> Result<Self> {
        Self::parse(&fs::read_to_string(root.join(PATH))?)
    }

    /// Takes the file apart.
    ///
    /// # Errors
    /// It is no TOML of this form, gives no reason, or corrects one path twice.
    pub(super) fn parse(text: &str) -> Result<Self> {
        let file: File = toml::from_str(text).map_err(|error| format!("{PATH}: {error}"))?;
        let reasons = file.types.iter().map(|rule| &rule.because);
        let mut reasons = reasons.chain(file.skip.iter().chain(&file.repeat).map(|rule| &rule.because));
        if reasons.any(|reason| reason.trim().is_empty()) {
            return Err(format!("{PATH}: a correction without its reason").into());
        }
        let typed = |rule: Typed| rule.paths.into_iter().map(move |path| (path, rule.kind.clone()));
        let marked = |rule: Because| rule.paths.into_iter().map(|path| (path, ()));
        Ok(Self {
            triggers: file.triggers,
            types: Rules::new("types", file.types.into_iter().flat_map(typed))?,
            skip: Rules::new("skip", file.skip.into_iter().flat_map(marked))?,
            repeat: Rules::new("repeat", file.repeat.into_iter().flat_map(marked))?,
            names: Rules::new("names", file.names)?,
            docs: Rules::new("docs", file.docs)?,
            samples: Rules::new("samples", file.samples)?,
        })
    }

    /// The triggers whose events are made.
    pub(super) fn triggers(&self) -> &[String] {
        &self.triggers
    }

    /// The Rust type of the property at `path`, where the facts' own is too wide or wrong.
    pub(super) fn rust_type(&self, path: &str) -> Option<&str> {
        self.types.find(path).map(String::as_str)
    }

    /// Is the property no part of the event?
    pub(super) fn is_skipped(&self, path: &str) -> bool {
        self.skip.find(path).is_some()
    }

    /// Is the object at `path` of the same type as the one that holds it?
    pub(super) fn repeats_its_parent(&self, path: &str) -> bool {
        self.repeat.find(path).is_some()
    }

    /// The name of the type of the object, or of the enum, at `path`.
    pub(super) fn name(&self, path: &str) -> Option<&str> {
        self.names.find(path).map(String::as_str)
    }

    /// Words about the property at `path`.
    pub(super) fn doc(&self, path: &str) -> Option<&str> {
        self.docs.find(path).map(String::as_str)
    }

    /// A plausible value of the property at `path`.
    pub(super) fn sample(&self, path: &str) -> Option<&Value> {
        self.samples.find(path)
    }

    /// # Errors
    /// The corrections that no property has asked for: the facts have changed under them.
    pub(super) fn all_used(&self) -> Result {
        let mut unused = Vec::new();
        self.types.unused(&mut unused);
        self.skip.unused(&mut unused);
        self.repeat.unused(&mut unused);
        self.names.unused(&mut unused);
        self.docs.unused(&mut unused);
        self.samples.unused(&mut unused);
        if unused.is_empty() {
            return Ok(());
        }
        Err(format!("{PATH} corrects what the facts do not have:\n  {}", unused.join("\n  ")).into())
    }
}

/// Values by the end of a path: `client_id` is for each property of this name, `session.client_id` for that of a session
/// alone. The longest one that fits counts.
struct Rules<T> {
    table: &'static str,
    values: BTreeMap<String, T>,
    used: RefCell<BTreeSet<String>>,
}

impl<T> Rules<T> {
    fn new(table: &'static str, rules: impl IntoIterator<Item = (String, T)>) -> Result<Self> {
        let mut values = BTreeMap::new();
        for (path, value) in rules {
            if values.insert(path.clone(), value).is_some() {
                return Err(format!("{PATH}: `{table}` has `{path}` twice").into());
            }
        }
        Ok(Self { table, values, used: RefCell::default() })
    }

    fn find(&self, path: &str) -> Option<&T> {
        let mut end = path;
        loop {
            if let Some(value) = self.values.get(end) {
                self.used.borrow_mut().insert(end.to_owned());
                return Some(value);
            }
            end = end.split_once('.')?.1;
        }
    }

    fn unused(&self, list: &mut Vec<String>) {
        let used = self.used.borrow();
        let paths = self.values.keys().filter(|path| !used.contains(*path));
        list.extend(paths.map(|path| format!("{}: {path}", self.table)));
    }
}

#[cfg(test)]
mod tests {
    use super::Corrections;

    const RULES: &str = r#"
        triggers = ["t"]
        [[types]]
        type = "ClientId"
        because = "Auth0 gives it"
        paths = ["client_id"]
        [[types]]
        type = "Value"
        because = "two sources disagree"
        paths = ["session.client_id", "nowhere"]
    "#;

    #[test]
    fn the_longest_end_of_the_path_counts() {
        let corrections = Corrections::parse(RULES).unwrap();
        assert_eq!(corrections.rust_type("event.client.client_id"), Some("ClientId"));
        assert_eq!(corrections.rust_type("event.session.client_id"), Some("Value"));
        assert_eq!(corrections.rust_type("event.my_client_id"), None);
        let stale = corrections.all_used().unwrap_err().to_string();
        assert!(stale.ends_with("facts do not have:\n  types: nowhere"), "{stale}");
    }

    #[test]
    fn a_correction_has_a_reason_and_one_place() {
        let refused = |from: &str, to: &str| Corrections::parse(&RULES.replace(from, to)).err().unwrap().to_string();
        assert!(refused("Auth0 gives it", " ").ends_with("a correction without its reason"));
        assert!(refused("nowhere", "client_id").ends_with("`types` has `client_id` twice"));
    }
}
