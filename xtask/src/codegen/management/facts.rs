//! `facts/management.json`: the Management API as names, types, limits and scopes.

use crate::Result;
use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Where the facts stand in the repository.
pub(crate) const PATH: &str = "facts/management.json";

/// All of it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Which state of Auth0's description they are from.
    pub(crate) source: Source,
    /// All scopes that exist, also those of operations that are not listed here.
    pub(crate) scopes: Vec<String>,
    pub(crate) operations: Vec<Operation>,
    /// Those that the operations refer to.
    pub(crate) schemas: BTreeMap<String, Schema>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Source {
    date: String,
    version: String,
    /// Of the document, so that two imports can be told apart.
    sha256: String,
}

/// An endpoint, called as Auth0's SDKs call it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) group: Vec<String>,
    pub(crate) name: String,
    pub(crate) method: String,
    pub(crate) path: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) path_params: Vec<Param>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) query: Vec<Param>,
    /// Names of headers that it knows beyond the usual ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) headers: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) request: Option<Schema>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) response: Option<Schema>,
    pub(crate) success_status: u16,
    /// `multipart/form-data`; JSON when it says nothing.
    #[serde(default, skip_serializing_if = "is_none_or_json")]
    pub(crate) request_content_type: Option<String>,
    /// `text/event-stream`; JSON when it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) response_content_type: Option<String>,
    /// The statuses of the errors that are listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) errors: Vec<u16>,
    /// What to ask for: it suffices, whichever of Auth0's sources is right.
    pub(crate) scopes: Scopes,
    /// The least that some source of Auth0's supports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scopes_weak: Option<Scopes>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) field_scopes: Vec<FieldScopes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<Paging>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) deprecated: bool,
    #[serde(default = "unmarked")]
    pub(crate) lifecycle: String,
}

/// A parameter in a path or a query.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Param {
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) required: bool,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// Of an array's items, when they have a schema of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) items: Option<Schema>,
    /// The schema of its values, when these are known.
    #[serde(default, rename = "ref", skip_serializing_if = "Option::is_none")]
    pub(crate) schema: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min_length: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max_length: Option<u64>,
}

/// Scopes: one, all of several, any of several, or one of these inside of another.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Scopes {
    One(String),
    All { all: Vec<Scopes> },
    Any { any: Vec<Scopes> },
}

/// Scopes that parts of a body need beyond the operation's own.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct FieldScopes {
    #[serde(rename = "in")]
    pub(crate) place: Body,
    pub(crate) fields: Vec<String>,
    pub(crate) scopes: Scopes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Body {
    Request,
    Response,
    Query,
}

/// How a list is given out.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Paging {
    /// Is it a bare array, unless totals or checkpoints are asked for?
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) bare_array: bool,
    /// How it goes on: `page`, `offset-wrapped`, `checkpoint`.
    #[serde(default)]
    pub(crate) modes: Vec<String>,
    /// The objects around the items.
    pub(crate) wrapped: Vec<Wrapper>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Wrapper {
    /// The member that holds them.
    pub(crate) items: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    counters: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) cursor: Option<String>,
}

/// A JSON schema, without the words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Schema {
    #[serde(default, rename = "$ref", skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<String>,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<OneOrSeveral>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) format: Option<String>,
    #[serde(default, rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub(crate) values: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) minimum: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) maximum: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min_length: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max_length: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) pattern: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min_items: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max_items: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) min_properties: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) max_properties: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) items: Option<Box<Schema>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) required: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) properties: BTreeMap<String, Schema>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) additional_properties: Option<Additional>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) one_of: Vec<Schema>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) all_of: Vec<Schema>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) any_of: Vec<Schema>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) content_media_type: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrSeveral {
    One(String),
    Several(Vec<String>),
}

/// May an object have more properties than are listed, and which?
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Additional {
    Allowed(bool),
    Typed(Box<Schema>),
}

fn is_none_or_json(kind: &Option<String>) -> bool {
    kind.as_deref().is_none_or(|kind| kind == "application/json")
}

fn unmarked() -> String {
    "GA".into()
}

fn is_false(truth: &bool) -> bool {
    !truth
}

impl Facts {
    /// Reads the committed facts.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        Self::parse(&fs::read_to_string(root.join(PATH))?)
    }

    pub(crate) fn parse(text: &str) -> Result<Self> {
        Ok(serde_json::from_str(text).map_err(|error| format!("{PATH}: {error}"))?)
    }

    /// The schema that `reference`, such as `#/schemas/Role`, means, and its name.
    pub(crate) fn schema<'f>(&'f self, reference: &'f str) -> Result<(&'f str, &'f Schema)> {
        let name = reference.rsplit('/').next().unwrap_or(reference);
        let schema = self.schemas.get(name).ok_or_else(|| format!("{PATH} has no schema `{name}`"))?;
        Ok((name, schema))
    }

    /// Follows references until there is none.
    pub(crate) fn resolved<'f>(&'f self, mut schema: &'f Schema) -> Result<&'f Schema> {
        while let Some(reference) = &schema.reference {
            schema = self.schema(reference)?.1;
        }
        Ok(schema)
    }
}

impl Operation {
    /// `users.authenticationMethods.deleteAll`
    pub(crate) fn key(&self) -> String {
        format!("{}.{}", self.group.join("."), self.name)
    }

    /// The group that has a cargo feature.
    pub(crate) fn top_group(&self) -> &str {
        self.group.first().map_or("", String::as_str)
    }
}

impl Scopes {
    /// All names in it.
    pub(crate) fn names(&self) -> BTreeSet<&str> {
        match self {
            Self::One(name) => BTreeSet::from([name.as_str()]),
            Self::All { all: inner } | Self::Any { any: inner } => inner.iter().flat_map(Self::names).collect(),
        }
    }
}

impl Schema {
    /// Is it of this type, perhaps beside `null`?
    pub(crate) fn is(&self, kind: &str) -> bool {
        match &self.kind {
            Some(OneOrSeveral::One(one)) => one == kind,
            Some(OneOrSeveral::Several(several)) => {
                several.iter().any(|one| one == kind) && several.iter().all(|one| one == kind || one == "null")
            }
            None => false,
        }
    }

    /// Is it the content of a file?
    pub(crate) fn is_file(&self) -> bool {
        self.format.as_deref() == Some("binary") || self.content_media_type.is_some()
    }

    /// Is `null` among its types?
    pub(crate) fn is_nullable(&self) -> bool {
        match &self.kind {
            Some(OneOrSeveral::One(one)) => one == "null",
            Some(OneOrSeveral::Several(several)) => several.iter().any(|one| one == "null"),
            None => self.choices().any(Self::is_nullable) || self.values.iter().any(Value::is_null),
        }
    }

    /// What it may be, when it is one of several.
    pub(crate) fn choices(&self) -> impl Iterator<Item = &Schema> {
        self.one_of.iter().chain(&self.any_of)
    }

    /// The references in it, each once.
    pub(crate) fn references(&self) -> BTreeSet<&str> {
        let mut found: BTreeSet<&str> = self.reference.as_deref().into_iter().collect();
        let typed = match &self.additional_properties {
            Some(Additional::Typed(schema)) => Some(&**schema),
            _ => None,
        };
        let inner = self.properties.values().chain(self.choices()).chain(&self.all_of).chain(self.items.as_deref());
        for schema in inner.chain(typed) {
            found.extend(schema.references());
        }
        found
    }
}
