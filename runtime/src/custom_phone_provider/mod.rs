//! When any message by phone is due, to send it by a provider of one's own: `#[on_execute_custom_phone_provider]`.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `custom-phone-provider` may ask Auth0 to do; see [`api`].
    Api {
        /// Texts that outlive an execution.
        pub cache: api::Cache,
        /// What becomes of the notification.
        pub notification: api::Notification,
    }
}
