//! When an application exchanges a token that is not Auth0's for one that is: `#[on_execute_custom_token_exchange]`. The
//! Action verifies the token that came and says whose the new one is.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `custom-token-exchange` may ask Auth0 to do; see [`api`].
    Api {
        /// Whether the exchange is made.
        pub access: api::custom_token_exchange::Access,
        /// Whose token it is going to be.
        pub authentication: api::custom_token_exchange::Authentication,
        /// Texts that outlive an execution.
        pub cache: api::Cache,
        /// What the Actions of one transaction hand on to each other.
        pub transaction: api::custom_token_exchange::Transaction,
        /// The user's profile.
        pub user: api::User,
    }
}
