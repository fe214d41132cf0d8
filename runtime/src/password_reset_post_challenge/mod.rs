//! After a user who resets the password has shown to be the one, and before the password is reset:
//! `#[on_execute_post_challenge]`, and `#[on_continue_post_challenge]` for users who come back from a redirect.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `password-reset-post-challenge` may ask Auth0 to do; see [`api`].
    Api {
        /// Whether the user may reset the password.
        pub access: api::Access,
        /// Asking the user for more proof.
        pub authentication: api::password_reset_post_challenge::Authentication,
        /// Texts that outlive an execution.
        pub cache: api::Cache,
        /// Showing the user a form.
        pub prompt: api::Prompt,
        /// Sending the user to a page of one's own.
        pub redirect: api::password_reset_post_challenge::Redirect,
        /// Where the user goes afterwards.
        pub transaction: api::password_reset_post_challenge::Transaction,
    }
}
