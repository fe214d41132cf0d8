//! What must compile, and what must not and with which words: the fixtures stand in `tests/`.
//!
//! What stands here is only compiled: clippy's strictest lints look at what the macros generate, as they would in a
//! crate of somebody who has turned them on.

#![forbid(unsafe_code)]
#![deny(clippy::pedantic, clippy::nursery)]

pub mod action;
