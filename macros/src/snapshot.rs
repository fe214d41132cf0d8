//! Expansions beside what they were when somebody last read them.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test -p auth0-actions-macros` writes them anew.

use std::path::Path;

use proc_macro2::TokenStream;
use syn::{File, Item, LitStr};

/// An expansion that implements more scopes than this is shown without them.
const SCOPES_SHOWN: usize = 20;

/// Compares an expansion with `snapshots/<name>.rs`.
#[allow(clippy::disallowed_methods, reason = "a test runs where there are files")]
pub(crate) fn check(name: &str, expansion: &TokenStream) {
    let mut file = parse(expansion);
    let scopes = file.items.iter().filter(|item| is_scope_impl(item)).count();
    let flood = scopes > SCOPES_SHOWN;
    file.items.retain(|item| !flood || !is_scope_impl(item));
    let mut text = prettyplease::unparse(&file);
    if flood {
        text.push_str(&format!("// and {scopes} impls of scopes\n"));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/snapshots").join(name).with_extension("rs");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, text).expect("the snapshot is written");
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(text == expected, "{name} expands otherwise; if that is right, set UPDATE_SNAPSHOTS=1\n{text}");
}

/// The messages of the compile errors in an expansion, in their order.
pub(crate) fn messages(expansion: &TokenStream) -> Vec<String> {
    let message = |item: Item| match item {
        Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => {
            Some(item.mac.parse_body::<LitStr>().expect("a text").value())
        }
        _ => None,
    };
    parse(expansion).items.into_iter().filter_map(message).collect()
}

fn parse(expansion: &TokenStream) -> File {
    syn::parse2(expansion.clone()).unwrap_or_else(|error| panic!("{error}\n{expansion}"))
}

/// Whether it is `impl …::scope::… for …`.
fn is_scope_impl(item: &Item) -> bool {
    let Item::Impl(item) = item else { return false };
    let path = item.trait_.as_ref().map(|(path, _)| path);
    path.is_some_and(|path| path.segments.iter().any(|segment| segment.ident == "scope"))
}
