//! The file of the corrections, as it is written.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[serde(default)]
    pub(super) types: Vec<Typed>,
    #[serde(default)]
    pub(super) schema_types: Vec<Typed>,
    #[serde(default)]
    pub(super) lenient: Vec<Because>,
    #[serde(default)]
    pub(super) repeatable: Vec<Because>,
    #[serde(default)]
    pub(super) once: Vec<Because>,
    #[serde(default)]
    pub(super) walled: Vec<Because>,
    #[serde(default)]
    pub(super) checkpoints: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) deprecated: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) rate_limits: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) path_params: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) query_params: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) names: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) prefixes: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) same: Vec<Same>,
    #[serde(default)]
    pub(super) arguments: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) nouns: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(super) operations: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) group_docs: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) param_docs: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) docs: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) because: String,
    pub(super) paths: Vec<String>,
}

/// Schemas that mean the same thing, and become one type of this name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::codegen::management) struct Same {
    pub(in crate::codegen::management) name: String,
    pub(super) because: String,
    pub(in crate::codegen::management) schemas: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Because {
    pub(super) because: String,
    pub(super) paths: Vec<String>,
}

/// `User{Created,Deleted}Object` → `UserCreatedObject`, `UserDeletedObject`.
pub(super) fn spelled_out(pattern: &str) -> Vec<String> {
    let Some((before, rest)) = pattern.split_once('{') else { return vec![pattern.to_owned()] };
    let Some((words, after)) = rest.split_once('}') else { return vec![pattern.to_owned()] };
    let after = spelled_out(after);
    words.split(',').flat_map(|word| after.iter().map(move |after| format!("{before}{word}{after}"))).collect()
}
