//! Snapshots of expansions, and the words of each mistake.

use proc_macro2::TokenStream;
use quote::quote;

use super::expand;
use crate::snapshot;

fn messages(item: TokenStream) -> Vec<String> {
    snapshot::messages(&expand(item))
}

#[test]
fn whole() {
    let output = expand(quote! {
        #[secrets(rename_all = "camelCase")]
        struct Secrets {
            #[secret]
            domain: Domain,
            #[secret]
            client_id: String,
            #[secret]
            client_secret: SecretString,
            #[secret(management = "audience")]
            audience: Option<HttpsUrl>,
            #[secret(name = "DEFAULT_ROLE")]
            default_role: RoleId,
            #[secret(default)]
            r#type: String,
            #[secret(default = 3)]
            retries: u32,
            #[secret(parse)]
            address: std::net::IpAddr,
            #[secret(json)]
            limits: Option<Limits>,
            #[secret(json, default = Vec::new())]
            groups: Vec<String>,
        }
    });
    snapshot::check("secrets_whole", &output);
}

#[test]
fn without_credentials() {
    let output = expand(quote! {
        #[secrets(crate = house::actions)]
        pub struct Few {
            #[secret]
            domain: Option<Domain>,
            #[secret(management = "client_id")]
            id: String,
        }
    });
    assert!(!output.to_string().contains("auth0_actions"), "{output}");
    snapshot::check("secrets_without_credentials", &output);
}

#[test]
fn a_mark_is_stronger_than_a_name() {
    let output = expand(quote! {
        struct Secrets {
            #[secret] domain: String,
            #[secret(management = "domain")] tenant: Domain,
            #[secret] client_id: String,
            #[secret] client_secret: SecretString,
        }
    });
    let output = output.to_string();
    assert!(
        output.contains("Credentials :: new (:: auth0_actions :: __private :: secret :: text (& self . tenant)"),
        "{output}"
    );
}

#[test]
fn mistakes_leave_an_impl_behind() {
    let output = expand(quote! {
        struct Secrets<T> {
            domain: T,
            #[secret(nam = "x")]
            other: u8,
        }
    });
    snapshot::check("secrets_mistakes", &output);
}

#[test]
fn an_enum_leaves_an_impl_behind() {
    snapshot::check(
        "secrets_enum",
        &expand(quote!(
            enum Secrets {
                Domain,
            }
        )),
    );
}

#[test]
fn each_mistake_has_its_words() {
    let long = "x".repeat(129);
    for (fields, expected) in [
        (quote!(a: u8), "`a` is no secret"),
        (quote!(#[secret] #[secret(default)] a: u8), "`#[secret]` stands twice"),
        (quote!(#[secret = "x"] a: u8), "a secret's name is given as"),
        (quote!(#[secret(nane = "x")] a: u8), "`#[secret(…)]` has no key `nane`; did you mean `name`?"),
        (quote!(#[secret(name)] a: u8), "`name` takes a string"),
        (quote!(#[secret(name = "")] a: u8), "the name of a secret can't be empty"),
        (quote!(#[secret(name = #long)] a: u8), "the name of a secret has at most 128 characters; this one has 129"),
        (quote!(#[secret(name = "x", name = "y")] a: u8), "`name` stands twice"),
        (quote!(#[secret] x: u8, #[secret(name = "x")] a: u8), "the fields `x` and `a` both read the secret `x`"),
        (quote!(#[secret(parse, json)] a: u8), "`parse` and `json` exclude each other"),
        (quote!(#[secret(parse = 1)] a: u8), "`parse` stands alone"),
        (quote!(#[secret(default)] a: Option<u8>), "an `Option` is `None`"),
        (quote!(#[secret(default(1))] a: u8), "`default` stands alone or takes a value"),
        (
            quote!(#[secret(management = "clientid")] a: u8),
            "`management` knows no `clientid`; did you mean `client_id`?",
        ),
        (
            quote!(#[secret(management = "domain")] a: u8, #[secret(management = "domain")] b: u8),
            "the fields `a` and `b` are both the `domain`",
        ),
        (
            quote!(#[secret(management = "domain")] a: Option<u8>),
            "the Management API can't be called without its `domain`",
        ),
        (quote!(#[secret(management = "domain", parse)] a: u8), "credentials are read as they are"),
    ] {
        let found = messages(quote!(struct Secrets { #fields }));
        assert_eq!(found.len(), 1, "{fields}: {found:#?}");
        assert!(found[0].starts_with(expected), "{fields}: {found:#?}");
    }
}

#[test]
fn each_mistake_on_the_struct_has_its_words() {
    for (item, expected) in [
        (
            quote!(
                struct S(#[secret] u8);
            ),
            "secrets are a struct with named fields, not a tuple struct",
        ),
        (
            quote!(
                struct S;
            ),
            "secrets are a struct with named fields, not a struct without fields",
        ),
        (quote!(union S { a: u8 }), "secrets are a struct with named fields, not a union"),
        (
            quote!(
                struct S<T> {
                    #[secret]
                    a: T,
                }
            ),
            "secrets have no generic parameters",
        ),
        (
            quote!(
                struct S
                where
                    u8: Copy,
                {
                    #[secret]
                    a: u8,
                }
            ),
            "secrets have no `where` clause",
        ),
        (
            quote!(
                #[secrets(rename_all = "CamelCase")]
                struct S {}
            ),
            "`rename_all` knows no `CamelCase`; did you mean `camelCase`?",
        ),
        (
            quote!(
                #[secrets(rename = "x")]
                struct S {}
            ),
            "`#[secrets(…)]` has no key `rename`",
        ),
        (
            quote!(
                #[secrets]
                struct S {}
            ),
            "write `#[secrets(rename_all",
        ),
        (
            quote!(
                #[secrets()]
                #[secrets()]
                struct S {}
            ),
            "`#[secrets(…)]` stands twice",
        ),
    ] {
        let found = messages(item.clone());
        assert_eq!(found.len(), 1, "{item}: {found:#?}");
        assert!(found[0].starts_with(expected), "{item}: {found:#?}");
    }
}

#[test]
fn all_mistakes_are_told_together() {
    let found = messages(quote! {
        #[secrets(rename_all = "camel")]
        struct Secrets { a: u8, b: u8, #[secret(name = "")] c: u8 }
    });
    assert_eq!(found.len(), 4, "{found:#?}");
}
