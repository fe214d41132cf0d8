//! Giving generated tokens the place of something that the user wrote.
//!
//! Where a name is looked up stays as it was: a `$crate` needs that.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};

/// The identifier at another place.
pub(crate) fn ident_at(ident: &Ident, span: Span) -> Ident {
    let mut moved = ident.clone();
    moved.set_span(span.resolved_at(ident.span()));
    moved
}

/// The tokens at another place.
pub(crate) fn tokens_at(tokens: TokenStream, span: Span) -> TokenStream {
    let moved = |token: TokenTree| match token {
        TokenTree::Group(group) => {
            let mut moved = Group::new(group.delimiter(), tokens_at(group.stream(), span));
            moved.set_span(span.resolved_at(group.span()));
            TokenTree::Group(moved)
        }
        mut other => {
            other.set_span(span.resolved_at(other.span()));
            other
        }
    };
    tokens.into_iter().map(moved).collect()
}
