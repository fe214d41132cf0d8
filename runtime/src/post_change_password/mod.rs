//! After a user has changed the password: `#[on_execute_post_change_password]`. Nobody waits for it.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `post-change-password` may ask Auth0 to do; see [`api`].
    Api {
        /// Texts that outlive an execution.
        pub cache: api::Cache,
    }
}
