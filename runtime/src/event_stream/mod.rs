//! When an event stream delivers that something has changed in the tenant: `#[on_execute_event_stream]`. Nobody waits for it;
//! a handler that answers an error is tried again, four times in all.
//!
//! ```
//! use auth0_actions::event_stream::{CloudEvent, Event};
//! use auth0_actions::prelude::*;
//!
//! #[on_execute_event_stream]
//! async fn greet(event: &Event) -> Result {
//!     match event.message.cloud_event() {
//!         CloudEvent::UserCreated(created) => {
//!             let user = created.object();
//!             console::log!("{} is new", user.user_id);
//!         }
//!         CloudEvent::UserDeleted(deleted) => console::log!("{} is gone", deleted.object().user_id),
//!         _ => {}
//!     }
//!     Ok(())
//! }
//! ```

mod cloud_event;
mod data;
mod event;

pub use cloud_event::CloudEvent;
pub use data::Data;
pub use event::*;

use crate::api;

api::trigger_api! {
    /// What an Action of the trigger `event-stream` may ask Auth0 to do; see [`api`].
    Api {
        /// Texts that outlive an execution.
        pub cache: api::Cache,
    }
}
