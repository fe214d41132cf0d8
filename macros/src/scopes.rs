//! Lists of scopes: `"read:users", "update:users"`, checked against the table, and the traits they bring.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, LitStr, Token};

use crate::crate_path::CratePath;
use crate::entries::ungrouped;
use crate::errors::Errors;
use crate::generated::scopes::SCOPES;
use crate::nearest::nearest;
use crate::spans::ident_at;

/// A scope of the Management API.
pub(crate) struct Scope {
    /// As Auth0 calls it: `update:users`.
    pub(crate) name: &'static str,
    /// Its trait in `scope`: `UpdateUsers`.
    pub(crate) trait_name: &'static str,
    /// The traits in `scope::any` that it brings, one for each operation that accepts it among several.
    pub(crate) any: &'static [&'static str],
}

/// A list as the user wrote it.
#[derive(Default)]
pub(crate) struct ScopeList {
    declared: Vec<(&'static Scope, Span)>,
    /// Some of the list could not be understood: then everything is granted, for the mistake is reported already.
    faulty: bool,
}

impl ScopeList {
    /// A list that is wrong as a whole.
    pub(crate) fn faulty() -> Self {
        Self { declared: Vec::new(), faulty: true }
    }

    /// Reads a list; what is no string, unknown or a repetition is a mistake at its place.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Self {
        let items = match Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens) {
            Ok(items) => items,
            Err(error) => {
                errors.push_syn(&error);
                return Self::faulty();
            }
        };
        let mut list = Self::default();
        for item in items {
            match ungrouped(&item) {
                Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => list.add(text, errors),
                other => {
                    errors.push(other, "a scope is a string, such as \"update:users\"");
                    list.faulty = true;
                }
            }
        }
        list
    }

    fn add(&mut self, text: &LitStr, errors: &mut Errors) {
        let name = text.value();
        let Some(scope) = SCOPES.iter().find(|scope| scope.name == name) else {
            errors.push(text, unknown(&name));
            self.faulty = true;
            return;
        };
        if self.declared.iter().any(|(other, _)| other.name == name) {
            errors.push(text, format!("the scope `{name}` stands twice"));
            return;
        }
        self.declared.push((scope, text.span()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.declared.is_empty() && !self.faulty
    }

    /// Where the compiler is to look for the declaration.
    pub(crate) fn span(&self) -> Option<Span> {
        self.declared.first().map(|(_, span)| *span)
    }

    /// `&["read:users", …]`, as declared.
    pub(crate) fn names(&self) -> TokenStream {
        let names = self.declared.iter().map(|(scope, _)| scope.name);
        quote!(&[#(#names),*])
    }

    /// Implements for `target` the traits of the scopes, and once each trait of `scope::any` that follows.
    ///
    /// Each impl stands at the scope's literal: there the compiler then points, and says nothing about macros.
    pub(crate) fn impls(&self, krate: &CratePath, target: &Ident, cfgs: &[Attribute]) -> TokenStream {
        let granted: Vec<(&Scope, Span)> = if self.faulty {
            SCOPES.iter().map(|scope| (scope, Span::call_site())).collect()
        } else {
            self.declared.clone()
        };
        let mut output = TokenStream::new();
        let mut any_done = Vec::new();
        for (scope, span) in granted {
            let target = ident_at(target, span);
            let private = krate.private_at(span);
            let name = Ident::new(scope.trait_name, span);
            output.extend(quote_spanned! {span=>
                #(#cfgs)* #[automatically_derived] impl #private::scope::#name for #target {}
            });
            for any in scope.any {
                if any_done.contains(any) {
                    continue;
                }
                any_done.push(any);
                let name = Ident::new(any, span);
                output.extend(quote_spanned! {span=>
                    #(#cfgs)* #[automatically_derived] impl #private::scope::any::#name for #target {}
                });
            }
        }
        output
    }
}

fn unknown(name: &str) -> String {
    match nearest(name, SCOPES.iter().map(|scope| scope.name)) {
        Some(near) => format!("the Management API has no scope `{name}`; did you mean `{near}`?"),
        None => format!("the Management API has no scope `{name}`; scopes look like `read:users`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_names_are_unique() {
        assert!(SCOPES.is_sorted_by(|one, next| one.name < next.name));
        let mut traits: Vec<_> = SCOPES.iter().map(|scope| scope.trait_name).collect();
        traits.sort_unstable();
        traits.dedup();
        assert_eq!(traits.len(), SCOPES.len());
    }

    #[test]
    fn an_any_trait_that_two_scopes_bring_is_implemented_once() {
        let mut errors = Errors::default();
        let list = ScopeList::parse(quote!("read:users", "read:current_user"), &mut errors);
        assert!(errors.is_empty());
        let target = Ident::new("handler", Span::call_site());
        let output = list.impls(&CratePath::default(), &target, &[]).to_string();
        assert_eq!(output.matches("any :: UsersGet").count(), 1);
        assert_eq!(output.matches("scope :: ReadUsers").count(), 1);
    }

    #[test]
    fn an_unknown_scope_grants_all_so_that_nothing_follows() {
        let mut errors = Errors::default();
        let list = ScopeList::parse(quote!("update:user"), &mut errors);
        let target = Ident::new("handler", Span::call_site());
        let output = list.impls(&CratePath::default(), &target, &[]).to_string();
        assert_eq!(output.matches("scope :: any").count(), 16);
        assert_eq!(output.matches("impl").count(), SCOPES.len() + 16);
        assert!(errors.into_tokens().to_string().contains("did you mean `update:users`?"));
    }
}
