#[automatically_derived]
impl ::auth0_actions::__private::Secrets for Secrets {
    const FIELDS: &'static [::auth0_actions::__private::SecretField] = &[
        ::auth0_actions::__private::SecretField {
            name: "domain",
            ty: "Domain",
            required: true,
            management: ::core::option::Option::Some("domain"),
        },
        ::auth0_actions::__private::SecretField {
            name: "clientId",
            ty: "String",
            required: true,
            management: ::core::option::Option::Some("client_id"),
        },
        ::auth0_actions::__private::SecretField {
            name: "clientSecret",
            ty: "SecretString",
            required: true,
            management: ::core::option::Option::Some("client_secret"),
        },
        ::auth0_actions::__private::SecretField {
            name: "audience",
            ty: "HttpsUrl",
            required: false,
            management: ::core::option::Option::Some("audience"),
        },
        ::auth0_actions::__private::SecretField {
            name: "DEFAULT_ROLE",
            ty: "RoleId",
            required: true,
            management: ::core::option::Option::None,
        },
        ::auth0_actions::__private::SecretField {
            name: "type",
            ty: "String",
            required: false,
            management: ::core::option::Option::None,
        },
        ::auth0_actions::__private::SecretField {
            name: "retries",
            ty: "u32",
            required: false,
            management: ::core::option::Option::None,
        },
        ::auth0_actions::__private::SecretField {
            name: "address",
            ty: "std::net::IpAddr",
            required: true,
            management: ::core::option::Option::None,
        },
        ::auth0_actions::__private::SecretField {
            name: "limits",
            ty: "Limits",
            required: false,
            management: ::core::option::Option::None,
        },
        ::auth0_actions::__private::SecretField {
            name: "groups",
            ty: "Vec<String>",
            required: false,
            management: ::core::option::Option::None,
        },
    ];
    fn read(
        __reader: &mut ::auth0_actions::__private::SecretReader,
    ) -> ::core::option::Option<Self> {
        let __secret_domain = __reader.required::<Domain>("domain");
        let __secret_client_id = __reader.required::<String>("clientId");
        let __secret_client_secret = __reader.required::<SecretString>("clientSecret");
        let __secret_audience = __reader.optional::<HttpsUrl>("audience");
        let __secret_default_role = __reader.required::<RoleId>("DEFAULT_ROLE");
        let __secret_type = __reader
            .or_else::<
                String,
            >("type", || <String as ::core::default::Default>::default());
        let __secret_retries = __reader.or_else::<u32>("retries", || 3);
        let __secret_address = __reader
            .required_with(
                "address",
                |__text| ::auth0_actions::__private::secret::parse::<
                    std::net::IpAddr,
                >(__text),
            );
        let __secret_limits = __reader
            .optional_with(
                "limits",
                |__text| ::auth0_actions::__private::secret::json::<Limits>(__text),
            );
        let __secret_groups = __reader
            .or_else_with(
                "groups",
                |__text| ::auth0_actions::__private::secret::json::<Vec<String>>(__text),
                || Vec::new(),
            );
        ::core::option::Option::Some(Self {
            domain: __secret_domain?,
            client_id: __secret_client_id?,
            client_secret: __secret_client_secret?,
            audience: __secret_audience?,
            default_role: __secret_default_role?,
            r#type: __secret_type?,
            retries: __secret_retries?,
            address: __secret_address?,
            limits: __secret_limits?,
            groups: __secret_groups?,
        })
    }
    fn zeroize(&mut self) {
        use ::auth0_actions::__private::Secret as _;
        #[allow(dead_code)]
        trait __NoSecret {
            fn wipe(&mut self) {}
        }
        impl<__T> __NoSecret for &mut __T {}
        (&mut self.domain).wipe();
        (&mut self.client_id).wipe();
        (&mut self.client_secret).wipe();
        if let ::core::option::Option::Some(__secret) = &mut self.audience {
            (&mut *__secret).wipe();
        }
        (&mut self.default_role).wipe();
        (&mut self.r#type).wipe();
        (&mut self.retries).wipe();
    }
}
#[automatically_derived]
impl ::core::fmt::Debug for Secrets {
    fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        __formatter
            .debug_struct("Secrets")
            .field("domain", &::core::format_args!("[redacted]"))
            .field("client_id", &::core::format_args!("[redacted]"))
            .field("client_secret", &::core::format_args!("[redacted]"))
            .field("audience", &::core::format_args!("[redacted]"))
            .field("default_role", &::core::format_args!("[redacted]"))
            .field("type", &::core::format_args!("[redacted]"))
            .field("retries", &::core::format_args!("[redacted]"))
            .field("address", &::core::format_args!("[redacted]"))
            .field("limits", &::core::format_args!("[redacted]"))
            .field("groups", &::core::format_args!("[redacted]"))
            .finish()
    }
}
#[automatically_derived]
impl<__H> ::auth0_actions::__private::HasCredentials<__H> for Secrets {
    fn credentials(&self) -> ::auth0_actions::__private::Credentials {
        ::auth0_actions::__private::Credentials::new(
            ::auth0_actions::__private::secret::text(&self.domain),
            ::auth0_actions::__private::secret::text(&self.client_id),
            ::auth0_actions::__private::secret::text(&self.client_secret),
            self.audience.as_ref().map(::auth0_actions::__private::secret::text),
        )
    }
}
