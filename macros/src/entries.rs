//! The inside of an attribute: `key`, `key = value`, `key(…)`, separated by commas.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, ExprLit, ExprPath, Ident, Lit, LitStr, Path, Token};

use crate::errors::Errors;
use crate::nearest::did_you_mean;

/// One key with what belongs to it.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    /// The key alone.
    Flag,
    /// `key(…)`: what stands inside.
    List(TokenStream),
    /// `key = value`.
    Is(Box<Expr>),
}

/// Parses all entries up to the first that can't be parsed, and drops unknown and repeated keys; each is a mistake.
///
/// `place` is the attribute as the user knows it, such as `#[secret(…)]`.
pub(crate) fn parse(tokens: TokenStream, place: &str, known: &[&str], errors: &mut Errors) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let parse_all = |input: ParseStream<'_>| {
        while !input.is_empty() {
            let entry = parse_one(input)?;
            let name = entry.key.to_string();
            if !known.contains(&name.as_str()) {
                let near = did_you_mean(&name, known.iter().copied());
                let all = known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
                errors.push(&entry.key, format!("`{place}` has no key `{name}`{near}\nthe keys are: {all}"));
            } else if entries.iter().any(|other| other.key == entry.key) {
                errors.push(&entry.key, format!("`{name}` stands twice"));
            } else {
                entries.push(entry);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    };
    if let Err(error) = parse_all.parse2(tokens) {
        errors.push_syn(&error);
    }
    entries
}

fn parse_one(input: ParseStream<'_>) -> syn::Result<Entry> {
    // `crate` is a keyword.
    let key = input.call(Ident::parse_any)?;
    let value = if input.peek(syn::token::Paren) {
        let inside;
        syn::parenthesized!(inside in input);
        Value::List(inside.parse()?)
    } else if input.peek(Token![=]) {
        input.parse::<Token![=]>()?;
        Value::Is(input.parse()?)
    } else {
        Value::Flag
    };
    Ok(Entry { key, value })
}

/// The expression itself, where a `macro_rules!` passed it on as a whole.
pub(crate) fn ungrouped(expression: &Expr) -> &Expr {
    match expression {
        Expr::Group(group) => ungrouped(&group.expr),
        other => other,
    }
}

impl Entry {
    /// The value as a string literal; anything else is a mistake.
    pub(crate) fn string(&self, errors: &mut Errors) -> Option<LitStr> {
        if let Value::Is(value) = &self.value
            && let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = ungrouped(value)
        {
            return Some(text.clone());
        }
        self.refuse(&format!("`{0}` takes a string: `{0} = \"…\"`", self.key), errors);
        None
    }

    /// The value as a path; anything else is a mistake.
    pub(crate) fn path(&self, errors: &mut Errors) -> Option<Path> {
        if let Value::Is(value) = &self.value
            && let Expr::Path(ExprPath { path, qself: None, .. }) = ungrouped(value)
        {
            return Some(path.clone());
        }
        self.refuse(&format!("`{0}` takes a path without quotes, such as `{0} = ::auth0_actions`", self.key), errors);
        None
    }

    /// The key must stand alone; anything else is a mistake.
    pub(crate) fn flag(&self, errors: &mut Errors) {
        if !matches!(self.value, Value::Flag) {
            self.refuse(&format!("`{}` stands alone", self.key), errors);
        }
    }

    fn refuse(&self, message: &str, errors: &mut Errors) {
        match &self.value {
            Value::Is(value) => errors.push(value, message),
            Value::Flag | Value::List(_) => errors.push(&self.key, message),
        }
    }
}
