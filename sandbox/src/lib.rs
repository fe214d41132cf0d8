//! Plays Auth0, so that an Action in Rust can be tried and tested without a tenant.
//!
//! - `driver` (feature `driver`, on by default): runs the binary of an Action and reports what it did.
//! - `kit` (feature `kit`, on by default): runs handlers inside unit tests.
//! - `pipeline` (feature `pipeline`, which both of these turn on): several Actions over one transaction.
//! - `tenant` (feature `tenant`, on by default): a local tenant over real HTTP and TLS.

#[cfg(feature = "driver")]
pub mod driver;
#[cfg(feature = "kit")]
pub mod kit;
#[cfg(feature = "pipeline")]
pub mod pipeline;
#[cfg(feature = "tenant")]
pub mod tenant;
