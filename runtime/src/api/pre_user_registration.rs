//! The namespaces that differ for `pre-user-registration`.

use super::checks::chars;
use super::limits::{USER_ID_CHARS, VALIDATION_ERROR_CODE_CHARS, VALIDATION_ERROR_MESSAGE_CHARS};
use auth0_actions_wire::Value;

namespace! {
    /// `api.access`: whether the user is registered.
    Access
}

impl Access {
    /// Refuses the registration: `reason` goes to the tenant's logs, `user_message` to the user. This Action runs to its
    /// end; later Actions do not run.
    #[track_caller]
    pub fn deny(&mut self, reason: impl Into<String>, user_message: impl Into<String>) -> &mut Self {
        self.recorder.record("api.access.deny", [reason.into().into(), user_message.into().into()]);
        self
    }
}

namespace! {
    /// `api.user`: the profile of the user who is about to be registered.
    User
}

impl User {
    /// Sets a member of the new user's `app_metadata`, which the user can't change. Users of passwordless connections
    /// get none.
    ///
    /// # Limits
    /// All calls together may write 32,768 bytes ([`APP_METADATA_BYTES`](super::limits::APP_METADATA_BYTES)); `key` has
    /// no `.` and no `$`.
    #[track_caller]
    pub fn set_app_metadata(&mut self, key: impl Into<String>, value: impl Into<Value>) -> &mut Self {
        self.recorder.set_app_metadata(key.into(), value.into());
        self
    }

    /// Sets a member of the new user's `user_metadata`, which users may change themselves. Users of passwordless
    /// connections get none.
    ///
    /// # Limits
    /// All calls together may write 32,768 bytes ([`USER_METADATA_BYTES`](super::limits::USER_METADATA_BYTES)); `key`
    /// has no `.` and no `$`.
    #[track_caller]
    pub fn set_user_metadata(&mut self, key: impl Into<String>, value: impl Into<Value>) -> &mut Self {
        self.recorder.set_user_metadata(key.into(), value.into());
        self
    }

    /// Chooses the new user's id within its connection, which is the id without `auth0|`. Auth0's reference does not list
    /// this method.
    ///
    /// # Limits
    /// 1 to 255 characters ([`USER_ID_CHARS`]): letters and digits of ASCII, and `@._+-`.
    #[track_caller]
    pub fn set_user_id(&mut self, user_id: impl Into<String>) -> &mut Self {
        const CALL: &str = "api.user.setUserId";
        let user_id = user_id.into();
        let allowed = |char: char| char.is_ascii_alphanumeric() || "@._+-".contains(char);
        if user_id.is_empty() {
            self.recorder.violate(CALL, "the id is empty");
        } else if let Some(other) = user_id.chars().find(|char| !allowed(*char)) {
            self.recorder.violate(CALL, format!("the id has a {other:?}; letters, digits and `@._+-` are allowed"));
        } else if self.recorder.at_most(CALL, format_args!("the id"), (user_id.len(), USER_ID_CHARS), "characters") {
            self.recorder.record(CALL, [user_id.into()]);
        }
        self
    }
}

namespace! {
    /// `api.validation`: refusing what the user has given.
    Validation
}

impl Validation {
    /// Refuses the registration with an error that the sign-up page shows.
    ///
    /// # Limits
    /// 100 characters each ([`VALIDATION_ERROR_CODE_CHARS`], [`VALIDATION_ERROR_MESSAGE_CHARS`]).
    #[track_caller]
    pub fn error(&mut self, error_code: impl Into<String>, error_message: impl Into<String>) -> &mut Self {
        const CALL: &str = "api.validation.error";
        let (code, message) = (error_code.into(), error_message.into());
        let sizes = [
            ("the code", chars(&code), VALIDATION_ERROR_CODE_CHARS),
            ("the message", chars(&message), VALIDATION_ERROR_MESSAGE_CHARS),
        ];
        for (what, found, limit) in sizes {
            if !self.recorder.at_most(CALL, format_args!("{what}"), (found, limit), "characters") {
                return self;
            }
        }
        self.recorder.record(CALL, [code.into(), message.into()]);
        self
    }
}
