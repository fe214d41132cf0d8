//! What users have granted to applications. Logins make these; they are only listed and taken away.

use super::call::Call;
use super::kind::USER_GRANTS;
use crate::tenant::answer::Outcome;
use crate::tenant::state::State;

/// `DELETE /grants/{id}`: no 404 is listed for one that is not there.
pub(super) fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    state.stock.retain(USER_GRANTS, |grant| grant.get("id").is_none_or(|id| *id != *call.id()));
    call.nothing()
}

/// `DELETE /grants?user_id=…`
pub(super) fn delete_of_user(state: &mut State, call: &Call<'_>) -> Outcome {
    let user = call.query.get("user_id").unwrap_or_default();
    state.stock.retain(USER_GRANTS, |grant| grant.get("user_id").is_none_or(|id| *id != *user));
    call.nothing()
}
