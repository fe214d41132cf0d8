//! `api.rules`

use crate::host::AskError;

namespace! {
    /// `api.rules`: the Rules that ran before the Actions of this login.
    Rules
}

impl Rules {
    /// Has the Rule of this id run in this login? The event does not say, so that the host is asked.
    ///
    /// # Errors
    /// When the host does not answer.
    pub async fn was_executed(&self, rule_id: &str) -> Result<bool, AskError> {
        self.recorder.ask_for("api.rules.wasExecuted", vec![rule_id.into()]).await
    }
}
