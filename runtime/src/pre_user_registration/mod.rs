//! Before a user is registered: `#[on_execute_pre_user_registration]`.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `pre-user-registration` may ask Auth0 to do; see [`api`].
    Api {
        /// Whether the user is registered.
        pub access: api::pre_user_registration::Access,
        /// Texts that outlive an execution.
        pub cache: api::Cache,
        /// The profile of the user who is about to be registered.
        pub user: api::pre_user_registration::User,
        /// Refusing what the user has given.
        pub validation: api::pre_user_registration::Validation,
    }
}
