//! After a user was registered: `#[on_execute_post_user_registration]`. Nobody waits for it.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `post-user-registration` may ask Auth0 to do; see [`api`].
    Api {
        /// Texts that outlive an execution.
        pub cache: api::Cache,
    }
}
