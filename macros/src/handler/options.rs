//! What stands in the attribute: `scopes(…)`, `token_cache = "encrypted"`, `crate = path`.

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
    /// The key `token_cache`, if it stands there.
    token_cache_key: Option<Ident>,
}

impl Options {
    pub(crate) fn parse(trigger: &Trigger, attribute: TokenStream, errors: &mut Errors) -> Self {
        let mut options =
            Self { krate: CratePath::default(), scopes: ScopeList::default(), scopes_key: None, token_cache_key: None };
        let place = format!("#[{}(…)]", trigger.attribute);
        let mut found = Errors::default();
        let entries = entries::parse(attribute, &place, &["scopes", "token_cache", "crate"], &mut found);
        if !found.is_empty() {
            // An unknown key may have been meant as `scopes`.
            options.scopes = ScopeList::faulty();
        }
        for entry in entries {
            if entry.key == "crate" {
                options.krate = entry.path(&mut found).map(CratePath::new).unwrap_or_default();
            } else if entry.key == "token_cache" {
                token_cache(&entry, &mut found);
                options.token_cache_key = Some(entry.key);
            } else {
                options.scopes = scopes(&entry, &mut found);
                options.scopes_key = Some(entry.key);
            }
        }
        errors.append(found);
        options
    }

    /// Is the token kept in `api.cache`?
    pub(crate) fn caches_token(&self) -> bool {
        self.token_cache_key.is_some()
    }

    /// Scopes are declared once: here, or by `scopes!` for the argument, and only for a handler that has it.
    pub(crate) fn check_against(&self, arguments: &Arguments, errors: &mut Errors) {
        if let (Some(key), None) = (&self.token_cache_key, &arguments.management) {
            errors.push(
                key,
                "the token's cache is named, but the handler doesn't take the Management API and asks for no token\n\
                 drop `token_cache`, or add the argument `management: &Management`",
            );
        }
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

/// There is one cache that is safe, and its name says why: in `api.cache` other Actions read along.
fn token_cache(entry: &Entry, errors: &mut Errors) {
    const FORM: &str =
        "write `token_cache = \"encrypted\"`: the token is kept in `api.cache`, where other Actions can't read it";
    let text = entry.string(&mut Errors::default());
    match (&entry.value, text) {
        (_, Some(text)) if text.value() == "encrypted" => {}
        (_, Some(text)) => errors.push(&text, format!("there is no token cache `{}`\n{FORM}", text.value())),
        (Value::Is(value), None) => errors.push(value, FORM),
        (_, None) => errors.push(&entry.key, FORM),
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
