//! Snapshots of expansions. Those of bad input prove what the compiler's own words can't: that the function and its
//! type are always given back.

use proc_macro2::TokenStream;
use quote::quote;

use super::expand;
use crate::snapshot;
use crate::triggers::{ON_CONTINUE_POST_LOGIN, ON_EXECUTE_POST_LOGIN, ON_EXECUTE_PRE_USER_REGISTRATION};

fn check(name: &str, attribute: TokenStream, item: TokenStream) {
    snapshot::check(&format!("handler_{name}"), &expand(&ON_EXECUTE_POST_LOGIN, attribute, item));
}

/// The messages of an expansion.
fn messages(attribute: TokenStream, item: TokenStream) -> Vec<String> {
    snapshot::messages(&expand(&ON_EXECUTE_POST_LOGIN, attribute, item))
}

#[test]
fn whole() {
    check(
        "whole",
        quote!(scopes("create:role_members", "update:users")),
        quote! {
            /// Gives a role.
            #[cfg(feature = "roles")]
            pub(crate) async fn assign(event: &Event<Secrets>, api: &mut Api, management: &Management) -> Result {
                Ok(())
            }
        },
    );
}

#[test]
fn only_the_event() {
    let item = quote!(
        async fn log(event: &Event) {}
    );
    snapshot::check("handler_only_the_event", &expand(&ON_CONTINUE_POST_LOGIN, quote!(), item));
}

#[test]
fn other_order_and_shared_scopes() {
    check(
        "other_order_and_shared_scopes",
        quote!(),
        quote!(
            async fn r#fn(management: &Management<Shared>, _: &mut post_login::Api, e: &Event) -> Result {
                Ok(())
            }
        ),
    );
}

#[test]
fn another_crate_path_is_used_everywhere() {
    let item = quote!(
        async fn log(event: &Event, management: &Management) -> Result {
            Ok(())
        }
    );
    let attribute = quote!(crate = house::actions, scopes("read:users"));
    let output = expand(&ON_EXECUTE_PRE_USER_REGISTRATION, attribute, item);
    assert!(!output.to_string().contains("auth0_actions"), "{output}");
    snapshot::check("handler_crate_path", &output);
}

#[test]
fn a_wrong_signature_comes_back_mended() {
    check(
        "mended",
        quote!(scopes("read:users")),
        quote!(
            fn wrong(event: Event, api: &Api, management: Management, text: &String) -> Result {
                body()
            }
        ),
    );
}

#[test]
fn an_unknown_scope_leaves_the_glue_whole() {
    check(
        "unknown_scope",
        quote!(scopes("update:user")),
        quote!(
            async fn handler(event: &Event, management: &Management) -> Result {
                Ok(())
            }
        ),
    );
}

#[test]
fn a_body_that_does_not_parse_comes_back() {
    let output = expand(&ON_EXECUTE_POST_LOGIN, quote!(), quote!(async fn log(event: &Event) { event. }));
    assert!(output.to_string().contains("{ event . }"), "{output}");
    assert!(!output.to_string().contains("compile_error"), "{output}");
}

#[test]
fn what_is_no_function_comes_back_as_it_came() {
    check(
        "on_a_struct",
        quote!(),
        quote!(
            struct NoHandler {
                field: u8,
            }
        ),
    );
}

#[test]
fn a_method_comes_back_without_a_type() {
    check(
        "on_a_method",
        quote!(),
        quote!(
            async fn run(&self, event: &Event) -> Result {
                Ok(())
            }
        ),
    );
}

#[test]
fn generics_come_back() {
    check(
        "generics",
        quote!(),
        quote!(
            async fn log<'a, S>(event: &'a Event<S>) -> Result
            where
                S: Copy,
            {
                Ok(())
            }
        ),
    );
}

#[test]
fn mistakes_are_told_together_and_the_allowed_signature_once() {
    let found = messages(
        quote!(scope("read:users")),
        quote!(
            const unsafe extern "C" fn log(a: &mut Event, b: &Event, c: &'static mut Api) {}
        ),
    );
    let expected = [
        "`#[on_execute_post_login(…)]` has no key `scope`; did you mean `scopes`?",
        "a handler can't be `const`",
        "a handler is an `async fn`",
        "a handler can't be `unsafe`",
        "a handler has Rust's own ABI",
        "a handler only reads it: take `&Event<…>`",
        "`Event` stands twice among the arguments",
        "it is lent for one execution",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}\n{expected}");
    }
    let usages = found.iter().filter(|message| message.contains("async fn name(event")).count();
    assert_eq!(usages, 1);
    assert!(found[1].contains("async fn name(event"));
}

#[test]
fn each_mistake_has_its_words() {
    let right = quote!(
        async fn log(event: &Event, management: &Management) {}
    );
    for (attribute, item, expected) in [
        (
            quote!(scopes("read:users")),
            quote!(
                async fn log(event: &Event) {}
            ),
            "the scopes are declared, but",
        ),
        (
            quote!(scopes("read:users")),
            quote!(
                async fn log(event: &Event, management: &Management<Shared>) {}
            ),
            "the scopes are declared twice: here and by `Shared`",
        ),
        (quote!(scopes()), right.clone(), "`scopes()` is empty"),
        (quote!(scopes(read_users)), right.clone(), "a scope is a string"),
        (quote!(scopes = "read:users"), right.clone(), "`scopes` takes a list"),
        (quote!(scopes("read:users", "read:users")), right.clone(), "the scope `read:users` stands twice"),
        (quote!(scopes("read:users"), scopes("read:roles")), right.clone(), "`scopes` stands twice"),
        (quote!(crate = "auth0"), right.clone(), "`crate` takes a path without quotes"),
        (
            quote!(),
            quote!(
                async fn log(api: &mut Api) {}
            ),
            "a handler takes its event",
        ),
        (
            quote!(),
            quote!(
                async fn log() {}
            ),
            "a handler takes its event",
        ),
        (
            quote!(),
            quote!(
                async fn log(event: &Event, m: &Management<A, B>) {}
            ),
            "`Management` takes one set of scopes",
        ),
        (
            quote!(),
            quote!(
                #[on_continue_post_login]
                async fn log(event: &Event) {}
            ),
            "a function is the handler of one",
        ),
        (
            quote!(),
            quote!(
                async fn log(#[cfg(test)] event: &Event) {}
            ),
            "an argument can't depend on a `cfg`",
        ),
        (
            quote!(),
            quote!(
                async fn log(event: &Event)
                where
                    u8: Copy,
                {
                }
            ),
            "a handler has no `where` clause",
        ),
        (
            quote!(),
            quote!(
                async fn log(event: &Event, rest: ...) {}
            ),
            "a handler has a fixed list",
        ),
        (
            quote!(),
            quote!(
                async fn log(event: &Ev) {}
            ),
            "`&Ev` is no argument of a handler",
        ),
        (
            quote!(),
            quote!(
                async fn log(event: &[Event]) {}
            ),
            "`&[Event]` is no argument of a handler",
        ),
        (
            quote!(),
            quote!(
                async fn log(event: &Event, api: &mut post_login::API) {}
            ),
            "`&mut post_login::API` is no argument of a handler; did you mean `Api`?",
        ),
        (quote!(), quote!(impl Nothing {}), "`#[on_execute_post_login]` goes on an `async fn`"),
    ] {
        let found = messages(attribute, item.clone());
        assert_eq!(found.len(), 1, "{item}: {found:#?}");
        assert!(found[0].starts_with(expected), "{item}: {found:#?}");
    }
}

#[test]
fn types_that_a_macro_passed_on_are_seen_through() {
    let group = |tokens: TokenStream| {
        proc_macro2::TokenTree::from(proc_macro2::Group::new(proc_macro2::Delimiter::None, tokens))
    };
    let event = group(quote!(&Event));
    let api = group(quote!(Api));
    assert_eq!(messages(quote!(), quote!(async fn log(event: #event, api: &mut #api) {})), Vec::<String>::new());
}
