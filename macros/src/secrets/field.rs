//! `#[secret(…)]` on a field.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, Expr, Field, FieldsNamed, GenericArgument, Ident, LitStr, Meta, PathArguments, Type};

use super::credentials::Role;
use super::rename::Rule;
use crate::entries::{self, Entry, Value};
use crate::errors::Errors;
use crate::nearest::did_you_mean;

/// The most characters that Auth0 allows in a secret's name.
const NAME_CHARS: usize = 128;

/// A field that reads one secret.
pub(crate) struct SecretField {
    pub(crate) ident: Ident,
    /// The type of the value; of an `Option` what is inside.
    pub(crate) ty: Type,
    pub(crate) optional: bool,
    /// The secret's name in Auth0.
    pub(crate) name: String,
    pub(crate) source: Source,
    pub(crate) default: Option<DefaultValue>,
    /// Its part in the credentials, if it was marked with one, and where.
    pub(crate) role: Option<(Role, LitStr)>,
}

/// How a secret's text becomes a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Source {
    /// The type is a secret by itself.
    Plain,
    /// By its `FromStr`.
    Parse,
    /// As JSON, by serde.
    Json,
}

/// What stands in for a secret that is missing.
pub(crate) enum DefaultValue {
    /// `Default::default()`.
    OfType,
    Expression(Box<Expr>),
}

/// Parses all fields; what is wrong is pushed.
pub(crate) fn parse_all(fields: &FieldsNamed, rename_all: Rule, errors: &mut Errors) -> Vec<SecretField> {
    let mut parsed: Vec<SecretField> = Vec::new();
    for field in &fields.named {
        let Some((secret, name_at)) = parse(field, rename_all, errors) else { continue };
        check_name(&secret.name, &name_at, errors);
        if let Some(other) = parsed.iter().find(|other| other.name == secret.name) {
            errors.push(
                name_at,
                format!("the fields `{}` and `{}` both read the secret `{}`", other.ident, secret.ident, secret.name),
            );
        }
        parsed.push(secret);
    }
    parsed
}

fn check_name(name: &str, at: &TokenStream, errors: &mut Errors) {
    let chars = name.chars().count();
    if name.is_empty() {
        errors.push(at, "the name of a secret can't be empty");
    } else if chars > NAME_CHARS {
        errors.push(at, format!("the name of a secret has at most {NAME_CHARS} characters; this one has {chars}"));
    }
}

/// The field, and where its secret's name stands.
fn parse(field: &Field, rename_all: Rule, errors: &mut Errors) -> Option<(SecretField, TokenStream)> {
    let ident = field.ident.clone()?;
    let inner = inside_option(&field.ty);
    let mut secret = SecretField {
        name: rename_all.apply(&ident.unraw().to_string()),
        ty: inner.unwrap_or(&field.ty).clone(),
        optional: inner.is_some(),
        source: Source::Plain,
        default: None,
        role: None,
        ident,
    };
    let mut name_at = secret.ident.to_token_stream();
    let entries = entries_of(&field.attrs, &secret.ident, errors)?;
    for entry in entries {
        match entry.key.to_string().as_str() {
            "name" => {
                if let Some(name) = entry.string(errors) {
                    secret.name = name.value();
                    name_at = name.into_token_stream();
                }
            }
            "default" => secret.default = default_of(entry, &secret, errors),
            "parse" => source_of(&entry, Source::Parse, &mut secret, errors),
            "json" => source_of(&entry, Source::Json, &mut secret, errors),
            _ => secret.role = role_of(&entry, errors),
        }
    }
    check_role(&secret, errors);
    Some((secret, name_at))
}

/// The entries of the field's `#[secret]`; none if the field has no such attribute.
fn entries_of(attrs: &[Attribute], ident: &Ident, errors: &mut Errors) -> Option<Vec<Entry>> {
    let mut entries = None;
    for attribute in attrs.iter().filter(|attribute| attribute.path().is_ident("secret")) {
        if entries.is_some() {
            errors.push(attribute, "`#[secret]` stands twice: write it once, with all keys");
            continue;
        }
        entries = Some(match &attribute.meta {
            Meta::Path(_) => Vec::new(),
            Meta::List(list) => {
                let known = ["name", "default", "parse", "json", "management"];
                entries::parse(list.tokens.clone(), "#[secret(…)]", &known, errors)
            }
            Meta::NameValue(_) => {
                errors.push(attribute, "a secret's name is given as `#[secret(name = \"…\")]`");
                Vec::new()
            }
        });
    }
    if entries.is_none() {
        errors.push(
            ident,
            format!("`{ident}` is no secret\nadd `#[secret]` to read it by this name, or `#[secret(name = \"…\")]`"),
        );
    }
    entries
}

fn default_of(entry: Entry, secret: &SecretField, errors: &mut Errors) -> Option<DefaultValue> {
    if secret.optional {
        errors.push(&entry.key, "an `Option` is `None` when the secret is missing: drop `default`, or the `Option`");
    }
    match entry.value {
        Value::Flag => Some(DefaultValue::OfType),
        Value::Is(value) => Some(DefaultValue::Expression(value)),
        Value::List(_) => {
            errors.push(&entry.key, "`default` stands alone or takes a value: `default = 3`");
            None
        }
    }
}

fn source_of(entry: &Entry, source: Source, secret: &mut SecretField, errors: &mut Errors) {
    entry.flag(errors);
    if secret.source == Source::Plain {
        secret.source = source;
    } else {
        errors.push(&entry.key, "`parse` and `json` exclude each other");
    }
}

fn role_of(entry: &Entry, errors: &mut Errors) -> Option<(Role, LitStr)> {
    let text = entry.string(errors)?;
    let name = text.value();
    let role = Role::named(&name);
    if role.is_none() {
        let near = did_you_mean(&name, Role::names());
        let all = Role::names().map(|role| format!("`{role}`")).collect::<Vec<_>>().join(", ");
        errors.push(&text, format!("`management` knows no `{name}`{near}\nthe credentials are: {all}"));
    }
    Some((role?, text))
}

/// Credentials are texts, and all but the audience must be there.
fn check_role(secret: &SecretField, errors: &mut Errors) {
    let Some((role, at)) = &secret.role else { return };
    if secret.source != Source::Plain {
        errors.push(at, "credentials are read as they are: drop `parse` or `json`, or `management`");
    }
    if secret.optional && *role != Role::Audience {
        errors.push(at, format!("the Management API can't be called without its `{}`: drop the `Option`", role.name()));
    }
}

/// What is inside an `Option`, as far as it is written so.
fn inside_option(ty: &Type) -> Option<&Type> {
    let path = match ty {
        Type::Path(path) if path.qself.is_none() => path,
        Type::Group(group) => return inside_option(&group.elem),
        Type::Paren(paren) => return inside_option(&paren.elem),
        _ => return None,
    };
    let last = path.path.segments.last().filter(|last| last.ident == "Option")?;
    match &last.arguments {
        PathArguments::AngleBracketed(generics) => match generics.args.first() {
            Some(GenericArgument::Type(inner)) if generics.args.len() == 1 => Some(inner),
            _ => None,
        },
        _ => None,
    }
}
