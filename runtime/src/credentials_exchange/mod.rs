//! Before an application gets an access token of its own, by its client's credentials:
//! `#[on_execute_credentials_exchange]`.

mod event;

pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `credentials-exchange` may ask Auth0 to do; see [`api`].
    Api {
        /// Whether the application gets its token.
        pub access: api::credentials_exchange::Access,
        /// The access token.
        pub access_token: api::credentials_exchange::AccessToken,
        /// Texts that outlive an execution.
        pub cache: api::Cache,
        /// The scopes that the token is going to have.
        pub transaction: api::credentials_exchange::Transaction,
    }
}
