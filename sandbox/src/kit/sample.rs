//! Sample events, generated from the facts: plausible, and nobody's.
//!
//! Begin with one and change the places that a test is about: see [`Action::with`](super::Action::with).

/// Declares two samples for each trigger, and what finds them.
macro_rules! samples {
    ($($id:literal $least:ident $full:ident;)*) => {
        $(
            #[doc = concat!("An event of `", $id, "` with the properties that Auth0 always sends, as JSON.")]
            #[must_use]
            pub fn $least() -> &'static str {
                include_str!(concat!("samples/", $id, ".json"))
            }

            #[doc = concat!("An event of `", $id, "` with every known property, as JSON; more than any one event has.")]
            #[must_use]
            pub fn $full() -> &'static str {
                include_str!(concat!("samples/", $id, ".full.json"))
            }
        )*

        /// The event that a run begins with, by the trigger's id.
        pub(super) fn of(trigger: &str) -> Option<&'static str> {
            match trigger {
                $($id => Some($least()),)*
                _ => None,
            }
        }
    };
}

samples! {
    "post-login" post_login post_login_full;
    "credentials-exchange" credentials_exchange credentials_exchange_full;
    "pre-user-registration" pre_user_registration pre_user_registration_full;
    "post-user-registration" post_user_registration post_user_registration_full;
    "post-change-password" post_change_password post_change_password_full;
    "send-phone-message" send_phone_message send_phone_message_full;
    "custom-phone-provider" custom_phone_provider custom_phone_provider_full;
    "custom-email-provider" custom_email_provider custom_email_provider_full;
    "password-reset-post-challenge" password_reset_post_challenge password_reset_post_challenge_full;
    "custom-token-exchange" custom_token_exchange custom_token_exchange_full;
    "event-stream" event_stream event_stream_full;
}
