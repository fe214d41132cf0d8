//! `api.access`

namespace! {
    /// `api.access`: whether the user gets in.
    Access
}

impl Access {
    /// Denies access. This Action runs to its end, what it has asked for besides is still done, and later Actions do
    /// not run. The application gets the error `access_denied` with this reason.
    #[track_caller]
    pub fn deny(&mut self, reason: impl Into<String>) -> &mut Self {
        self.recorder.record("api.access.deny", [reason.into().into()]);
        self
    }
}
