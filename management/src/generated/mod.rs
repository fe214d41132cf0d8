//! The groups of operations.

mod users;

pub use users::*;
