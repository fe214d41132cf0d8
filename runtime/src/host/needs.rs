//! Which parts of the host an Action needs: inside Auth0 the file carries those alone.
//!
//! Each of these is an import of the module that does nothing. The linker drops imports that nothing calls, so that those
//! which are left name the parts that the shim must have.

#[cfg(target_family = "wasm")]
pub(crate) use super::wasm::needs::{crypto, http, tokens};

#[cfg(not(target_family = "wasm"))]
pub(crate) use natively::{crypto, http, tokens};

/// Elsewhere every host has all parts.
#[cfg(not(target_family = "wasm"))]
mod natively {
    pub(crate) fn http() {}

    pub(crate) fn tokens() {}

    pub(crate) fn crypto() {}
}
