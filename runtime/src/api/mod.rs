//! The namespaces of `api`: what a handler asks Auth0 to do.
//!
//! A handler gets the `Api` of its trigger, such as [`post_login::Api`](crate::post_login::Api); its fields are
//! the namespaces that stand here, called as in JavaScript: `api.user.setAppMetadata("onboarded", true)` is
//! `api.user.set_app_metadata("onboarded", true)`.
//!
//! - Most methods only *record* what is wanted. They answer `&mut Self`, so that calls chain, and Auth0 applies them
//!   in order when the handler is done. Arguments that were not given are not recorded.
//! - A call that breaks one of Auth0's [`limits`] is kept with the line that made it. Then nothing is applied and the
//!   Action fails with the first of them; `api.check()?` asks at once. Counts and sums cover what this Action does: what
//!   other Actions of the same flow have used up, Auth0 alone knows.
//!   ```
//!   # use auth0_actions::post_login::{Api, Event};
//!   # use auth0_actions::prelude::*;
//!   #[on_execute_post_login]
//!   async fn tell_the_application(event: &Event, api: &mut Api) -> Result {
//!       api.user.set_app_metadata("onboarded", true).set_user_metadata("theme", "dark");
//!       api.id_token.set_custom_claim(claim!("https://example.com/logins"), event.stats.logins_count);
//!       api.check()?;
//!       if api.cache.get("maintenance").await?.is_some() {
//!           api.access.deny("come back in an hour");
//!       }
//!       Ok(())
//!   }
//!   ```
//! - The few methods that answer are `async` where the host has to be asked, and fail with an
//!   [`AskError`](crate::host::AskError).

/// Declares a namespace: a struct around the recorder.
macro_rules! namespace {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        pub struct $name {
            recorder: $crate::api::Recorder,
        }

        impl $name {
            pub(crate) fn new(recorder: $crate::api::Recorder) -> Self {
                Self { recorder }
            }
        }
    };
}

/// Declares an enum of texts that Auth0 takes: only those that it is known to take.
macro_rules! closed_enum {
    ($($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$variant_meta])*
                #[doc = concat!("`", $text, "`")]
                $variant,
            )*
        }

        impl $name {
            /// The value as Auth0 takes it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        impl From<$name> for auth0_actions_wire::Value {
            fn from(value: $name) -> Self {
                value.as_str().into()
            }
        }
    )*};
}

/// Declares a trigger's `Api`: its namespaces, by the names that they have in JavaScript.
macro_rules! trigger_api {
    ($(#[$meta:meta])* Api { $($(#[$field_meta:meta])* pub $field:ident: $namespace:ty,)* }) => {
        $(#[$meta])*
        pub struct Api {
            $($(#[$field_meta])* pub $field: $namespace,)*
            recorder: $crate::api::Recorder,
        }

        impl Api {
            /// Has a call broken one of Auth0's limits? The Action fails with it in any case; asking lets the handler stop
            /// early.
            ///
            /// # Errors
            /// The first limit that was broken.
            pub fn check(&self) -> Result<(), $crate::api::Violation> {
                self.recorder.check()
            }
        }

        impl $crate::glue::ActionApi for Api {
            fn new(recorder: $crate::api::Recorder) -> Self {
                Self { $($field: <$namespace>::new(recorder.clone()),)* recorder }
            }
        }
    };
}
pub(crate) use trigger_api;

mod access;
mod access_token;
mod ask;
mod authentication;
mod cache;
mod checks;
mod claim;
pub mod credentials_exchange;
pub mod custom_token_exchange;
mod entity_metadata;
mod factor;
mod groups;
mod id_token;
pub mod limits;
mod multifactor;
mod notification;
pub mod password_reset_post_challenge;
pub mod pre_user_registration;
mod prompt;
pub(crate) mod recorder;
mod redirect;
mod refresh_token;
mod roles;
mod rules;
mod saml_response;
mod saml_settings;
mod scalar;
mod scopes;
mod session;
#[cfg(test)]
mod tests;
mod transaction;
mod user;
mod validation;

pub use access::Access;
pub use access_token::AccessToken;
pub use authentication::{Authentication, ChallengeWithOptions, EnrollWithOptions};
pub use cache::{Cache, CacheRecord, CacheSetOptions, CacheWriteErrorCode};
pub use claim::{Claim, ClaimName};
pub use factor::{EnrollmentFactorSelector, FactorSelector, PhoneOptions, PreferredMethod, PushOptions};
pub use groups::{
    CheckGroupMembershipResponse, GetUserGroupsParams, GroupMatch, GroupMembershipStatus, GroupType, Groups,
    ListUserGroupsResponse, UserGroupMembership,
};
pub use id_token::IdToken;
pub use multifactor::{EnableMultifactorOptions, Multifactor, MultifactorProvider, ProviderOptions};
pub use notification::Notification;
pub use prompt::{Prompt, PromptOptions};
pub use recorder::Violation;
pub use redirect::{EncodeTokenOptions, Redirect, RedirectOptions, ValidateTokenOptions};
pub use refresh_token::RefreshToken;
pub use roles::{GetUserEffectiveRolesParams, GetUserEffectiveRolesResponse, Role, Roles};
pub use rules::Rules;
pub use saml_response::SamlResponse;
pub use saml_settings::{DigestAlgorithm, EncryptionAlgorithm, SignatureAlgorithm};
pub use scalar::{SamlValue, Scalar};
pub use session::{CookieMode, Session, SessionRevocationOptions};
pub use transaction::Transaction;
pub use user::User;
pub use validation::Validation;

#[doc(hidden)]
pub use claim::claim_unchecked;
pub(crate) use recorder::Recorder;
