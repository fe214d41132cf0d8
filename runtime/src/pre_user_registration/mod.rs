//! Before a user is registered: `#[on_execute_pre_user_registration]`.

mod api;
mod event;

pub use api::Api;
pub use event::*;
