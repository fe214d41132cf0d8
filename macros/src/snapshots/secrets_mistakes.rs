#[automatically_derived]
impl<T: 'static> ::auth0_actions::__private::Secrets for Secrets<T> {
    const FIELDS: &'static [::auth0_actions::__private::SecretField] = &[];
    fn read(
        _: &mut ::auth0_actions::__private::SecretReader,
    ) -> ::core::option::Option<Self> {
        ::core::option::Option::None
    }
    fn zeroize(&mut self) {}
}
#[automatically_derived]
impl<T: 'static> ::core::fmt::Debug for Secrets<T> {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter.write_str("Secrets")
    }
}
#[automatically_derived]
impl<T: 'static, __H> ::auth0_actions::__private::HasCredentials<__H> for Secrets<T> {
    fn credentials(&self) -> ::auth0_actions::__private::Credentials {
        ::auth0_actions::__private::unreachable_credentials()
    }
}
::core::compile_error! {
    "secrets have no generic parameters"
}
::core::compile_error! {
    "`domain` is no secret\nadd `#[secret]` to read it by this name, or `#[secret(name = \"…\")]`"
}
::core::compile_error! {
    "`#[secret(…)]` has no key `nam`; did you mean `name`?\nthe keys are: `name`, `default`, `parse`, `json`, `management`"
}
