//! Each schema as a type of its own, under its place in the facts.

use super::{Field, Kind, Limits, Role, Shape, Struct, Type};
use crate::Result;
use crate::codegen::management::corrections::Corrections;
use crate::codegen::management::facts::{Additional, Facts, Schema};
use crate::codegen::naming::camel_case;
use std::collections::BTreeMap;

/// The formats of texts that have a type.
const FORMATS: [(&str, &str); 20] = [
    ("authenticator-id", "AuthenticationMethodId"),
    ("client-grant-id", "ClientGrantId"),
    ("client-id", "ClientId"),
    ("connection-id", "ConnectionId"),
    ("connection-profile-id", "ConnectionProfileId"),
    ("credential-id", "CredentialId"),
    ("date-time", "Timestamp"),
    ("event-stream-id", "EventStreamId"),
    ("flow-execution-id", "FlowExecutionId"),
    ("flow-id", "FlowId"),
    ("form-id", "FormId"),
    ("log-stream-id", "LogStreamId"),
    ("organization-discovery-domain-id", "DiscoveryDomainId"),
    ("organization-id", "OrganizationId"),
    ("rate-limit-policy-id", "RateLimitPolicyId"),
    ("role-id", "RoleId"),
    ("session-id", "SessionId"),
    ("token-exchange-profile-id", "TokenExchangeProfileId"),
    ("user-attribute-profile-id", "UserAttributeProfileId"),
    ("user-invitation-id", "InvitationId"),
];
const MORE_FORMATS: [(&str, &str); 3] =
    [("flows-vault-connections-id", "VaultConnectionId"), ("user-id", "UserId"), ("user-id-with-max-length", "UserId")];

/// Makes types of schemas.
pub(in crate::codegen::management) struct Builder<'f> {
    pub(in crate::codegen::management) facts: &'f Facts,
    pub(in crate::codegen::management) corrections: &'f Corrections,
    pub(super) types: BTreeMap<String, Type>,
}

impl<'f> Builder<'f> {
    pub(in crate::codegen::management) fn new(facts: &'f Facts, corrections: &'f Corrections) -> Self {
        Self { facts, corrections, types: BTreeMap::new() }
    }

    /// The names of the ids that fields hold.
    pub(in crate::codegen::management) fn ids(&self) -> impl Iterator<Item = String> {
        self.types.values().flat_map(Type::kinds).filter_map(Kind::id).map(str::to_owned)
    }

    /// What a value of `schema` is. `place` is the schema's own name, or where it stands in another.
    pub(in crate::codegen::management) fn kind(&mut self, schema: &Schema, place: &str) -> Result<Kind> {
        if let Some(reference) = &schema.reference {
            let facts = self.facts;
            let (name, target) = facts.schema(reference)?;
            if let Some(kind) = self.corrections.schema_type(name).and_then(Kind::named) {
                return Ok(kind);
            }
            return self.kind(target, name);
        }
        if self.types.contains_key(place) {
            return Ok(Kind::Named(place.to_owned()));
        }
        if !schema.values.is_empty() {
            return self.enumeration(schema, place);
        }
        if !schema.all_of.is_empty() {
            let whole = self.flattened(schema)?;
            return self.structure(&whole, place);
        }
        if schema.choices().next().is_some() {
            return self.union(schema, place);
        }
        if schema.is("array") {
            let items = schema.items.as_deref().ok_or_else(|| format!("{place} is an array of nothing"))?;
            let corrected = self.corrections.rust_type(place, "[]").and_then(Kind::named);
            let item = match corrected {
                Some(kind) => kind,
                None => self.kind(items, &format!("{place}[]"))?.without_constant(),
            };
            return Ok(Kind::List(Box::new(item)));
        }
        if schema.is("object") {
            return match &schema.additional_properties {
                _ if !schema.properties.is_empty() => self.structure(schema, place),
                Some(Additional::Typed(values)) if **values != Schema::default() => {
                    let kind = self.kind(values, &format!("{place}{{}}"))?.without_constant();
                    let kind =
                        if self.facts.resolved(values)?.is_nullable() { Kind::Nullable(Box::new(kind)) } else { kind };
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
            return Ok(format(schema).unwrap_or(Kind::Text));
        }
        if schema.kind.is_none() {
            return Ok(Kind::Value);
        }
        Err(format!("{place} is of no type that is known here; `[[types]]` of the corrections can say which").into())
    }

    fn enumeration(&mut self, schema: &Schema, place: &str) -> Result<Kind> {
        let mut values: Vec<String> = Vec::new();
        for value in schema.values.iter().filter(|value| !value.is_null()) {
            let Some(value) = value.as_str() else {
                return if value.is_boolean() {
                    Ok(Kind::Bool)
                } else {
                    Err(format!("{place} has a value that is neither a text nor a boolean").into())
                };
            };
            if !values.iter().any(|known| known == value) {
                values.push(value.to_owned());
            }
        }
        if let [only] = values.as_slice() {
            return Ok(Kind::Constant(only.clone()));
        }
        no_variant_twice(place, &values)?;
        self.insert(place, Shape::Enum(values));
        Ok(Kind::Named(place.to_owned()))
    }

    fn union(&mut self, schema: &Schema, place: &str) -> Result<Kind> {
        let facts = self.facts;
        let mut choices: Vec<&Schema> = Vec::new();
        for choice in schema.choices() {
            let resolved = facts.resolved(choice)?;
            if !resolved.is("null") || resolved.values.len() > 1 {
                choices.push(choice);
            }
        }
        let mut texts = Vec::new();
        for choice in &choices {
            texts.push(facts.resolved(choice)?);
        }
        if !texts.is_empty() && texts.iter().all(|text| text.is("string")) {
            if texts.iter().any(|text| text.values.is_empty()) {
                return Ok(if texts.len() == 1 {
                    texts.first().and_then(|text| format(text)).unwrap_or(Kind::Text)
                } else {
                    Kind::Text
                });
            }
            let values = texts.iter().flat_map(|text| text.values.clone()).collect();
            return self.enumeration(&Schema { values, ..Schema::default() }, place);
        }
        // The place is taken before the choices are read: one of them may hold the union again.
        self.insert(place, Shape::Union(Vec::new()));
        let mut kinds: Vec<Kind> = Vec::new();
        for (index, choice) in choices.iter().enumerate() {
            let label = self.label(&choices, index)?;
            let kind = self.kind(choice, &format!("{place}|{label}"))?.without_constant();
            // Numbers are numbers; that of the wider kind stays.
            if kind == Kind::Float && kinds.contains(&Kind::Integer)
                || kind == Kind::Integer && kinds.contains(&Kind::Float)
            {
                continue;
            }
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        if let [only] = kinds.as_slice() {
            self.types.remove(place);
            return Ok(only.clone());
        }
        if kinds.is_empty() {
            return Err(format!("{place} is one of nothing").into());
        }
        self.insert(place, Shape::Union(kinds));
        Ok(Kind::Named(place.to_owned()))
    }

    /// What tells a choice without a name from the others: a constant in it, a property that only it has, or its number.
    fn label(&self, choices: &[&Schema], index: usize) -> Result<String> {
        let mut all = Vec::new();
        for choice in choices {
            all.push(self.facts.resolved(choice)?);
        }
        let Some((own, others)) =
            all.get(index).map(|own| (*own, all.iter().enumerate().filter(|(at, _)| *at != index)))
        else {
            return Ok(index.to_string());
        };
        for property in own.properties.values() {
            if let [only] = self.facts.resolved(property)?.values.as_slice()
                && let Some(text) = only.as_str()
            {
                return Ok(format!("{index}{text}"));
            }
        }
        let others: Vec<_> = others.map(|(_, other)| other).collect();
        let has_alone = |key: &&String| !others.iter().any(|other| other.properties.contains_key(*key));
        let required = own.required.iter().find(has_alone);
        let key = required.or_else(|| own.properties.keys().find(has_alone));
        Ok(key.map_or_else(|| index.to_string(), |key| format!("{index}{key}")))
    }

    fn structure(&mut self, schema: &Schema, place: &str) -> Result<Kind> {
        let open = !matches!(schema.additional_properties, Some(Additional::Allowed(false)));
        // Taken before the properties are read: one of them may hold the type again.
        self.insert(place, Shape::Struct(Struct { fields: Vec::new(), open }));
        let mut fields = Vec::new();
        for (key, property) in &schema.properties {
            fields.push(self.field(schema, place, key, property)?);
        }
        self.insert(place, Shape::Struct(Struct { fields, open }));
        Ok(Kind::Named(place.to_owned()))
    }

    fn insert(&mut self, place: &str, shape: Shape) {
        self.types.insert(place.to_owned(), Type { shape, role: Role::default() });
    }

    fn field(&mut self, parent: &Schema, place: &str, key: &str, property: &Schema) -> Result<Field> {
        let facts = self.facts;
        let resolved = facts.resolved(property)?;
        let corrected = self.corrections.rust_type(place, key).map(str::to_owned);
        let required = parent.required.iter().any(|name| name == key);
        let kind = match corrected {
            // The format of a text says more than the name of a property.
            Some(_) if !self.corrections.is_of_one_type(place, key) && format(resolved).is_some() => {
                self.kind(property, &format!("{place}.{key}"))?
            }
            Some(name) if self.corrections.is_of_one_type(place, key) || is_plain(resolved) => match Kind::named(&name)
            {
                Some(kind) => kind,
                // A schema's name: the type that it makes.
                None => {
                    let (schema_name, schema) = facts.schema(&name)?;
                    self.kind(schema, schema_name)?
                }
            },
            _ => self.kind(property, &format!("{place}.{key}"))?,
        };
        Ok(Field {
            key: key.to_owned(),
            kind: if required { kind } else { kind.without_constant() },
            required,
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

fn format(schema: &Schema) -> Option<Kind> {
    let format = schema.format.as_deref()?;
    FORMATS.iter().chain(&MORE_FORMATS).find(|(known, _)| *known == format).and_then(|(_, name)| Kind::named(name))
}

/// A text or a number, which a correction of all properties of a name may be about.
fn is_plain(schema: &Schema) -> bool {
    schema.values.is_empty() && (schema.is("string") || schema.is("number") || schema.is("integer"))
}

/// # Errors
/// Two values that would be one variant.
pub(super) fn no_variant_twice(place: &str, values: &[String]) -> Result {
    for (index, value) in values.iter().enumerate() {
        let variant = variant(value);
        if let Some(other) = values.iter().take(index).find(|known| super::raw::variant(known) == variant) {
            return Err(format!("{place}: `{value}` would share its variant with `{other}`").into());
        }
    }
    Ok(())
}

/// The variant of a value; `10` → `Value10`.
pub(in crate::codegen::management) fn variant(value: &str) -> String {
    let signed = value.strip_prefix('-').map(|rest| format!("minus_{rest}"));
    let name = camel_case(signed.as_deref().unwrap_or(value));
    match name.chars().next() {
        None => "Empty".into(),
        Some(first) if first.is_ascii_digit() => format!("Value{name}"),
        _ if name == "Self" => "SelfValue".into(),
        _ if name == "Other" => "OtherValue".into(),
        _ => name,
    }
}
