//! `api.validation`

namespace! {
    /// `api.validation`: refusing what a user has given.
    Validation
}

impl Validation {
    /// Fails the login with an error that the login page shows.
    #[track_caller]
    pub fn error(&mut self, error_code: impl Into<String>, error_message: impl Into<String>) -> &mut Self {
        self.recorder.record("api.validation.error", [error_code.into().into(), error_message.into().into()]);
        self
    }
}
