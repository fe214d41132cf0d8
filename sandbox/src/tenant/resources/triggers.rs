//! The triggers that Actions are for.

use serde_json::{Value, json};

use super::call::Call;
use crate::tenant::answer::Outcome;
use crate::tenant::state::State;

/// The runtime that Auth0 takes unless it is told another.
pub(super) const RUNTIME: &str = "node22";

/// A trigger at its current version.
pub(super) struct Trigger {
    pub(super) id: &'static str,
    version: &'static str,
    /// Whether Actions are bound to it; else something else names them, such as a token exchange profile.
    pub(super) is_bound: bool,
}

const fn bound(id: &'static str, version: &'static str) -> Trigger {
    Trigger { id, version, is_bound: true }
}

const fn of_entity(id: &'static str, version: &'static str) -> Trigger {
    Trigger { id, version, is_bound: false }
}

const TRIGGERS: &[Trigger] = &[
    bound("post-login", "v3"),
    bound("credentials-exchange", "v2"),
    bound("pre-user-registration", "v2"),
    bound("post-user-registration", "v2"),
    bound("post-change-password", "v2"),
    bound("send-phone-message", "v2"),
    bound("password-reset-post-challenge", "v1"),
    bound("custom-phone-provider", "v1"),
    bound("custom-email-provider", "v1"),
    of_entity("custom-token-exchange", "v1"),
    of_entity("event-stream", "v1"),
    of_entity("password-hash-migration", "v1"),
];

/// The trigger with this id.
pub(super) fn find(id: &str) -> Option<&'static Trigger> {
    TRIGGERS.iter().find(|trigger| trigger.id == id)
}

impl Trigger {
    /// The names of the runtimes differ with the trigger, at Auth0 too.
    fn runtimes(&self) -> [&'static str; 2] {
        [if self.id == "custom-token-exchange" { "node18" } else { "node18-actions" }, RUNTIME]
    }

    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "version": self.version,
            "status": "CURRENT",
            "runtimes": self.runtimes(),
            "default_runtime": RUNTIME,
            "binding_policy": if self.is_bound { "trigger-bound" } else { "entity-bound" },
            "compatible_triggers": [],
        })
    }
}

/// `GET /actions/triggers`.
pub(super) fn list(_: &mut State, call: &Call<'_>) -> Outcome {
    let all: Vec<Value> = TRIGGERS.iter().map(Trigger::to_json).collect();
    call.done(json!({ "triggers": all }))
}
