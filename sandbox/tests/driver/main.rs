//! Drives an Action that misbehaves, as a native binary over the protocol.

mod canaries;
mod endings;
mod support;
