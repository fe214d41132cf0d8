//! The ids that Auth0 gives: each a type of its own, so that a user's id is never taken for a role's.
//!
//! There is no silent conversion from a text where an id is due: `new` makes one, and so does `parse`, which never fails.
//!
//! ```
//! # use auth0_actions_wire::ids::RoleId;
//! let member = RoleId::new("rol_0000000000000001");
//! assert_eq!(member.as_str(), "rol_0000000000000001");
//! ```

/// Declares a text that is a type of its own. For generated code and for `ids`.
#[doc(hidden)]
#[macro_export]
macro_rules! string_id {
    ($($(#[$meta:meta])* $name:ident)*) => {$(
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id of this text, which Auth0 alone can check.
            #[must_use]
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id's text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        /// For what reads by it, such as the arguments of a command line. It never fails: Auth0 alone can check an id.
        // Else the compiler names ids to whoever lacks a `FromStr` of another kind.
        #[diagnostic::do_not_recommend]
        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(id: &str) -> Result<Self, Self::Err> {
                Ok(Self::new(id))
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<$name> for $crate::Value {
            fn from(id: $name) -> Self {
                Self::String(id.0)
            }
        }

        impl From<&$name> for $crate::Value {
            fn from(id: &$name) -> Self {
                Self::String(id.0.clone())
            }
        }

        impl $crate::ToValue for $name {
            fn to_value(&self) -> $crate::Value {
                self.into()
            }
        }

        impl $crate::Read for $name {
            fn blank() -> Self {
                Self(String::new())
            }

            fn fill(&mut self, node: $crate::read::Node<'_>, cx: &mut $crate::read::Cx) {
                $crate::Read::fill(&mut self.0, node, cx);
            }
        }

        /// So that a list of ids may be a list of references to them.
        impl From<&$name> for $name {
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }

        $crate::serde_by_tree!($name);
    )*};
}

string_id! {
    /// A user: the connection's strategy and the user's id in it, such as `auth0|507f1f77bcf86cd799439020`.
    UserId
    /// A role, such as `rol_0000000000000001`.
    RoleId
    /// An application, such as `AaiyAPdpYdesoKnqjj8HJqRn4T5titww`.
    ClientId
    /// A connection, such as `con_0000000000000001`.
    ConnectionId
    /// An organization, such as `org_0000000000000001`.
    OrganizationId
    /// A session.
    SessionId
    /// A refresh token's id, which is not the token.
    RefreshTokenId
    /// A group of a directory, such as `grp_0000000000000001`.
    GroupId
    /// An authentication method of a user, such as `totp|dev_0000000000000001`.
    AuthenticationMethodId
    /// A user attribute profile, such as `uap_0000000000000001`.
    UserAttributeProfileId
    /// An identity of a user in one of its connections.
    IdentityId
    /// A grant that a user gave to an application.
    GrantId
    /// An API that access tokens are made for, by its id and not its identifier.
    ResourceServerId
    /// An entry of the tenant's logs.
    LogId
    /// An Action.
    ActionId
    /// A version of an Action.
    ActionVersionId
    /// An execution of an Action.
    ActionExecutionId
    /// A module that Actions share.
    ActionModuleId
    /// A version of a module of Actions.
    ActionModuleVersionId
    /// A provider of messages to phones.
    PhoneProviderId
    /// A template of messages to phones.
    PhoneTemplateId
    /// A theme of the login pages.
    BrandingThemeId
    /// An application's grant to call an API, such as `cgr_0000000000000001`.
    ClientGrantId
    /// A credential of an application, such as `cred_0000000000000001`.
    CredentialId
    /// A connection profile, such as `cop_0000000000000001`.
    ConnectionProfileId
    /// A custom domain, such as `cd_0000000000000001`.
    CustomDomainId
    /// An event stream, such as `est_0000000000000001`.
    EventStreamId
    /// An experiment.
    ExperimentId
    /// A feature flag.
    FeatureFlagId
    /// A variation of a feature flag.
    VariationId
    /// A segment of users.
    SegmentId
    /// A connection in the flows' vault, such as `ac_0000000000000001`.
    VaultConnectionId
    /// A flow, such as `af_0000000000000001`.
    FlowId
    /// An execution of a flow.
    FlowExecutionId
    /// A form, such as `ap_0000000000000001`.
    FormId
    /// A hook.
    HookId
    /// A job, such as `job_0000000000000001`.
    JobId
    /// A stream of logs, such as `lst_0000000000000001`.
    LogStreamId
    /// An access control list, such as `acl_0000000000000001`.
    NetworkAclId
    /// A discovery domain of an organization.
    DiscoveryDomainId
    /// An invitation to an organization, such as `uinv_0000000000000001`.
    InvitationId
    /// A rate limit policy.
    RateLimitPolicyId
    /// A rule.
    RuleId
    /// A self-service profile, such as `ssp_0000000000000001`.
    SelfServiceProfileId
    /// A token exchange profile, such as `tep_0000000000000001`.
    TokenExchangeProfileId
}
