//! From schemas to Rust's types: structs, enums, unions and what their fields hold.

mod limits;
mod merge;
mod names;
mod raw;
mod same;
mod variants;

pub(super) use limits::Limits;
pub(super) use merge::finish;
pub(super) use raw::{Builder, variant};
pub(super) use variants::{Form, variants};

use std::collections::{BTreeMap, BTreeSet};

/// The types that the operations use, by their names.
#[derive(Default)]
pub(super) struct Types {
    pub(super) all: BTreeMap<String, Type>,
}

/// A type that is generated.
#[derive(Clone, Debug)]
pub(super) struct Type {
    pub(super) shape: Shape,
    pub(super) role: Role,
}

/// Is it sent, is it answered?
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Role {
    pub(super) sent: bool,
    pub(super) answered: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Shape {
    Struct(Struct),
    Enum(Vec<String>),
    Union(Vec<Kind>),
}

/// An object whose properties are known.
#[derive(Clone, Debug)]
pub(super) struct Struct {
    pub(super) fields: Vec<Field>,
    /// May more properties come than are listed?
    pub(super) open: bool,
}

/// A property.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) key: String,
    pub(super) kind: Kind,
    pub(super) required: bool,
    pub(super) nullable: bool,
    /// Does it come in another JSON type at times?
    pub(super) lenient: bool,
    pub(super) limits: Limits,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Text,
    Secret,
    Bool,
    Integer,
    Float,
    Time,
    Id(String),
    /// A free-form object.
    Map,
    /// So too, with secrets in it; it is only answered.
    SecretMap,
    /// Anything.
    Value,
    /// This text and no other: it is written by itself.
    Constant(String),
    /// This text and no other today, but an ordinary one for who reads or writes it.
    OneText(String),
    /// A generated type: by its place in the facts, later by its name.
    Named(String),
    List(Box<Kind>),
    Dictionary(Box<Kind>),
    Nullable(Box<Kind>),
}

impl Kind {
    /// The type in Rust, of a value that is read.
    pub(super) fn rust(&self) -> String {
        match self {
            Self::Text | Self::Constant(_) | Self::OneText(_) => "String".into(),
            Self::Secret => "SecretString".into(),
            Self::Bool => "bool".into(),
            Self::Integer => "i64".into(),
            Self::Float => "f64".into(),
            Self::Time => "Timestamp".into(),
            Self::Map => "Map".into(),
            Self::SecretMap => "SecretMap".into(),
            Self::Value => "Value".into(),
            Self::Id(name) | Self::Named(name) => name.clone(),
            Self::List(item) => format!("Vec<{}>", item.rust()),
            Self::Dictionary(value) => format!("BTreeMap<String, {}>", value.rust()),
            Self::Nullable(inner) => format!("Option<{}>", inner.rust()),
        }
    }

    /// The generated type in it.
    pub(super) fn type_name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::List(inner) | Self::Dictionary(inner) | Self::Nullable(inner) => inner.type_name(),
            _ => None,
        }
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::OneText(_))
    }

    /// The id in it.
    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Self::Id(name) => Some(name),
            Self::List(inner) | Self::Dictionary(inner) | Self::Nullable(inner) => inner.id(),
            _ => None,
        }
    }

    /// With other names for generated types.
    pub(super) fn renamed(&self, name: &dyn Fn(&str) -> String) -> Self {
        let inner = |kind: &Self| Box::new(kind.renamed(name));
        match self {
            Self::Named(place) => Self::Named(name(place)),
            Self::List(kind) => Self::List(inner(kind)),
            Self::Dictionary(kind) => Self::Dictionary(inner(kind)),
            Self::Nullable(kind) => Self::Nullable(inner(kind)),
            other => other.clone(),
        }
    }

    /// A constant is a text where nothing depends on it.
    pub(super) fn without_constant(self) -> Self {
        match self {
            Self::Constant(text) => Self::OneText(text),
            Self::List(kind) => Self::List(Box::new(kind.without_constant())),
            Self::Dictionary(kind) => Self::Dictionary(Box::new(kind.without_constant())),
            Self::Nullable(kind) => Self::Nullable(Box::new(kind.without_constant())),
            other => other,
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "SecretString" => Self::Secret,
            "Timestamp" => Self::Time,
            "Value" => Self::Value,
            "Map" => Self::Map,
            "SecretMap" => Self::SecretMap,
            "String" => Self::Text,
            "f64" => Self::Float,
            "i64" => Self::Integer,
            _ if name.ends_with("Id") => Self::Id(name.to_owned()),
            _ => return None,
        })
    }
}

impl Types {
    /// Does a value of this kind hold a secret? Secrets can't be compared.
    pub(super) fn holds_secret(&self, kind: &Kind) -> bool {
        self.secret_within(kind, &mut BTreeSet::new())
    }

    fn secret_within(&self, kind: &Kind, seen: &mut BTreeSet<String>) -> bool {
        if *kind == Kind::Secret {
            return true;
        }
        let Some(name) = kind.type_name() else {
            return match kind {
                Kind::List(inner) | Kind::Dictionary(inner) | Kind::Nullable(inner) => self.secret_within(inner, seen),
                _ => false,
            };
        };
        if !seen.insert(name.to_owned()) {
            return false;
        }
        match self.all.get(name).map(|of| &of.shape) {
            Some(Shape::Struct(of)) => of.fields.iter().any(|field| self.secret_within(&field.kind, seen)),
            Some(Shape::Union(kinds)) => kinds.iter().any(|kind| self.secret_within(kind, seen)),
            _ => false,
        }
    }

    /// The names of the types that a value of this kind is made of.
    pub(super) fn reach(&self, kind: &Kind, found: &mut BTreeSet<String>) {
        let Some(name) = kind.type_name() else { return };
        if !found.insert(name.to_owned()) {
            return;
        }
        for kind in self.all.get(name).map(Type::kinds).unwrap_or_default() {
            self.reach(kind, found);
        }
    }
}

impl Type {
    /// What it is made of.
    pub(super) fn kinds(&self) -> Vec<&Kind> {
        match &self.shape {
            Shape::Struct(of) => of.fields.iter().map(|field| &field.kind).collect(),
            Shape::Union(kinds) => kinds.iter().collect(),
            Shape::Enum(_) => Vec::new(),
        }
    }
}
