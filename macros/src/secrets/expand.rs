//! What is generated for right secrets.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;

use super::Checked;
use super::field::{DefaultValue, SecretField, Source};
use crate::type_text;

pub(crate) fn expand(secrets: &Checked) -> TokenStream {
    let secrets_impl = secrets_impl(secrets);
    let debug = debug(secrets);
    let credentials = credentials(secrets);
    quote! {
        #secrets_impl
        #debug
        #credentials
    }
}

fn secrets_impl(secrets: &Checked) -> TokenStream {
    let private = secrets.krate.private();
    let name = &secrets.name;
    let facts = secrets.fields.iter().map(|field| {
        let (secret, ty) = (&field.name, type_text::of(&field.ty));
        let required = !field.optional && field.default.is_none();
        quote!(#private::SecretField { name: #secret, ty: #ty, required: #required })
    });
    let locals: Vec<Ident> = secrets.fields.iter().map(local).collect();
    let reads = secrets.fields.iter().map(|field| read(secrets, field));
    let idents: Vec<&Ident> = secrets.fields.iter().map(|field| &field.ident).collect();
    let wipes = secrets.fields.iter().filter(|field| field.source == Source::Plain).map(|field| wipe(secrets, field));
    quote! {
        #[automatically_derived]
        impl #private::Secrets for #name {
            const FIELDS: &'static [#private::SecretField] = &[#(#facts),*];

            fn read(__reader: &mut #private::SecretReader) -> ::core::option::Option<Self> {
                #(let #locals = #reads;)*
                ::core::option::Option::Some(Self { #(#idents: #locals?),* })
            }

            fn zeroize(&mut self) {
                #(#wipes)*
            }
        }
    }
}

/// The local of a field; with a prefix, so that it shadows nothing.
fn local(field: &SecretField) -> Ident {
    format_ident!("__secret_{}", field.ident.unraw(), span = Span::call_site())
}

/// Reads one secret. All are read before the first missing one ends it, so that every problem is told.
fn read(secrets: &Checked, field: &SecretField) -> TokenStream {
    let private = secrets.krate.private_at(field.ty.span());
    let (name, ty) = (&field.name, &field.ty);
    let with = match field.source {
        Source::Plain => None,
        Source::Parse => Some(quote_spanned!(ty.span()=> #private::secret::parse::<#ty>)),
        Source::Json => Some(quote_spanned!(ty.span()=> #private::secret::json::<#ty>)),
    };
    let default = match &field.default {
        None => None,
        Some(DefaultValue::OfType) => Some(quote_spanned!(ty.span()=> <#ty as ::core::default::Default>::default)),
        Some(DefaultValue::Expression(value)) => Some(quote!(|| #value)),
    };
    let method = match (field.optional, &default) {
        (true, _) => "optional",
        (false, Some(_)) => "or_else",
        (false, None) => "required",
    };
    let call = match with {
        None => {
            let method = Ident::new(method, ty.span());
            quote!(#method::<#ty>)
        }
        Some(_) => {
            let method = Ident::new(&format!("{method}_with"), ty.span());
            quote!(#method)
        }
    };
    let arguments = [with, default].into_iter().flatten();
    quote!(__reader.#call(#name #(, #arguments)*))
}

fn wipe(secrets: &Checked, field: &SecretField) -> TokenStream {
    let private = secrets.krate.private();
    let ident = &field.ident;
    if field.optional {
        quote! {
            if let ::core::option::Option::Some(__secret) = &mut self.#ident {
                #private::Secret::wipe(__secret);
            }
        }
    } else {
        quote!(#private::Secret::wipe(&mut self.#ident);)
    }
}

/// Names may be seen, values never.
fn debug(secrets: &Checked) -> TokenStream {
    let name = &secrets.name;
    let text = name.unraw().to_string();
    let fields = secrets.fields.iter().map(|field| field.ident.unraw().to_string());
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                __formatter
                    .debug_struct(#text)
                    #(.field(#fields, &::core::format_args!("[redacted]")))*
                    .finish()
            }
        }
    }
}

/// The credentials. What is missing becomes a bound that holds for nobody: it is an error only where a handler asks.
fn credentials(secrets: &Checked) -> TokenStream {
    let private = secrets.krate.private();
    let name = &secrets.name;
    let found = &secrets.credentials;
    let missing: Vec<Ident> =
        found.missing().into_iter().map(|role| Ident::new(role.name(), Span::call_site())).collect();
    let bound = (!missing.is_empty()).then(|| quote!(where (#(#private::missing::#missing,)*): #private::Present<__H>));
    let body = match (found.domain, found.client_id, found.client_secret) {
        (Some(domain), Some(client_id), Some(client_secret)) => {
            let parts = [domain, client_id, client_secret].map(|index| text(secrets, &secrets.fields[index]));
            let audience = audience(secrets);
            quote!(#private::Credentials::new(#(#parts),*, #audience))
        }
        _ => quote!(#private::unreachable_credentials()),
    };
    quote! {
        #[automatically_derived]
        impl<__H> #private::HasCredentials<__H> for #name #bound {
            fn credentials(&self) -> #private::Credentials {
                #body
            }
        }
    }
}

fn audience(secrets: &Checked) -> TokenStream {
    let Some(field) = secrets.credentials.audience.map(|index| &secrets.fields[index]) else {
        return quote!(::core::option::Option::None);
    };
    if field.optional {
        let private = secrets.krate.private_at(field.ty.span());
        let ident = &field.ident;
        return quote!(self.#ident.as_ref().map(#private::secret::text));
    }
    let text = text(secrets, field);
    quote!(::core::option::Option::Some(#text))
}

fn text(secrets: &Checked, field: &SecretField) -> TokenStream {
    let private = secrets.krate.private_at(field.ty.span());
    let ident = &field.ident;
    quote_spanned!(field.ty.span()=> #private::secret::text(&self.#ident))
}
