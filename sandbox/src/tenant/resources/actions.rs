//! Actions: a draft that is built, and deployed as a version. No code runs.

use std::time::Instant;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::bindings;
use super::call::Call;
use super::collection::{self, find};
use super::kind::{ACTIONS, VERSIONS};
use super::modules;
use super::triggers;
use super::versions;
use crate::tenant::answer::{self, Outcome};
use crate::tenant::clock;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Build, Object, State};
use crate::tenant::stateless;

/// What a new build is made of.
const SOURCE: &[&str] = &["code", "dependencies", "runtime", "secrets", "modules"];

pub(super) fn complete(action: &mut Object) {
    let now = clock::timestamp();
    for (name, value) in [
        ("code", json!("")),
        ("dependencies", json!([])),
        ("secrets", json!([])),
        ("runtime", triggers::RUNTIME.into()),
        ("status", "pending".into()),
        ("all_changes_deployed", false.into()),
        ("created_at", now.clone().into()),
        ("updated_at", now.into()),
    ] {
        action.entry(name).or_insert(value);
    }
}

/// It must be for one trigger that there is, and with modules that there are.
pub(super) fn check(state: &State, action: &Object) -> Result<(), Refusal> {
    modules::known(state, action)?;
    let triggers = action.get("supported_triggers").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let known = |trigger: &Value| triggers::find(trigger["id"].as_str().unwrap_or_default()).is_some();
    match triggers {
        [trigger] if known(trigger) => Ok(()),
        [_] => Err(errors::unknown_trigger()),
        _ => Err(errors::invalid_property("Exactly one trigger is supported", "supported_triggers")),
    }
}

/// Ends the builds whose time has come; what was to be deployed then, is.
pub(super) fn settle(state: &mut State) {
    let now = Instant::now();
    let (ended, running): (Vec<Build>, _) = std::mem::take(&mut state.builds).into_iter().partition(|b| b.ends <= now);
    state.builds = running;
    for build in ended {
        if let Some(action) = state.stock.get_mut(ACTIONS, &build.action) {
            action.insert("status".to_owned(), "built".into());
            action.insert("built_at".to_owned(), clock::timestamp().into());
        }
        if build.deploy {
            // The Action was taken away meanwhile, or it is deployed.
            drop(versions::deploy_draft(state, &build.action));
        }
    }
}

/// Builds a draft anew, in place of a build that runs.
fn build(state: &mut State, action: &Object, deploy: bool) {
    let id = action.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    state.builds.retain(|build| build.action != id);
    state.builds.push(Build { action: id, ends: Instant::now() + state.build_time, deploy });
}

/// `GET /actions/actions`.
pub(super) fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    settle(state);
    collection::list(state, ACTIONS, call)
}

/// What a list looks for besides equal properties.
pub(super) fn is_wanted(_: &State, action: &Object, call: &Call<'_>) -> bool {
    let flag = |name| call.query.get(name).map(|text| text == "true");
    let triggers = action.get("supported_triggers").and_then(Value::as_array).into_iter().flatten();
    call.query.get("triggerId").is_none_or(|id| triggers.into_iter().any(|trigger| trigger["id"] == *id))
        && flag("deployed").is_none_or(|wanted| action.contains_key("deployed_version") == wanted)
        && flag("installed") != Some(true)
}

/// `GET /actions/actions/{id}`.
pub(super) fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    settle(state);
    collection::get(state, ACTIONS, call)
}

/// `POST /actions/actions`.
pub(super) fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut action = call.object();
    let deploy = action.remove("deploy") == Some(Value::Bool(true));
    keep_no_values(&mut action, None);
    let made = collection::insert(state, ACTIONS, action)?;
    build(state, &made, deploy);
    call.done(Value::Object(made))
}

/// `PATCH /actions/actions/{id}`: what goes into a build starts one, and what is deployed stays as it is.
pub(super) fn update(state: &mut State, call: &Call<'_>) -> Outcome {
    settle(state);
    let held = find(state, ACTIONS, call.id())?.clone();
    let mut changes = call.object();
    keep_no_values(&mut changes, held.get("secrets"));
    let builds = SOURCE.iter().any(|name| changes.contains_key(*name));
    if builds {
        changes.insert("status".to_owned(), "pending".into());
        changes.insert("all_changes_deployed".to_owned(), false.into());
        changes.insert("built_at".to_owned(), Value::Null);
    }
    changes.insert("updated_at".to_owned(), clock::timestamp().into());
    let changed = collection::change(state, ACTIONS, call.id(), changes)?;
    if builds {
        build(state, &changed, false);
    }
    call.done(Value::Object(changed))
}

/// Of secrets, names and times are kept: no answer shows a value, and nothing here needs one. A secret that comes without
/// a value stays as it was; that is guessed.
pub(super) fn keep_no_values(changes: &mut Object, held: Option<&Value>) {
    let Some(Value::Array(secrets)) = changes.get_mut("secrets") else { return };
    for secret in secrets {
        let same = |other: &&Value| secret["value"].is_null() && other["name"] == secret["name"];
        let held = held.and_then(Value::as_array).into_iter().flatten().find(same);
        let since = held.map_or_else(|| clock::timestamp().into(), |held| held["updated_at"].clone());
        *secret = json!({ "name": secret["name"], "updated_at": since });
    }
}

/// `DELETE /actions/actions/{id}`: one that is bound stays, unless `force` unbinds it.
pub(super) fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ACTIONS, call.id())?;
    if bindings::has(state, call.id()) {
        if call.query.get("force") != Some("true") {
            return Err(errors::action_is_bound());
        }
        bindings::unbind(state, call.id());
    }
    state.builds.retain(|build| build.action != call.id());
    state.stock.retain(VERSIONS, |version| version.get("action_id").is_none_or(|id| *id != *call.id()));
    collection::delete(state, ACTIONS, call)
}

/// `POST /actions/actions/{id}/deploy`. The status is what a tenant was recorded to answer, not what the schema says.
pub(super) fn deploy(state: &mut State, call: &Call<'_>) -> Outcome {
    settle(state);
    let action = find(state, ACTIONS, call.id())?;
    if action.get("status").is_none_or(|status| *status != *"built") {
        return Err(errors::draft_not_built());
    }
    let version = versions::deploy_draft(state, call.id())?;
    answer::with(StatusCode::OK, Value::Object(version))
}

/// `POST /actions/actions/{id}/test`: no code runs, so the answer is made of the schema.
pub(super) fn test(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ACTIONS, call.id())?;
    stateless::answer(call.operation)
}
