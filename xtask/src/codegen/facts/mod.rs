//! `facts/actions.json`: Auth0's Actions as names, types, values and limits.

mod import;
pub(crate) mod layout;

pub(crate) use import::import;

use crate::Result;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where the facts stand in the repository.
pub(crate) const PATH: &str = "facts/actions.json";

/// All of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// The day on which they were gathered.
    pub(crate) made: String,
    pub(crate) limits: Map<String, Value>,
    pub(crate) types: BTreeMap<String, Value>,
    pub(crate) triggers: Vec<Trigger>,
    /// What the trigger `event-stream` delivers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) event_stream_types: Vec<StreamType>,
}

/// A type of the CloudEvents that an event stream delivers.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StreamType {
    #[serde(rename = "type")]
    pub(crate) id: String,
    /// `GA` or `EA`.
    pub(crate) stage: String,
    category: String,
    /// The members of the message.
    envelope: Vec<Member>,
    /// The members of its `data`.
    data: Vec<Member>,
    /// The members of `data.object`.
    pub(crate) object: Vec<Member>,
    /// How many shapes of the object the source tells apart; the members are those of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    object_variants: Option<u32>,
}

/// A member of an object.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Member {
    pub(crate) name: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) optional: bool,
}

/// A trigger, its event and its `api`.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Trigger {
    pub(crate) id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) version: Option<String>,
    #[serde(default)]
    documented: bool,
    #[serde(default)]
    in_openapi: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    runtimes: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) default_runtime: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    binding_policy: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) handlers: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    api_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suspendable: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suspending_methods: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    blocking: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stops_flow_methods: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    limits: Option<Map<String, Value>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) event: Option<Vec<Property>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) event_off_reference: Option<Vec<Property>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    api: Option<Vec<Method>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    api_off_reference: Option<Vec<Method>>,
}

/// A property of an event. In its path `[]` stands for the items of an array, `{}` for the values of a dictionary.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Property {
    pub(crate) path: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) optional: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) nullable: bool,
    /// More properties may come than are listed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) open: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open_values: Option<String>,
    /// All values, as far as the source says.
    #[serde(default, rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(crate) values: Vec<String>,
    /// Some of the values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) known_values: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    present_when: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) stage: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    flag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    visibility: Option<String>,
    #[serde(default = "reference", skip_serializing_if = "is_reference")]
    src: String,
}

/// A method of `api`.
#[derive(Debug, Serialize, Deserialize)]
struct Method {
    method: String,
    params: Vec<Param>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    returns: Option<String>,
    #[serde(default, rename = "async", skip_serializing_if = "is_false")]
    is_async: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    throws: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    deprecated: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stage: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    flag: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    overloads: Vec<Overload>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Overload {
    params: Vec<Param>,
    #[serde(default, skip_serializing_if = "is_false")]
    deprecated: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct Param {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default, skip_serializing_if = "is_false")]
    optional: bool,
    #[serde(default, rename = "enum", skip_serializing_if = "Vec::is_empty")]
    values_allowed: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    default: Option<Value>,
    #[serde(default, skip_serializing_if = "is_false")]
    open: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    union: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    items: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    values: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields: Vec<Param>,
}

impl Property {
    /// A property that is always there, and of which nothing more is known.
    pub(crate) fn new(path: String, kind: &str) -> Self {
        Self { path, kind: kind.to_owned(), src: reference(), ..Self::default() }
    }
}

fn is_false(truth: &bool) -> bool {
    !truth
}

fn reference() -> String {
    "ref".into()
}

fn is_reference(source: &String) -> bool {
    source == "ref"
}

impl Facts {
    /// Reads the committed facts.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        Self::parse(&fs::read_to_string(root.join(PATH))?)
    }

    fn parse(text: &str) -> Result<Self> {
        Ok(serde_json::from_str(text).map_err(|error| format!("{PATH}: {error}"))?)
    }

    /// The trigger of this id.
    pub(crate) fn trigger(&self, id: &str) -> Result<&Trigger> {
        let found = self.triggers.iter().find(|trigger| trigger.id == id);
        Ok(found.ok_or_else(|| format!("{PATH} has no trigger `{id}`"))?)
    }
}

#[cfg(test)]
mod tests {
    use super::{Facts, PATH, layout};
    use std::path::Path;

    /// A key that the types above do not know would be lost at the next import.
    #[test]
    fn the_committed_facts_are_in_their_own_layout() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let text = std::fs::read_to_string(root.join(PATH)).unwrap();
        assert!(layout::to_text(&Facts::parse(&text).unwrap()).unwrap() == text, "{PATH}");
    }

    #[test]
    fn all_triggers_are_there() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let facts = Facts::read(root).unwrap();
        let entries = |id: &str| facts.trigger(id).unwrap().event.as_ref().unwrap().len();
        assert_eq!(facts.triggers.len(), 15);
        assert_eq!((entries("post-login"), entries("pre-user-registration")), (278, 100));
        assert_eq!(facts.event_stream_types.len(), 18);
    }
}
