//! Plays Auth0, so that an Action in Rust can be tried and tested without a tenant.
//!
//! - [`tenant`] (feature `tenant`, on by default): a local tenant over real HTTP and TLS.

#[cfg(feature = "tenant")]
pub mod tenant;
