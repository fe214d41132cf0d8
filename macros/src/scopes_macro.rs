//! `scopes!`: sets of scopes with a name, for code that several handlers share.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, Ident, Token, Visibility};

use crate::crate_path::CratePath;
use crate::errors::Errors;
use crate::scopes::ScopeList;

/// What the macro was given: the way to the crate, then the sets.
struct Input {
    krate: CratePath,
    sets: Vec<Set>,
}

/// `pub Name: "read:users", "update:users"`.
struct Set {
    attrs: Vec<Attribute>,
    vis: Visibility,
    name: Ident,
    scopes: TokenStream,
}

impl Parse for Set {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let name = input.parse()?;
        input.parse::<Token![:]>()?;
        let mut scopes = TokenStream::new();
        while !input.is_empty() && !input.peek(Token![;]) {
            scopes.extend([input.parse::<proc_macro2::TokenTree>()?]);
        }
        Ok(Self { attrs, vis, name, scopes })
    }
}

/// What `scopes!` makes.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let mut output = TokenStream::new();
    match parse.parse2(tokens) {
        Ok(input) => {
            for set in &input.sets {
                output.extend(expand_set(&input.krate, set, &mut errors));
            }
        }
        Err(error) => errors.push_syn(&error),
    }
    output.extend(errors.into_tokens());
    output
}

fn parse(input: ParseStream<'_>) -> syn::Result<Input> {
    let krate;
    syn::parenthesized!(krate in input);
    let krate = CratePath::new(krate.parse::<TokenStream>()?);
    let mut sets = Vec::new();
    if input.is_empty() {
        let message = "`scopes!` takes a name and its scopes: `pub MyScopes: \"read:users\", \"update:users\"`";
        return Err(syn::Error::new(Span::call_site(), message));
    }
    while !input.is_empty() {
        sets.push(input.parse()?);
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
    }
    Ok(Input { krate, sets })
}

fn expand_set(krate: &CratePath, set: &Set, errors: &mut Errors) -> TokenStream {
    let Set { attrs, vis, name, .. } = set;
    let scopes = ScopeList::parse(set.scopes.clone(), errors);
    if scopes.is_empty() {
        errors.push(name, format!("`{name}` has no scopes: name them, as in `{name}: \"read:users\"`"));
    }
    let private = krate.private();
    let cfgs: Vec<_> = attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")).cloned().collect();
    let documented = attrs.iter().any(|attribute| attribute.path().is_ident("doc"));
    let doc = (!documented).then(|| quote!(#[doc = " Scopes of the Management API."]));
    let names = scopes.names();
    let impls = scopes.impls(krate, name, &cfgs);
    // At the name the compiler says nothing about macros.
    let declaration = quote_spanned! {name.span()=>
        #(#attrs)*
        #doc
        #[allow(missing_debug_implementations, missing_copy_implementations)]
        #vis enum #name {}
    };
    quote! {
        #declaration

        #(#cfgs)*
        #[automatically_derived]
        impl #private::ScopeSet for #name {
            const SCOPES: &'static [&'static str] = #names;
        }

        #impls
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::expand;
    use crate::snapshot;

    #[test]
    fn two_sets() {
        let output = expand(quote! {
            (house)
            /// What the shared code reads.
            pub Reading: "read:users", "read:roles";
            Blocking: "update:users",
        });
        snapshot::check("scopes_two_sets", &output);
    }

    #[test]
    fn each_mistake_has_its_words() {
        for (tokens, expected) in [
            (quote!((house)), "`scopes!` takes a name and its scopes"),
            (quote!((house) Reading:), "`Reading` has no scopes"),
            (quote!((house) Reading: "read:user"), "the Management API has no scope `read:user`; did you mean"),
            (quote!((house) Reading: "read:users", "read:users"), "the scope `read:users` stands twice"),
            (quote!((house) "read:users"), "expected identifier"),
        ] {
            let output = expand(tokens).to_string();
            assert_eq!(output.matches("compile_error").count(), 1, "{output}");
            assert!(output.contains(expected), "{output}");
        }
    }
}
