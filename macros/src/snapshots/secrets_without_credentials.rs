#[automatically_derived]
impl house::actions::__private::Secrets for Few {
    const FIELDS: &'static [house::actions::__private::SecretField] = &[
        house::actions::__private::SecretField {
            name: "domain",
            ty: "Domain",
            required: false,
            management: ::core::option::Option::None,
        },
        house::actions::__private::SecretField {
            name: "id",
            ty: "String",
            required: true,
            management: ::core::option::Option::Some("client_id"),
        },
    ];
    fn read(
        __reader: &mut house::actions::__private::SecretReader,
    ) -> ::core::option::Option<Self> {
        let __secret_domain = __reader.optional::<Domain>("domain");
        let __secret_id = __reader.required::<String>("id");
        ::core::option::Option::Some(Self {
            domain: __secret_domain?,
            id: __secret_id?,
        })
    }
    fn zeroize(&mut self) {
        use house::actions::__private::Secret as _;
        #[allow(dead_code)]
        trait __NoSecret {
            fn wipe(&mut self) {}
        }
        impl<__T> __NoSecret for &mut __T {}
        if let ::core::option::Option::Some(__secret) = &mut self.domain {
            (&mut *__secret).wipe();
        }
        (&mut self.id).wipe();
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for Few {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter
            .debug_struct("Few")
            .field("domain", &::core::format_args!("[redacted]"))
            .field("id", &::core::format_args!("[redacted]"))
            .finish()
    }
}
#[automatically_derived]
impl<__H> house::actions::__private::HasCredentials<__H> for Few
where
    (
        house::actions::__private::missing::domain,
        house::actions::__private::missing::client_secret,
    ): house::actions::__private::Present<__H>,
{
    fn credentials(&self) -> house::actions::__private::Credentials {
        house::actions::__private::unreachable_credentials()
    }
}
