//! Mistakes are collected, so that one compilation reports all of them.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The mistakes that were found so far, in the order of the source.
#[derive(Default)]
pub(crate) struct Errors(Vec<(TokenStream, String)>);

impl Errors {
    /// Adds one mistake; `at` is what the compiler underlines.
    pub(crate) fn push(&mut self, at: impl ToTokens, message: impl Into<String>) {
        self.0.push((at.into_token_stream(), message.into()));
    }

    /// Adds what syn found where it could not parse.
    pub(crate) fn push_syn(&mut self, error: &syn::Error) {
        for one in error {
            let mut at = proc_macro2::Group::new(proc_macro2::Delimiter::None, TokenStream::new());
            at.set_span(one.span());
            self.push(at, one.to_string());
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a text, such as the allowed form, to the first mistake alone.
    pub(crate) fn explain_first(&mut self, text: &str) {
        if let Some((_, message)) = self.0.first_mut() {
            message.push_str(text);
        }
    }

    pub(crate) fn append(&mut self, later: Errors) {
        self.0.extend(later.0);
    }

    /// One `compile_error!` for each mistake; nothing if there is none.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let mut all: Option<syn::Error> = None;
        for (at, message) in self.0 {
            let error = syn::Error::new_spanned(at, message);
            match &mut all {
                Some(all) => all.combine(error),
                None => all = Some(error),
            }
        }
        all.map(syn::Error::into_compile_error).unwrap_or_default()
    }
}
