//! The way from a user's crate to the items that generated code refers to.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use crate::spans::tokens_at;

/// The path of `auth0-actions` as it is seen where the macro is used.
pub(crate) struct CratePath(TokenStream);

impl Default for CratePath {
    fn default() -> Self {
        Self(quote!(::auth0_actions))
    }
}

impl CratePath {
    pub(crate) fn new(path: impl ToTokens) -> Self {
        Self(path.into_token_stream())
    }

    /// The public module or item `name`.
    pub(crate) fn public(&self, name: &str) -> TokenStream {
        let krate = &self.0;
        let name = Ident::new(name, Span::call_site());
        quote!(#krate::#name)
    }

    /// The module of what only generated code uses.
    pub(crate) fn private(&self) -> TokenStream {
        let krate = &self.0;
        quote!(#krate::__private)
    }

    /// The same, so that errors underline `span`.
    pub(crate) fn private_at(&self, span: Span) -> TokenStream {
        let krate = tokens_at(self.0.clone(), span);
        quote_spanned!(span=> #krate::__private)
    }
}
