//! What is generated when something is wrong: enough that `Event<…>` brings no further errors.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;
use syn::{DeriveInput, GenericParam, Generics, parse_quote};

use crate::crate_path::CratePath;
use crate::errors::Errors;

pub(crate) fn expand(input: &DeriveInput, krate: &CratePath, errors: Errors) -> TokenStream {
    let private = krate.private();
    let name = &input.ident;
    let text = name.unraw().to_string();
    let generics = with_static_parameters(&input.generics);
    let (impl_generics, ty_generics, bounds) = generics.split_for_impl();
    let mut with_handler = generics.clone();
    let handler: GenericParam = parse_quote!(__H);
    with_handler.params.push(handler);
    let (impl_with_handler, _, _) = with_handler.split_for_impl();
    let errors = errors.into_tokens();
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Secrets for #name #ty_generics #bounds {
            const FIELDS: &'static [#private::SecretField] = &[];

            fn read(_: &mut #private::SecretReader) -> ::core::option::Option<Self> {
                ::core::option::Option::None
            }

            fn zeroize(&mut self) {}
        }

        #[automatically_derived]
        impl #impl_generics ::core::fmt::Debug for #name #ty_generics #bounds {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __formatter.write_str(#text)
            }
        }

        #[automatically_derived]
        impl #impl_with_handler #private::HasCredentials<__H> for #name #ty_generics #bounds {
            fn credentials(&self) -> #private::Credentials {
                #private::unreachable_credentials()
            }
        }

        #errors
    }
}

/// Secrets outlive every execution; parameters that are too many must not be told so as well.
fn with_static_parameters(generics: &Generics) -> Generics {
    let mut generics = generics.clone();
    for param in &mut generics.params {
        match param {
            GenericParam::Type(param) => param.bounds.push(parse_quote!('static)),
            GenericParam::Lifetime(param) => param.bounds.push(parse_quote!('static)),
            _ => {}
        }
    }
    generics
}
