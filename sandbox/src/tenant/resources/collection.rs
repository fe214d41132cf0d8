//! The five operations that every collection has: list, get, create, update, delete.

use serde_json::Value;

use crate::tenant::answer::Outcome;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Object, State};

use super::call::Call;
use super::kind::Kind;

/// Lists those that the query looks for.
pub(crate) fn list(state: &State, kind: &Kind, call: &Call<'_>) -> Outcome {
    (kind.may_ask)(call)?;
    let fits = |thing: &&Object| {
        (kind.wanted)(state, thing, call)
            && kind.filters.iter().all(|(parameter, name)| is_among(call, parameter, thing.get(*name)))
    };
    let mut found: Vec<&Object> = state.stock.all(kind).filter(fits).collect();
    (kind.sort)(&mut found, call)?;
    let found: Vec<Value> = found.into_iter().map(|thing| show(state, kind, thing, call)).collect();
    call.page(&found, kind.key, kind.paging)
}

/// Whether a value is one of those that a parameter names; without the parameter, each is.
fn is_among(call: &Call<'_>, parameter: &str, value: Option<&Value>) -> bool {
    let text = match value {
        Some(Value::String(text)) => text.as_str(),
        Some(Value::Bool(true)) => "true",
        // What a flag is when nobody has set it.
        None | Some(Value::Bool(false)) => "false",
        Some(_) => "",
    };
    // `app_type` takes several, with commas.
    let is_list = parameter == "app_type";
    let mut wanted = call.query.all(parameter).peekable();
    wanted.peek().is_none()
        || wanted.any(|wanted| wanted == text || is_list && wanted.split(',').any(|one| one.trim() == text))
}

/// One of them as an answer shows it.
pub(crate) fn show(state: &State, kind: &Kind, thing: &Object, call: &Call<'_>) -> Value {
    let mut shown = thing.clone();
    (kind.shown)(state, &mut shown, call);
    Value::Object(shown)
}

/// The one that an id of the path means.
pub(crate) fn find<'s>(state: &'s State, kind: &Kind, id: &str) -> Result<&'s Object, Refusal> {
    state.stock.get(kind, id).ok_or_else(|| kind.not_found())
}

/// Shows one.
pub(crate) fn get(state: &State, kind: &Kind, call: &Call<'_>) -> Outcome {
    let thing = find(state, kind, call.id())?;
    call.done(call.query.fields(&show(state, kind, thing, call))?)
}

/// Makes one.
pub(crate) fn create(state: &mut State, kind: &Kind, call: &Call<'_>) -> Outcome {
    let made = insert(state, kind, call.object())?;
    call.done(show(state, kind, &made, call))
}

/// Keeps a new one, completed.
pub(crate) fn insert(state: &mut State, kind: &Kind, mut thing: Object) -> Result<Object, Refusal> {
    // What is null was not said.
    thing.retain(|_, value| !value.is_null());
    if let Some(id) = kind.ids.first() {
        thing.entry(*id).or_insert_with(|| (kind.new_id)().into());
    }
    (kind.complete)(&mut thing);
    refuse(state, kind, &thing)?;
    state.stock.push(kind, thing.clone());
    Ok(thing)
}

/// Refuses what can't be kept beside the others.
fn refuse(state: &State, kind: &Kind, thing: &Object) -> Result<(), Refusal> {
    (kind.check)(state, thing)?;
    let own = |thing: &Object| kind.ids.first().and_then(|id| thing.get(*id)).cloned();
    let same = |other: &&Object| kind.unique.iter().all(|name| other.get(*name) == thing.get(*name));
    let mut others = state.stock.all(kind).filter(|other| own(other) != own(thing));
    match !kind.unique.is_empty() && others.any(|other| same(&other)) {
        true => Err(errors::taken(kind.taken)),
        false => Ok(()),
    }
}

/// Changes one.
pub(crate) fn update(state: &mut State, kind: &Kind, call: &Call<'_>) -> Outcome {
    let changed = change(state, kind, call.id(), call.object())?;
    call.done(show(state, kind, &changed, call))
}

/// Sets what `changes` names, and takes away what is null there.
pub(crate) fn change(state: &mut State, kind: &Kind, id: &str, changes: Object) -> Result<Object, Refusal> {
    let mut thing = find(state, kind, id)?.clone();
    for (name, value) in changes {
        match value {
            Value::Object(changes) if kind.merged.contains(&name.as_str()) => {
                let held = thing.entry(name).or_insert_with(|| Object::new().into());
                if let Some(held) = held.as_object_mut() {
                    merge(held, changes);
                }
            }
            value => merge(&mut thing, Object::from_iter([(name, value)])),
        }
    }
    refuse(state, kind, &thing)?;
    if let Some(held) = state.stock.get_mut(kind, id) {
        held.clone_from(&thing);
    }
    Ok(thing)
}

/// Sets what `changes` names; a null takes away.
pub(crate) fn merge(held: &mut Object, changes: Object) {
    for (name, value) in changes {
        match value {
            Value::Null => held.remove(&name),
            value => held.insert(name, value),
        };
    }
}

/// Takes one away, with what can't be without it.
pub(crate) fn delete(state: &mut State, kind: &Kind, call: &Call<'_>) -> Outcome {
    let thing = find(state, kind, call.id())?.clone();
    (kind.may_go)(&thing)?;
    state.stock.retain(kind, |other| *other != thing);
    (kind.gone)(state, &thing);
    call.nothing()
}
