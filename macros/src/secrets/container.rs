//! `#[secrets(…)]` on the struct.

use syn::{Attribute, Meta};

use super::rename::Rule;
use crate::crate_path::CratePath;
use crate::entries;
use crate::errors::Errors;
use crate::nearest::did_you_mean;

#[derive(Default)]
pub(crate) struct Container {
    pub(crate) krate: CratePath,
    pub(crate) rename_all: Rule,
}

impl Container {
    pub(crate) fn parse(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut container = Self::default();
        let mut seen = false;
        for attribute in attrs.iter().filter(|attribute| attribute.path().is_ident("secrets")) {
            if seen {
                errors.push(attribute, "`#[secrets(…)]` stands twice: write it once, with both keys");
                continue;
            }
            seen = true;
            match &attribute.meta {
                Meta::List(list) => container.read(list.tokens.clone(), errors),
                _ => errors.push(attribute, "write `#[secrets(rename_all = \"…\")]`, or leave it out"),
            }
        }
        container
    }

    fn read(&mut self, tokens: proc_macro2::TokenStream, errors: &mut Errors) {
        for entry in entries::parse(tokens, "#[secrets(…)]", &["rename_all", "crate"], errors) {
            if entry.key == "crate" {
                self.krate = entry.path(errors).map(CratePath::new).unwrap_or_default();
            } else if let Some(rule) = entry.string(errors) {
                let name = rule.value();
                match Rule::named(&name) {
                    Some(rule) => self.rename_all = rule,
                    None => {
                        let near = did_you_mean(&name, Rule::names());
                        let all = Rule::names().map(|rule| format!("`{rule}`")).collect::<Vec<_>>().join(", ");
                        errors.push(rule, format!("`rename_all` knows no `{name}`{near}\nthe rules are: {all}"));
                    }
                }
            }
        }
    }
}
