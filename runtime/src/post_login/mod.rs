//! After a login: `#[on_execute_post_login]`, and `#[on_continue_post_login]` for users who come back from a redirect.

mod api;
mod event;

pub use api::Api;
pub use event::*;
