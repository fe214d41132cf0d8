//! From schemas to Rust's types: structs, enums and what their fields hold.

mod limits;

use super::corrections::Corrections;
use super::facts::{Additional, Body, Facts, Schema};
use crate::Result;
use crate::codegen::naming::camel_case;
pub(super) use limits::Limits;
use std::collections::BTreeMap;

/// The types that the operations use, by their names.
#[derive(Default)]
pub(super) struct Types {
    pub(super) all: BTreeMap<String, Type>,
}

/// A type that is generated.
#[derive(Clone)]
pub(super) enum Type {
    Struct(Struct),
    Enum(Vec<String>),
}

/// An object whose properties are known.
#[derive(Clone)]
pub(super) struct Struct {
    pub(super) body: Body,
    pub(super) fields: Vec<Field>,
    /// May more properties come than are listed?
    pub(super) open: bool,
}

/// A property.
#[derive(Clone)]
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
#[derive(Clone, Debug, PartialEq)]
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
    /// Anything.
    Value,
    Enum(String),
    Struct(String),
    List(Box<Kind>),
    Dictionary(Box<Kind>),
    Nullable(Box<Kind>),
}

impl Kind {
    /// The type in Rust, of a value that is read.
    pub(super) fn rust(&self) -> String {
        match self {
            Self::Text => "String".into(),
            Self::Secret => "SecretString".into(),
            Self::Bool => "bool".into(),
            Self::Integer => "i64".into(),
            Self::Float => "f64".into(),
            Self::Time => "Timestamp".into(),
            Self::Map => "Map".into(),
            Self::Value => "Value".into(),
            Self::Id(name) | Self::Enum(name) | Self::Struct(name) => name.clone(),
            Self::List(item) => format!("Vec<{}>", item.rust()),
            Self::Dictionary(value) => format!("BTreeMap<String, {}>", value.rust()),
            Self::Nullable(inner) => format!("Option<{}>", inner.rust()),
        }
    }

    /// The generated type in it.
    pub(super) fn type_name(&self) -> Option<&str> {
        match self {
            Self::Enum(name) | Self::Struct(name) => Some(name),
            Self::List(inner) | Self::Dictionary(inner) | Self::Nullable(inner) => inner.type_name(),
            _ => None,
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "SecretString" => Self::Secret,
            "Timestamp" => Self::Time,
            "Value" => Self::Value,
            "Map" => Self::Map,
            "String" => Self::Text,
            "f64" => Self::Float,
            "i64" => Self::Integer,
            _ if name.ends_with("Id") => Self::Id(name.to_owned()),
            _ => return None,
        })
    }
}

/// The formats of texts that have a type.
const FORMATS: [(&str, &str); 6] = [
    ("authenticator-id", "AuthenticationMethodId"),
    ("connection-id", "ConnectionId"),
    ("date-time", "Timestamp"),
    ("organization-id", "OrganizationId"),
    ("session-id", "SessionId"),
    ("user-id-with-max-length", "UserId"),
];

/// Makes types of schemas.
pub(super) struct Builder<'f> {
    pub(super) facts: &'f Facts,
    pub(super) corrections: &'f Corrections,
    pub(super) types: Types,
}

impl<'f> Builder<'f> {
    pub(super) fn new(facts: &'f Facts, corrections: &'f Corrections) -> Self {
        Self { facts, corrections, types: Types::default() }
    }

    /// What a value of `schema` is. `place` is the schema's own name, or where it stands in another.
    pub(super) fn kind(&mut self, schema: &Schema, place: &str, body: Body) -> Result<Kind> {
        if let Some(reference) = &schema.reference {
            let (name, target) = self.facts.schema(reference)?;
            let (name, target) = (name.to_owned(), target.clone());
            return self.kind(&target, &name, body);
        }
        if !schema.values.is_empty() {
            return self.enumeration(schema, place);
        }
        if !schema.all_of.is_empty() {
            let whole = self.flattened(schema)?;
            return self.structure(&whole, place, body);
        }
        if schema.is("array") {
            let items = schema.items.as_deref().ok_or_else(|| format!("{place} is an array of nothing"))?;
            let corrected = self.corrections.rust_type(place, "[]").and_then(Kind::named);
            let item = match corrected {
                Some(kind) => kind,
                None => self.kind(items, &format!("{place}[]"), body)?,
            };
            return Ok(Kind::List(Box::new(item)));
        }
        if schema.is("object") {
            return match &schema.additional_properties {
                _ if !schema.properties.is_empty() => self.structure(schema, place, body),
                Some(Additional::Typed(values)) => {
                    let kind = self.kind(values, &format!("{place}{{}}"), body)?;
                    let kind = if values.is_nullable() { Kind::Nullable(Box::new(kind)) } else { kind };
                    Ok(Kind::Dictionary(Box::new(kind)))
                }
                _ => Ok(Kind::Map),
            };
        }
        for (name, kind) in [("boolean", Kind::Bool), ("integer", Kind::Integer), ("number", Kind::Float)] {
            if schema.is(name) {
                return Ok(kind);
            }
        }
        if schema.is("string") {
            let format = FORMATS.iter().find(|(format, _)| Some(*format) == schema.format.as_deref());
            return Ok(format.and_then(|(_, name)| Kind::named(name)).unwrap_or(Kind::Text));
        }
        if *schema == Schema::default() {
            return Ok(Kind::Value);
        }
        Err(format!("{place} is of no type that is known here; `[[types]]` of the corrections can say which").into())
    }

    /// A name of ours, or the schema's own.
    fn name(&self, place: &str) -> Result<String> {
        match self.corrections.name(place) {
            Some(name) => Ok(name.to_owned()),
            None if place.chars().all(|char| char.is_ascii_alphanumeric()) => Ok(place.to_owned()),
            None => Err(format!("{place} has no name; `[names]` of the corrections can give one").into()),
        }
    }

    /// Several schemas may make one enum, which then has the values of all.
    fn enumeration(&mut self, schema: &Schema, place: &str) -> Result<Kind> {
        let name = self.name(place)?;
        let Type::Enum(values) = self.types.all.entry(name.clone()).or_insert_with(|| Type::Enum(Vec::new())) else {
            return Err(format!("`{name}` is a struct and an enum").into());
        };
        for value in &schema.values {
            let value = value.as_str().ok_or_else(|| format!("{place} has a value that is no text"))?.to_owned();
            if values.iter().any(|known| camel_case(known) == camel_case(&value) && *known != value) {
                return Err(format!("{place}: `{value}` would share its variant with another").into());
            }
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Ok(Kind::Enum(name))
    }

    fn structure(&mut self, schema: &Schema, place: &str, body: Body) -> Result<Kind> {
        let name = self.name(place)?;
        let mut fields = Vec::new();
        for (key, property) in &schema.properties {
            fields.push(self.field(schema, place, key, property, body)?);
        }
        let open = !matches!(schema.additional_properties, Some(Additional::Allowed(false)));
        let new = Struct { body, fields, open };
        let merged = match self.types.all.remove(&name) {
            None => new,
            Some(Type::Struct(known)) => merged(&name, known, new)?,
            Some(Type::Enum(_)) => return Err(format!("`{name}` is a struct and an enum").into()),
        };
        self.types.all.insert(name.clone(), Type::Struct(merged));
        Ok(Kind::Struct(name))
    }

    fn field(&mut self, parent: &Schema, place: &str, key: &str, property: &Schema, body: Body) -> Result<Field> {
        let resolved = self.facts.resolved(property)?;
        let corrected = self.corrections.rust_type(place, key).map(str::to_owned);
        let kind = match corrected {
            None => self.kind(property, &format!("{place}.{key}"), body)?,
            Some(name) => match Kind::named(&name) {
                Some(kind) => kind,
                // A schema's name: the type that it makes.
                None => {
                    let (schema_name, schema) = self.facts.schema(&name)?;
                    self.kind(schema, schema_name, body)?
                }
            },
        };
        Ok(Field {
            key: key.to_owned(),
            kind,
            required: parent.required.iter().any(|name| name == key),
            nullable: resolved.is_nullable(),
            lenient: self.corrections.is_lenient(place, key),
            limits: Limits::of(resolved),
        })
    }

    /// An `allOf` as one object.
    fn flattened(&self, schema: &Schema) -> Result<Schema> {
        let mut whole = Schema::default();
        for part in &schema.all_of {
            let part = self.facts.resolved(part)?;
            whole.properties.extend(part.properties.clone());
            whole.required.extend(part.required.iter().cloned());
            if whole.additional_properties.is_none() {
                whole.additional_properties.clone_from(&part.additional_properties);
            }
        }
        Ok(whole)
    }
}

/// One type for several schemas that the corrections give one name: the fields of all; what one of them does not promise
/// is optional.
fn merged(name: &str, mut known: Struct, new: Struct) -> Result<Struct> {
    if known.body != new.body {
        return Err(format!("`{name}` is sent and answered; give its schemas different names").into());
    }
    for field in &mut known.fields {
        field.required &= new.fields.iter().any(|other| other.key == field.key && other.required);
    }
    for field in new.fields {
        match known.fields.iter_mut().find(|other| other.key == field.key) {
            Some(other) if other.kind != field.kind => {
                return Err(format!("`{name}.{}` is {:?} and {:?}", field.key, other.kind, field.kind).into());
            }
            Some(other) => {
                other.nullable |= field.nullable;
                other.lenient |= field.lenient;
                if other.limits != field.limits {
                    other.limits = Limits::default();
                }
            }
            None => known.fields.push(Field { required: false, ..field }),
        }
    }
    known.fields.sort_by(|one, other| one.key.cmp(&other.key));
    known.open |= new.open;
    Ok(known)
}

impl Types {
    /// Does a value of this kind hold a secret? Secrets can't be compared.
    pub(super) fn holds_secret(&self, kind: &Kind) -> bool {
        if *kind == Kind::Secret {
            return true;
        }
        match kind {
            Kind::List(inner) | Kind::Dictionary(inner) | Kind::Nullable(inner) => self.holds_secret(inner),
            Kind::Struct(name) => match self.all.get(name) {
                Some(Type::Struct(of)) => of.fields.iter().any(|field| self.holds_secret(&field.kind)),
                _ => false,
            },
            _ => false,
        }
    }

    /// The names of the types that a value of this kind is made of.
    pub(super) fn reach(&self, kind: &Kind, found: &mut Vec<String>) {
        let Some(name) = kind.type_name() else { return };
        if found.iter().any(|known| known == name) {
            return;
        }
        found.push(name.to_owned());
        if let Some(Type::Struct(of)) = self.all.get(name) {
            for field in &of.fields {
                self.reach(&field.kind, found);
            }
        }
    }
}
