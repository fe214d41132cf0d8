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
    let facts = secrets.fields.iter().enumerate().map(|(index, field)| {
        let (secret, ty) = (&field.name, type_text::of(&field.ty));
        let required = !field.optional && field.default.is_none();
        let management = match secrets.credentials.role_of(index) {
            Some(role) => {
                let role = role.name();
                quote!(::core::option::Option::Some(#role))
            }
            None => quote!(::core::option::Option::None),
        };
        quote!(#private::SecretField { name: #secret, ty: #ty, required: #required, management: #management })
    });
    let locals: Vec<Ident> = secrets.fields.iter().map(local).collect();
    let reads = secrets.fields.iter().map(|field| read(secrets, field));
    let idents: Vec<&Ident> = secrets.fields.iter().map(|field| &field.ident).collect();
    let zeroize = zeroize(secrets);
    quote! {
        #[automatically_derived]
        impl #private::Secrets for #name {
            const FIELDS: &'static [#private::SecretField] = &[#(#facts),*];

            fn read(__reader: &mut #private::SecretReader) -> ::core::option::Option<Self> {
                #(let #locals = #reads;)*
                ::core::option::Option::Some(Self { #(#idents: #locals?),* })
            }

            fn zeroize(&mut self) {
                #zeroize
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
    // In a closure: a function as a value would be checked, and reported, twice.
    let with = with.map(|function| quote!(|__text| #function(__text)));
    let default = match &field.default {
        None => None,
        Some(DefaultValue::OfType) => {
            // Seen by lints as what it is: generated.
            let span = ty.span().resolved_at(Span::call_site());
            Some(quote_spanned!(span=> || <#ty as ::core::default::Default>::default()))
        }
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

/// Wipes the secrets whose types are secrets by themselves.
///
/// A type that is none has its error where the secret is read. So that it has no second one here, a method that does
/// nothing stands behind the real one: the compiler takes it only when it must borrow once more.
fn zeroize(secrets: &Checked) -> TokenStream {
    let private = secrets.krate.private();
    let plain: Vec<&SecretField> = secrets.fields.iter().filter(|field| field.source == Source::Plain).collect();
    if plain.is_empty() {
        return TokenStream::new();
    }
    let wipes = plain.iter().map(|field| {
        let ident = &field.ident;
        if field.optional {
            quote! {
                if let ::core::option::Option::Some(__secret) = &mut self.#ident {
                    (&mut *__secret).wipe();
                }
            }
        } else {
            quote!((&mut self.#ident).wipe();)
        }
    });
    quote! {
        use #private::Secret as _;

        #[allow(dead_code)]
        trait __NoSecret {
            fn wipe(&mut self) {}
        }
        impl<__T> __NoSecret for &mut __T {}

        #(#wipes)*
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
    let name = &secrets.name;
    // At the struct's name the compiler says nothing about macros.
    let span = name.span();
    let private = secrets.krate.private_at(span);
    let found = &secrets.credentials;
    let missing: Vec<TokenStream> = found
        .missing()
        .into_iter()
        .map(|role| {
            let role = Ident::new(role.name(), span);
            quote_spanned!(span=> #private::missing::#role)
        })
        .collect();
    let bound = match missing.as_slice() {
        [] => None,
        [one] => Some(quote_spanned!(span=> where #one: #private::Present<__H>)),
        several => Some(quote_spanned!(span=> where (#(#several),*): #private::Present<__H>)),
    };
    let body = match (found.domain, found.client_id, found.client_secret) {
        (Some(domain), Some(client_id), Some(client_secret)) => {
            let parts = [domain, client_id, client_secret].map(|index| text(secrets, &secrets.fields[index]));
            let audience = audience(secrets);
            quote!(#private::Credentials::new(#(#parts),*, #audience))
        }
        _ => quote!(#private::unreachable_credentials()),
    };
    let header = quote_spanned!(span=> impl<__H> #private::HasCredentials<__H> for #name #bound);
    let member = quote! {
        fn credentials(&self) -> #private::Credentials {
            #body
        }
    };
    quote_spanned!(span=> #[automatically_derived] #header { #member })
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
    let span = field.ty.span();
    let private = secrets.krate.private_at(span);
    let ident = &field.ident;
    // Inside a `macro_rules!` the place of a `self` decides what it means.
    let this = Ident::new("self", span.resolved_at(Span::call_site()));
    quote_spanned!(span=> #private::secret::text(&#this.#ident))
}
