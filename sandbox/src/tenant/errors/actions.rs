//! What the operations on Actions answer when they refuse.

use axum::http::StatusCode;

use super::{Refusal, api};

/// Deploying what is not built. Recorded: auth0/auth0-deploy-cli#395.
pub(crate) fn draft_not_built() -> Refusal {
    let words = "A draft must be in the 'built' state before it can be deployed";
    api(StatusCode::BAD_REQUEST, words, None)
}

/// Deleting what is bound. Recorded: auth0/terraform-provider-auth0#1550.
pub(crate) fn action_is_bound() -> Refusal {
    api(StatusCode::CONFLICT, "Unable to delete an action bound to a trigger.", None)
}

/// Deleting a module that an Action uses. The status is listed, the words are guessed.
pub(crate) fn module_is_used() -> Refusal {
    api(StatusCode::PRECONDITION_FAILED, "Unable to delete a module that actions use.", None)
}

/// Binding what is not deployed. The status is recorded (auth0/terraform-provider-auth0#1590), the words are guessed.
pub(crate) fn action_not_deployed() -> Refusal {
    api(StatusCode::BAD_REQUEST, "The action is not deployed yet.", None)
}

/// Binding an Action to a trigger that it is not for. Guessed.
pub(crate) fn action_of_other_trigger() -> Refusal {
    api(StatusCode::BAD_REQUEST, "The action does not support this trigger.", None)
}

/// More bindings than a trigger may have. The limit is documented, the words are guessed.
pub(crate) fn too_many_bindings(most: usize) -> Refusal {
    api(StatusCode::BAD_REQUEST, format!("A trigger can have at most {most} bindings."), None)
}

/// A trigger that there is not. Guessed.
pub(crate) fn unknown_trigger() -> Refusal {
    api(StatusCode::BAD_REQUEST, "The trigger does not exist.", None)
}

/// Bindings of a trigger whose Actions something else names. Guessed.
pub(crate) fn trigger_not_bound() -> Refusal {
    api(StatusCode::BAD_REQUEST, "Actions of this trigger are not bound to it.", None)
}
