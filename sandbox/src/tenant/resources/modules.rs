//! Modules: code that Actions share, a draft and its published versions. Unlike an Action's, no draft is built.

use serde_json::{Value, json};

use super::actions::keep_no_values;
use super::call::Call;
use super::collection::{self, find};
use super::kind::{ACTIONS, Paging};
use super::owned::{MODULE_VERSIONS, MODULES};
use crate::tenant::answer::Outcome;
use crate::tenant::clock;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Object, State};

/// What a version takes over from a draft, and a draft from a version.
const TAKEN: &[&str] = &["code", "dependencies", "secrets"];

pub(super) fn complete(module: &mut Object) {
    let now = clock::timestamp();
    for (name, value) in [
        ("dependencies", json!([])),
        ("secrets", json!([])),
        ("all_changes_published", false.into()),
        ("latest_version_number", 0.into()),
        ("created_at", now.clone().into()),
        ("updated_at", now.into()),
    ] {
        module.entry(name).or_insert(value);
    }
}

/// Adds how many Actions use it.
pub(super) fn show_uses(state: &State, module: &mut Object, _: &Call<'_>) {
    let id = module.get("id").and_then(Value::as_str).unwrap_or_default();
    let count = uses(state, id).count();
    module.insert("actions_using_module_total".to_owned(), count.into());
}

/// The Actions whose drafts use a module, with the reference to it.
fn uses<'s>(state: &'s State, id: &str) -> impl Iterator<Item = (&'s Object, &'s Value)> {
    state.stock.all(ACTIONS).filter_map(move |action| {
        let mut modules = action.get("modules")?.as_array()?.iter();
        Some((action, modules.find(|module| module["module_id"] == *id)?))
    })
}

/// Refuses an Action with a module that is not there. What Auth0 answers is guessed.
pub(super) fn known(state: &State, action: &Object) -> Result<(), Refusal> {
    let modules = action.get("modules").and_then(Value::as_array).into_iter().flatten();
    let mut ids = modules.filter_map(|module| module["module_id"].as_str());
    match ids.all(|id| state.stock.get(MODULES, id).is_some()) {
        true => Ok(()),
        false => Err(MODULES.unknown()),
    }
}

/// `POST /actions/modules`.
pub(super) fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut module = call.object();
    let publishes = module.remove("publish") == Some(Value::Bool(true));
    module.remove("api_version");
    keep_no_values(&mut module, None);
    let made = collection::insert(state, MODULES, module)?;
    let id = made.get("id").and_then(Value::as_str).unwrap_or_default();
    if publishes {
        publish(state, id)?;
    }
    let made = find(state, MODULES, id)?;
    call.done(collection::show(state, MODULES, made, call))
}

/// `PATCH /actions/modules/{id}`: changes the draft; the versions stay as they are.
pub(super) fn update(state: &mut State, call: &Call<'_>) -> Outcome {
    let held = find(state, MODULES, call.id())?.clone();
    let mut changes = call.object();
    keep_no_values(&mut changes, held.get("secrets"));
    changes.insert("all_changes_published".to_owned(), false.into());
    changes.insert("updated_at".to_owned(), clock::timestamp().into());
    let changed = collection::change(state, MODULES, call.id(), changes)?;
    call.done(collection::show(state, MODULES, &changed, call))
}

/// `DELETE /actions/modules/{id}`: one that an Action uses stays.
pub(super) fn delete(state: &mut State, call: &Call<'_>) -> Outcome {
    if uses(state, call.id()).next().is_some() {
        return Err(errors::module_is_used());
    }
    collection::delete(state, MODULES, call)
}

/// Makes a version of the draft.
fn publish(state: &mut State, id: &str) -> Result<Object, Refusal> {
    let draft = find(state, MODULES, id)?;
    let number = draft.get("latest_version_number").and_then(Value::as_u64).unwrap_or_default() + 1;
    let mut version: Object = taken(draft).collect();
    version.insert("module_id".to_owned(), id.into());
    version.insert("version_number".to_owned(), number.into());
    version.insert("created_at".to_owned(), clock::timestamp().into());
    let version = collection::insert(state, MODULE_VERSIONS, version)?;
    let mut latest = version.clone();
    latest.remove("module_id");
    let changes = [
        ("latest_version", latest.into()),
        ("latest_version_number", number.into()),
        ("all_changes_published", true.into()),
    ];
    let changes = changes.map(|(name, value): (_, Value)| (name.to_owned(), value));
    collection::change(state, MODULES, id, Object::from_iter(changes))?;
    Ok(version)
}

fn taken(source: &Object) -> impl Iterator<Item = (String, Value)> {
    TAKEN.iter().filter_map(|name| Some(((*name).to_owned(), source.get(*name)?.clone())))
}

/// `POST /actions/modules/{id}/versions`. Auth0 lists 409 and 412 for it, and does not say when: here a draft without
/// changes makes a version, too.
pub(super) fn publish_version(state: &mut State, call: &Call<'_>) -> Outcome {
    let version = publish(state, call.id())?;
    call.done(version.into())
}

/// `POST /actions/modules/{id}/rollback`: the draft becomes what a version is.
pub(super) fn roll_back(state: &mut State, call: &Call<'_>) -> Outcome {
    let module = find(state, MODULES, call.id())?;
    let latest = module.get("latest_version").map(|version| version["id"].clone());
    let body = call.object();
    let id = body.get("module_version_id").and_then(Value::as_str).unwrap_or_default();
    let version = state.stock.get(MODULE_VERSIONS, id);
    let version = version.filter(|version| version.get("module_id").is_some_and(|owner| *owner == *call.id()));
    let version = version.ok_or_else(|| MODULE_VERSIONS.not_found())?;
    let mut changes: Object = taken(version).collect();
    changes.insert("all_changes_published".to_owned(), (latest.as_ref() == version.get("id")).into());
    changes.insert("updated_at".to_owned(), clock::timestamp().into());
    let changed = collection::change(state, MODULES, call.id(), changes)?;
    call.done(collection::show(state, MODULES, &changed, call))
}

/// `GET /actions/modules/{id}/actions`.
pub(super) fn actions(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, MODULES, call.id())?;
    let shown = |(action, module): (&Object, &Value)| {
        json!({
            "action_id": action.get("id"),
            "action_name": action.get("name"),
            "module_version_id": module["module_version_id"],
            "module_version_number": module["module_version_number"],
            "supported_triggers": action.get("supported_triggers"),
        })
    };
    let found: Vec<Value> = uses(state, call.id()).map(shown).collect();
    call.page(&found, "actions", Paging::Envelope)
}
