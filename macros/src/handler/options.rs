//! What stands in the attribute: `scopes(…)`, `crate = path`.

use proc_macro2::TokenStream;
use syn::Ident;

use super::arguments::{Arguments, Management};
use crate::crate_path::CratePath;
use crate::entries::{self, Entry, Value};
use crate::errors::Errors;
use crate::scopes::ScopeList;
use crate::triggers::Trigger;

pub(crate) struct Options {
    pub(crate) krate: CratePath,
    pub(crate) scopes: ScopeList,
    /// The key `scopes`, if it stands there.
    scopes_key: Option<Ident>,
}

impl Options {
    pub(crate) fn parse(trigger: &Trigger, attribute: TokenStream, errors: &mut Errors) -> Self {
        let mut options = Self { krate: CratePath::default(), scopes: ScopeList::default(), scopes_key: None };
        let place = format!("#[{}(…)]", trigger.attribute);
        let mut found = Errors::default();
        let entries = entries::parse(attribute, &place, &["scopes", "crate"], &mut found);
        if !found.is_empty() {
            // An unknown key may have been meant as `scopes`.
            options.scopes = ScopeList::faulty();
        }
        for entry in entries {
            if entry.key == "crate" {
                options.krate = entry.path(&mut found).map(CratePath::new).unwrap_or_default();
            } else {
                options.scopes = scopes(&entry, &mut found);
                options.scopes_key = Some(entry.key);
            }
        }
        errors.append(found);
        options
    }

    /// Scopes are declared once: here, or by `scopes!` for the argument, and only for a handler that has it.
    pub(crate) fn check_against(&self, arguments: &Arguments, errors: &mut Errors) {
        let Some(key) = &self.scopes_key else { return };
        match &arguments.management {
            Some(Management::OfHandler) => {}
            Some(Management::Shared(set)) => errors.push(
                key,
                format!(
                    "the scopes are declared twice: here and by `{0}`\n\
                     drop `scopes(…)`, or write `&Management` without `<{0}>`",
                    crate::type_text::of(set)
                ),
            ),
            None => errors.push(
                key,
                "the scopes are declared, but the handler doesn't take the Management API\n\
                 drop `scopes(…)`, or add the argument `management: &Management`",
            ),
        }
    }
}

fn scopes(entry: &Entry, errors: &mut Errors) -> ScopeList {
    let Value::List(list) = &entry.value else {
        errors.push(&entry.key, "`scopes` takes a list: `scopes(\"read:users\", \"update:users\")`");
        return ScopeList::faulty();
    };
    let parsed = ScopeList::parse(list.clone(), errors);
    if parsed.is_empty() {
        errors.push(
            &entry.key,
            "`scopes()` is empty\nname the scopes that the handler needs, as in `scopes(\"read:users\")`, or drop it",
        );
        return ScopeList::faulty();
    }
    parsed
}
