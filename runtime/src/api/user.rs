//! `api.user`, and the writing of a user's metadata that several triggers have.

use super::Recorder;
use super::checks::{Shown, text};
use super::limits::{APP_METADATA_BYTES, METADATA_NAME_FORBIDDEN, USER_METADATA_BYTES};
use auth0_actions_wire::Value;

namespace! {
    /// `api.user`: the user's profile.
    User
}

impl User {
    /// Sets a member of the user's `app_metadata`, which the user can't change; `null` removes it. This Action's
    /// `event` stays as it came; later Actions see the change.
    ///
    /// # Limits
    /// All calls together may write 32,768 bytes ([`APP_METADATA_BYTES`]); `key` has no `.` and no `$`.
    #[track_caller]
    pub fn set_app_metadata(&mut self, key: impl Into<String>, value: impl Into<Value>) -> &mut Self {
        self.recorder.set_app_metadata(key.into(), value.into());
        self
    }

    /// Sets a member of the user's `user_metadata`, which users may change themselves; `null` removes it. This Action's
    /// `event` stays as it came; later Actions see the change.
    ///
    /// # Limits
    /// All calls together may write 32,768 bytes ([`USER_METADATA_BYTES`]); `key` has no `.` and no `$`.
    #[track_caller]
    pub fn set_user_metadata(&mut self, key: impl Into<String>, value: impl Into<Value>) -> &mut Self {
        self.recorder.set_user_metadata(key.into(), value.into());
        self
    }
}

impl Recorder {
    #[track_caller]
    pub(super) fn set_app_metadata(&self, key: String, value: Value) {
        self.set_metadata("api.user.setAppMetadata", APP_METADATA_BYTES, key, value);
    }

    #[track_caller]
    pub(super) fn set_user_metadata(&self, key: String, value: Value) {
        self.set_metadata("api.user.setUserMetadata", USER_METADATA_BYTES, key, value);
    }

    #[track_caller]
    fn set_metadata(&self, call: &'static str, limit: usize, key: String, value: Value) {
        if let Some(forbidden) = key.chars().find(|char| METADATA_NAME_FORBIDDEN.contains(char)) {
            return self.violate(call, format!("the key {} has a `{forbidden}`", Shown(&key)));
        }
        let size = |key: &str, value: &Value| key.len() + value.to_json().len();
        let before: usize = self.with_commands(|commands| {
            let same = commands.iter().filter(|command| command.call == call);
            same.map(|command| size(text(command, 0), command.args.get(1).unwrap_or(&Value::Null))).sum()
        });
        let all = before + size(&key, &value);
        if self.at_most(call, format_args!("what was set, with {},", Shown(&key)), (all, limit), "bytes") {
            self.record(call, [key.into(), value]);
        }
    }
}
