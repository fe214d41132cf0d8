//! The versions of an Action: what was deployed, and when.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::call::Call;
use super::collection::{self, find};
use super::kind::{ACTIONS, Paging, VERSIONS};
use crate::tenant::answer::{self, Outcome};
use crate::tenant::clock;
use crate::tenant::errors::Refusal;
use crate::tenant::state::{Object, State};

/// How many versions of an Action are kept; the oldest goes first.
const KEPT: usize = 50;
/// What a version takes over from a draft, or from another version.
const TAKEN: &[&str] = &["code", "dependencies", "runtime", "secrets", "modules", "supported_triggers", "built_at"];

fn is_of(version: &Object, action: &str) -> bool {
    version.get("action_id").is_some_and(|id| *id == *action)
}

/// Makes the draft of an Action the version that runs.
pub(super) fn deploy_draft(state: &mut State, action: &str) -> Result<Object, Refusal> {
    let draft = find(state, ACTIONS, action)?.clone();
    deploy(state, action, &draft, true)
}

/// Makes a version of `source` and lets it run. The answer is of the moment before: not deployed yet.
fn deploy(state: &mut State, action: &str, source: &Object, is_draft: bool) -> Result<Object, Refusal> {
    let number = state
        .stock
        .all(VERSIONS)
        .filter(|version| is_of(version, action))
        .map(|version| version.get("number").and_then(Value::as_u64).unwrap_or_default());
    let number = number.max().unwrap_or_default() + 1;
    for version in state.stock.all_mut(VERSIONS).filter(|version| is_of(version, action)) {
        version.insert("deployed".to_owned(), false.into());
    }
    let now = clock::timestamp();
    let mut version: Object =
        TAKEN.iter().filter_map(|name| Some(((*name).to_owned(), source.get(*name)?.clone()))).collect();
    for (name, value) in [
        ("action_id", action.into()),
        ("number", number.into()),
        ("status", "built".into()),
        ("deployed", true.into()),
        ("created_at", now.clone().into()),
        ("updated_at", now.into()),
    ] {
        version.insert(name.to_owned(), value);
    }
    let mut version = collection::insert(state, VERSIONS, version)?;
    if let Some(held) = state.stock.get_mut(ACTIONS, action) {
        held.insert("deployed_version".to_owned(), Value::Object(version.clone()));
        if is_draft {
            held.insert("all_changes_deployed".to_owned(), true.into());
        }
    }
    let oldest = number.saturating_sub(KEPT as u64);
    state.stock.retain(VERSIONS, |version| {
        !is_of(version, action) || version.get("number").and_then(Value::as_u64).is_none_or(|number| number > oldest)
    });
    version.insert("deployed".to_owned(), false.into());
    with_action(state, &mut version);
    Ok(version)
}

/// Adds what a version shows of its Action.
fn with_action(state: &State, version: &mut Object) {
    let id = version.get("action_id").and_then(Value::as_str).unwrap_or_default();
    if let Some(action) = state.stock.get(ACTIONS, id) {
        let names = ["id", "name", "supported_triggers", "all_changes_deployed", "created_at", "updated_at"];
        let about: Object =
            names.iter().filter_map(|name| Some(((*name).to_owned(), action.get(*name)?.clone()))).collect();
        version.insert("action".to_owned(), about.into());
    }
}

fn shown(state: &State, version: &Object) -> Value {
    let mut shown = version.clone();
    with_action(state, &mut shown);
    shown.into()
}

/// `GET /actions/actions/{actionId}/versions`, the newest first.
pub(super) fn list(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, ACTIONS, call.id())?;
    let versions = state.stock.all(VERSIONS).filter(|version| is_of(version, call.id()));
    let mut found: Vec<Value> = versions.map(|version| shown(state, version)).collect();
    found.reverse();
    call.page(&found, "versions", Paging::Envelope)
}

fn of_path<'s>(state: &'s State, call: &Call<'_>) -> Result<&'s Object, Refusal> {
    find(state, ACTIONS, call.id())?;
    let version = state.stock.get(VERSIONS, call.second()).filter(|version| is_of(version, call.id()));
    version.ok_or_else(|| VERSIONS.not_found())
}

/// `GET /actions/actions/{actionId}/versions/{id}`.
pub(super) fn get(state: &mut State, call: &Call<'_>) -> Outcome {
    call.done(shown(state, of_path(state, call)?))
}

/// `POST /actions/actions/{actionId}/versions/{id}/deploy`: a new version that is as the old one.
pub(super) fn roll_back(state: &mut State, call: &Call<'_>) -> Outcome {
    let source = of_path(state, call)?.clone();
    let updates_draft = call.object().get("update_draft") == Some(&json!(true));
    if updates_draft {
        // What was being built is not the draft any more.
        state.builds.retain(|build| build.action != call.id());
    }
    if updates_draft && let Some(draft) = state.stock.get_mut(ACTIONS, call.id()) {
        for name in TAKEN {
            if let Some(value) = source.get(*name) {
                draft.insert((*name).to_owned(), value.clone());
            }
        }
        draft.insert("status".to_owned(), "built".into());
    }
    let version = deploy(state, call.id(), &source, updates_draft)?;
    answer::with(StatusCode::OK, Value::Object(version))
}
