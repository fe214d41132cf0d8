#[automatically_derived]
impl ::auth0_actions::__private::Secrets for Secrets {
    const FIELDS: &'static [::auth0_actions::__private::SecretField] = &[];
    fn read(
        _: &mut ::auth0_actions::__private::SecretReader,
    ) -> ::core::option::Option<Self> {
        ::core::option::Option::None
    }
    fn zeroize(&mut self) {}
}
#[automatically_derived]
impl ::core::fmt::Debug for Secrets {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter.write_str("Secrets")
    }
}
#[automatically_derived]
impl<__H> ::auth0_actions::__private::HasCredentials<__H> for Secrets {
    fn credentials(&self) -> ::auth0_actions::__private::Credentials {
        ::auth0_actions::__private::unreachable_credentials()
    }
}
::core::compile_error! {
    "secrets are a struct with named fields, not an enum:\n\n    #[derive(Secrets)]\n    struct Secrets {\n        #[secret]\n        api_key: SecretString,\n    }\n\nan Action without secrets takes `&Event` alone"
}
