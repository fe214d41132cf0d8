//! The function that a handler's attribute stands on.

use proc_macro2::{Group, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, Item, Signature, Visibility};

/// A function; its body is not looked into, for what is wrong there is the compiler's to say.
pub(crate) struct HandlerFn {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) sig: Signature,
    body: Group,
}

impl HandlerFn {
    /// The name without `r#`.
    pub(crate) fn name(&self) -> String {
        self.sig.ident.unraw().to_string()
    }

    /// The conditions under which the function exists, and so all that is generated for it.
    pub(crate) fn cfgs(&self) -> Vec<Attribute> {
        self.attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")).cloned().collect()
    }
}

impl Parse for HandlerFn {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        Ok(Self {
            attrs: input.call(Attribute::parse_outer)?,
            vis: input.parse()?,
            sig: input.parse()?,
            body: input.parse()?,
        })
    }
}

impl ToTokens for HandlerFn {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append_all(&self.attrs);
        // What a handler can't help: it is async also when it awaits nothing, its `api` is `&mut` also when it is only
        // read, and its host doesn't ask it to be `Send`.
        tokens.extend(quote! {
            #[allow(clippy::unused_async, clippy::needless_pass_by_ref_mut, clippy::future_not_send)]
        });
        self.vis.to_tokens(tokens);
        self.sig.to_tokens(tokens);
        self.body.to_tokens(tokens);
    }
}

/// What the attribute was found on.
pub(crate) enum Parsed {
    Function(Box<HandlerFn>),
    /// Anything else, to be given back as it came, and where to say so.
    Other {
        item: TokenStream,
        keyword: TokenStream,
    },
}

pub(crate) fn parse(item: TokenStream) -> Parsed {
    if let Ok(function) = syn::parse2::<HandlerFn>(item.clone()) {
        return Parsed::Function(Box::new(function));
    }
    let keyword = name_of(item.clone()).map_or_else(|| item.clone(), ToTokens::into_token_stream);
    Parsed::Other { item, keyword }
}

/// The name of an item that is no function.
fn name_of(item: TokenStream) -> Option<Ident> {
    Some(match syn::parse2::<Item>(item).ok()? {
        Item::Struct(item) => item.ident,
        Item::Enum(item) => item.ident,
        Item::Union(item) => item.ident,
        Item::Trait(item) => item.ident,
        Item::Mod(item) => item.ident,
        Item::Const(item) => item.ident,
        Item::Static(item) => item.ident,
        Item::Type(item) => item.ident,
        Item::Impl(item) => Ident::new("impl", item.impl_token.span),
        _ => Ident::new("item", Span::call_site()),
    })
}
