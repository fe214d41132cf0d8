//! The type beside the handler, and what it tells a host.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::ReturnType;
use syn::spanned::Spanned;

use super::arguments::{Arguments, Management, Role};
use super::function::HandlerFn;
use super::options::Options;
use crate::spans::ident_at;
use crate::triggers::Trigger;

/// The type, its `Handler` impl and its scopes; without arguments (the signature is wrong) one that stands for nothing.
pub(crate) fn expand(
    trigger: &Trigger,
    options: &Options,
    function: &HandlerFn,
    arguments: Option<&Arguments>,
) -> TokenStream {
    let cfgs = function.cfgs();
    let declared = declaration(trigger, options, function);
    let members = match arguments {
        Some(arguments) => members(options, function, arguments),
        None => fallback_members(trigger, options),
    };
    let private = options.krate.private();
    let name = call_site(&function.sig.ident);
    let marker = Ident::new(trigger.marker, Span::call_site());
    let kind = Ident::new(trigger.kind.variant(), Span::call_site());
    let text = function.name();
    let scopes = match arguments.and_then(|arguments| arguments.management.as_ref()) {
        Some(Management::Shared(_)) => TokenStream::new(),
        _ => options.scopes.impls(&options.krate, &function.sig.ident, &cfgs),
    };
    quote! {
        #declared

        #(#cfgs)*
        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::Handler for #name {
            type Trigger = #private::trigger::#marker;
            type Phase = #private::phase::#kind;
            const NAME: &'static str = #text;
            #members
        }

        #scopes
    }
}

/// The empty enum. It stands where the scopes are declared: there the compiler points when one is missing.
fn declaration(trigger: &Trigger, options: &Options, function: &HandlerFn) -> TokenStream {
    let span = options.scopes.span().unwrap_or_else(|| function.sig.ident.span());
    let name = ident_at(&function.sig.ident, span);
    let (vis, cfgs) = (&function.vis, function.cfgs());
    let doc = format!(
        " The handler `{}` as a type: what the host that calls it as `{}` knows of it.",
        function.name(),
        trigger.handler
    );
    quote_spanned! {span=>
        #(#cfgs)*
        #[doc = #doc]
        #[allow(non_camel_case_types, unreachable_pub, missing_debug_implementations, missing_copy_implementations)]
        #vis enum #name {}
    }
}

fn members(options: &Options, function: &HandlerFn, arguments: &Arguments) -> TokenStream {
    let private = options.krate.private();
    let event = &arguments.event;
    // Each stands at the user's own type: there the compiler says what is wrong with it.
    let event_type = quote_spanned!(event.span()=> type Event = #event;);
    let api_type = match &arguments.api {
        Some(api) => quote_spanned!(api.span()=> type Api = #api;),
        None => quote!(type Api = #private::NoApi;),
    };
    let client = match &arguments.management {
        Some(_) => quote!(#private::Management<Self>),
        None => quote!(#private::NoClient),
    };
    let scopes = match &arguments.management {
        None => quote!(::core::option::Option::None),
        Some(Management::OfHandler) => {
            let names = options.scopes.names();
            quote!(::core::option::Option::Some(#names))
        }
        Some(Management::Shared(set)) => {
            let private = options.krate.private_at(set.span());
            quote!(::core::option::Option::Some(<#set as #private::ScopeSet>::SCOPES))
        }
    };
    let credentials = arguments.management.as_ref().map(|_| {
        let at_event = options.krate.private_at(event.span());
        let local = Ident::new("__event", event.span());
        let credentials = quote_spanned!(event.span()=> #at_event::credentials::<Self, _>(#local));
        quote! {
            fn credentials(#local: &Self::Event) -> ::core::option::Option<#private::Credentials> {
                ::core::option::Option::Some(#credentials)
            }
        }
    });
    let token_cache = options.caches_token().then(|| {
        quote! {
            const TOKEN_CACHE: ::core::option::Option<#private::TokenCache> =
                ::core::option::Option::Some(#private::TokenCache::Encrypted);
        }
    });
    let call = call(options, function, arguments);
    quote! {
        #event_type
        #api_type
        type Client = #client;
        const SCOPES: ::core::option::Option<&'static [&'static str]> = #scopes;
        #token_cache

        #credentials

        fn call<'__cx>(
            __cx: &'__cx mut #private::Cx<Self>,
        ) -> #private::LocalBoxFuture<'__cx, ::core::result::Result<(), #private::Error>> {
            ::std::boxed::Box::pin(async move { #call })
        }
    }
}

/// The call of the function, its arguments in its own order. An answer that is no answer is underlined where it is declared.
fn call(options: &Options, function: &HandlerFn, arguments: &Arguments) -> TokenStream {
    let span = match &function.sig.output {
        ReturnType::Default => function.sig.ident.span(),
        ReturnType::Type(_, ty) => ty.span(),
    };
    let private = options.krate.private_at(span);
    // A local is made and used at one place, for inside a `macro_rules!` a name's place decides what it means.
    let [event, api, management] = ["__event", "__api", "__management"].map(|name| Ident::new(name, span));
    let passed = arguments.order.iter().map(|role| match (role, &arguments.management) {
        (Role::Event, _) => event.to_token_stream(),
        (Role::Api, _) => api.to_token_stream(),
        (Role::Management, Some(Management::Shared(set))) => {
            let private = options.krate.private_at(set.span());
            quote_spanned!(set.span()=> &#private::management_of::<Self, #set>(#management))
        }
        (Role::Management, _) => management.to_token_stream(),
    });
    let name = ident_at(&function.sig.ident, span);
    let finish = quote_spanned!(span=> #private::finish(#name(#(#passed),*).await));
    quote! {
        let (#event, #api, #management) = __cx.parts();
        #finish
    }
}

/// Enough of a handler for `main!` to accept; it is never run, for the crate doesn't compile.
fn fallback_members(trigger: &Trigger, options: &Options) -> TokenStream {
    let private = options.krate.private();
    let module = options.krate.public(trigger.module);
    quote! {
        type Event = #module::Event;
        type Api = #private::NoApi;
        type Client = #private::NoClient;
        const SCOPES: ::core::option::Option<&'static [&'static str]> = ::core::option::Option::None;

        fn call<'__cx>(
            _: &'__cx mut #private::Cx<Self>,
        ) -> #private::LocalBoxFuture<'__cx, ::core::result::Result<(), #private::Error>> {
            ::core::unreachable!()
        }
    }
}

/// The name without a place of its own, so that nothing in the glue is taken for the user's text.
fn call_site(name: &Ident) -> Ident {
    ident_at(name, Span::call_site())
}
