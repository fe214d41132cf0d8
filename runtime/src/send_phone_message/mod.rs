//! When a message for multi-factor authentication is due, to send it by a provider of one's own:
//! `#[on_execute_send_phone_message]`.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `send-phone-message` may ask Auth0 to do; see [`api`].
    Api {
        /// Texts that outlive an execution.
        pub cache: api::Cache,
    }
}
