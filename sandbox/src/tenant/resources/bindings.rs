//! Which Actions run at a trigger, in which order.

use serde_json::{Value, json};

use super::actions;
use super::call::Call;
use super::collection;
use super::kind::{ACTIONS, BINDINGS, Paging};
use super::triggers;
use crate::tenant::answer::Outcome;
use crate::tenant::clock;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Object, State};

/// How many Actions may be bound to a trigger.
const MOST: usize = 20;

fn is(thing: &Object, name: &str, value: &str) -> bool {
    thing.get(name).is_some_and(|held| *held == *value)
}

/// Whether an Action is bound.
pub(super) fn has(state: &State, action: &str) -> bool {
    state.stock.all(BINDINGS).any(|binding| is(binding, "action_id", action))
}

/// Takes away the bindings of an Action.
pub(super) fn unbind(state: &mut State, action: &str) {
    state.stock.retain(BINDINGS, |binding| !is(binding, "action_id", action));
}

/// Refuses a trigger that no Action can be bound to.
fn bindable(call: &Call<'_>) -> Result<(), Refusal> {
    match triggers::find(call.id()) {
        None => Err(errors::unknown_trigger()),
        Some(trigger) if !trigger.is_bound => Err(errors::trigger_not_bound()),
        Some(_) => Ok(()),
    }
}

/// `GET /actions/triggers/{triggerId}/bindings`.
pub(super) fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    bindable(call)?;
    actions::settle(state);
    let found: Vec<Value> = state
        .stock
        .all(BINDINGS)
        .filter(|binding| is(binding, "trigger_id", call.id()))
        .map(|binding| {
            let mut shown = binding.clone();
            let action = shown.remove("action_id").unwrap_or_default();
            let action = state.stock.get(ACTIONS, action.as_str().unwrap_or_default());
            shown.insert("action".to_owned(), action.cloned().map_or(Value::Null, Value::Object));
            Value::Object(shown)
        })
        .collect();
    call.page(&found, "bindings", Paging::Envelope)
}

/// `PATCH /actions/triggers/{triggerId}/bindings`: replaces them all, each with a new id.
pub(super) fn replace(state: &mut State, call: &Call<'_>) -> Outcome {
    bindable(call)?;
    actions::settle(state);
    let body = call.object();
    let asked = body.get("bindings").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if asked.len() > MOST {
        return Err(errors::too_many_bindings(MOST));
    }
    let bindings = asked.iter().map(|binding| make(state, call.id(), binding)).collect::<Result<Vec<_>, _>>()?;
    state.stock.retain(BINDINGS, |binding| !is(binding, "trigger_id", call.id()));
    for binding in bindings {
        collection::insert(state, BINDINGS, binding)?;
    }
    list(state, call)
}

/// A binding of the Action that `ref` names, which must be deployed and of this trigger.
fn make(state: &State, trigger: &str, binding: &Value) -> Result<Object, Refusal> {
    let value = binding["ref"]["value"].as_str().unwrap_or_default();
    let action = match binding["ref"]["type"].as_str() {
        Some("action_id") => state.stock.get(ACTIONS, value),
        Some("action_name") => state.stock.all(ACTIONS).find(|action| is(action, "name", value)),
        Some("binding_id") => state
            .stock
            .get(BINDINGS, value)
            .and_then(|binding| state.stock.get(ACTIONS, binding.get("action_id")?.as_str()?)),
        _ => return Err(errors::invalid_property("No enum match for the type of a reference", "bindings")),
    };
    let action = action.ok_or_else(|| ACTIONS.not_found())?;
    if action["supported_triggers"][0]["id"] != *trigger {
        return Err(errors::action_of_other_trigger());
    }
    if !action.contains_key("deployed_version") {
        return Err(errors::action_not_deployed());
    }
    let now = clock::timestamp();
    let name = binding.get("display_name").filter(|name| name.is_string()).unwrap_or(&action["name"]);
    Ok(Object::from_iter([
        ("trigger_id".to_owned(), json!(trigger)),
        ("action_id".to_owned(), action["id"].clone()),
        ("display_name".to_owned(), name.clone()),
        ("created_at".to_owned(), json!(now)),
        ("updated_at".to_owned(), json!(now)),
    ]))
}
