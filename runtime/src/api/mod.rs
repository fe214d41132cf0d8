//! The namespaces of `api`.
pub(crate) mod recorder;
pub(crate) use recorder::Recorder;
/// Placeholder while the namespaces are written.
#[doc(hidden)]
pub const fn claim_unchecked(name: &'static str) -> &'static str {
    name
}
