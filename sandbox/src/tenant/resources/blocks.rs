//! Users whom brute-force protection has blocked: an identifier by which somebody logs in, and from where. Failed logins
//! make these; they are only listed and taken away.

use serde_json::{Value, json};

use super::call::Call;
use super::kind::USER_BLOCKS;
use crate::tenant::answer::Outcome;
use crate::tenant::errors::Refusal;
use crate::tenant::members;
use crate::tenant::state::{Object, State};

/// By what a user can log in.
const IDENTIFIERS: &[&str] = &["email", "username", "phone_number"];

fn is(block: &Object, name: &str, value: &Value) -> bool {
    block.get(name) == Some(value)
}

/// Whether a block is of this user: one of the user's identifiers, and, where the block has a connection, the user's.
fn is_of(block: &Object, user: &Value) -> bool {
    let identities = user["identities"].as_array().map(Vec::as_slice).unwrap_or_default();
    let same_connection =
        !block.contains_key("connection") || identities.iter().any(|own| is(block, "connection", &own["connection"]));
    same_connection && IDENTIFIERS.iter().any(|name| user[*name].is_string() && is(block, "identifier", &user[*name]))
}

/// Lists the blocks of the path's user, or of the query's identifier. Whether the tenant's protection is on is not asked.
pub(super) fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    let wanted = wanted(state, call)?;
    let shown = |block: &Object| {
        let mut shown = block.clone();
        shown.remove("id");
        Value::Object(shown)
    };
    let found: Vec<Value> = state.stock.all(USER_BLOCKS).filter(|block| wanted(block)).map(shown).collect();
    call.done(json!({ "blocked_for": found }))
}

/// Takes these blocks away.
pub(super) fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    let wanted = wanted(state, call)?;
    state.stock.retain(USER_BLOCKS, |block| !wanted(block));
    call.nothing()
}

type Wanted = Box<dyn Fn(&Object) -> bool>;

fn wanted(state: &State, call: &Call<'_>) -> Result<Wanted, Refusal> {
    if call.operation.name.ends_with("ByIdentifier") {
        let identifier = json!(call.query.get("identifier"));
        return Ok(Box::new(move |block| is(block, "identifier", &identifier)));
    }
    members::known_user(state, call.id())?;
    let user = state.user(call.id()).cloned().unwrap_or_default();
    Ok(Box::new(move |block| is_of(block, &user)))
}
