//! Plays Auth0, so that an Action in Rust can be tried and tested without a tenant.
//!
//! - `driver` (feature `driver`, on by default): runs the binary of an Action and reports what it did.
//! - `tenant` (feature `tenant`, on by default): a local tenant over real HTTP and TLS.

#[cfg(feature = "driver")]
pub mod driver;
#[cfg(feature = "tenant")]
pub mod tenant;
