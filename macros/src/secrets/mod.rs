//! `#[derive(Secrets)]`: an Action's secrets as a struct.

mod container;
mod credentials;
mod expand;
mod fallback;
mod field;
mod rename;

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Data, DeriveInput, Fields, FieldsNamed};

use crate::crate_path::CratePath;
use crate::errors::Errors;
use container::Container;
use credentials::Credentials;
use field::SecretField;

/// Right secrets, ready to be written out.
struct Checked {
    name: syn::Ident,
    krate: CratePath,
    fields: Vec<SecretField>,
    credentials: Credentials,
}

/// What the derive makes of a struct.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.into_compile_error(),
    };
    let mut errors = Errors::default();
    let container = Container::parse(&input.attrs, &mut errors);
    if !input.generics.params.is_empty() {
        errors.push(&input.generics, "secrets have no generic parameters");
    } else if let Some(clause) = &input.generics.where_clause {
        errors.push(clause, "secrets have no `where` clause");
    }
    let Some(named) = named_fields(&input, &mut errors) else {
        return fallback::expand(&input, &container.krate, errors);
    };
    let fields = field::parse_all(named, container.rename_all, &mut errors);
    let credentials = Credentials::find(&fields, &mut errors);
    if !errors.is_empty() {
        return fallback::expand(&input, &container.krate, errors);
    }
    expand::expand(&Checked { name: input.ident, krate: container.krate, fields, credentials })
}

/// The named fields of a struct; anything else is a mistake.
fn named_fields<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<&'a FieldsNamed> {
    let (what, at) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Some(fields),
            Fields::Unnamed(fields) => ("a tuple struct", fields.to_token_stream()),
            _ => ("a struct without fields", input.ident.to_token_stream()),
        },
        Data::Enum(data) => ("an enum", data.enum_token.to_token_stream()),
        Data::Union(data) => ("a union", data.union_token.to_token_stream()),
    };
    errors.push(
        at,
        format!(
            "secrets are a struct with named fields, not {what}:\n\n    \
             #[derive(Secrets)]\n    \
             struct {name} {{\n        \
             #[secret]\n        \
             api_key: SecretString,\n    \
             }}\n\n\
             an Action without secrets takes `&Event` alone",
            name = input.ident
        ),
    );
    None
}
