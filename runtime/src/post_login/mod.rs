//! After a login: `#[on_execute_post_login]`, and `#[on_continue_post_login]` for users who come back from a redirect.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `post-login` may ask Auth0 to do; see [`api`].
    Api {
        /// Whether the user gets in.
        pub access: api::Access,
        /// The access token.
        pub access_token: api::AccessToken,
        /// How the user authenticates.
        pub authentication: api::Authentication,
        /// Texts that outlive an execution.
        pub cache: api::Cache,
        /// The groups that the user is in.
        pub groups: api::Groups,
        /// The ID token.
        pub id_token: api::IdToken,
        /// Whether the login needs a second factor.
        pub multifactor: api::Multifactor,
        /// Showing the user a form.
        pub prompt: api::Prompt,
        /// Sending the user to a page of one's own.
        pub redirect: api::Redirect,
        /// The refresh token.
        pub refresh_token: api::RefreshToken,
        /// The roles that the user has.
        pub roles: api::Roles,
        /// The Rules that ran before.
        pub rules: api::Rules,
        /// The SAML response.
        pub saml_response: api::SamlResponse,
        /// The session.
        pub session: api::Session,
        /// What Actions of one transaction hand on to each other.
        pub transaction: api::Transaction,
        /// The user's profile.
        pub user: api::User,
        /// Refusing what the user has given.
        pub validation: api::Validation,
    }
}
