//! The texts of scopes.

use super::Recorder;
use super::checks::chars;
use super::limits::SCOPE_CHARS;

impl Recorder {
    /// The scope without the white space around it, as Auth0 takes it; a violation when it is no scope.
    #[track_caller]
    pub(super) fn scope(&self, call: &'static str, scope: &str) -> Option<String> {
        let scope = scope.trim();
        if scope.is_empty() {
            self.violate(call, "the scope is empty");
            return None;
        }
        if !self.at_most(call, format_args!("the scope"), (chars(scope), SCOPE_CHARS), "characters") {
            return None;
        }
        if scope.contains(char::is_whitespace) {
            self.violate(
                call,
                format!("the scope `{scope}` has white space in it; one call adds or removes one scope"),
            );
            return None;
        }
        Some(scope.to_owned())
    }
}
