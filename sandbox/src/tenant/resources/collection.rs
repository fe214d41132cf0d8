//! The five operations that every collection has: list, get, create, update, delete; also of what belongs to another.

use serde_json::Value;

use crate::tenant::answer::Outcome;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Object, State};

use super::call::Call;
use super::kind::{KINDS, Kind};

/// Lists those that the query looks for.
pub(crate) fn list(state: &State, kind: &Kind, call: &Call<'_>) -> Outcome {
    (kind.may_ask)(call)?;
    let fits = |thing: &&Object| {
        (kind.wanted)(state, thing, call)
            && kind.filters.iter().all(|(parameter, name)| is_among(call, parameter, thing.get(*name)))
    };
    let mut found: Vec<&Object> = all_of_path(state, kind, call)?.filter(fits).collect();
    (kind.sort)(&mut found, call)?;
    let found: Vec<Value> = found.into_iter().map(|thing| show(state, kind, thing, call)).collect();
    call.page(&found, kind.key, kind.paging)
}

/// The owner that the path names, of a kind that has one.
pub(crate) fn owner<'s>(state: &'s State, kind: &Kind, call: &Call<'_>) -> Result<Option<&'s Object>, Refusal> {
    kind.owner.map(|owner| find(state, owner.kind, call.id())).transpose()
}

/// All that there is of a kind, or that the owner has whom the path names.
pub(crate) fn all_of_path<'s>(
    state: &'s State,
    kind: &'s Kind,
    call: &Call<'_>,
) -> Result<impl Iterator<Item = &'s Object> + use<'s>, Refusal> {
    owner(state, kind, call)?;
    let id = call.id().to_owned();
    Ok(state.stock.all(kind).filter(move |thing| is_of(kind, thing, &id)))
}

/// Whether a thing is this owner's; one of a kind without owners is everybody's.
fn is_of(kind: &Kind, thing: &Object, owner: &str) -> bool {
    kind.owner.is_none_or(|own| thing.get(own.key).is_some_and(|held| *held == *owner))
}

/// The one that a path names, behind its owner if it has one.
pub(crate) fn of_path<'s>(state: &'s State, kind: &Kind, call: &Call<'_>) -> Result<&'s Object, Refusal> {
    owner(state, kind, call)?;
    let thing = find(state, kind, own_id(kind, call))?;
    match is_of(kind, thing, call.id()) {
        true => Ok(thing),
        false => Err(kind.not_found()),
    }
}

/// Which parameter of the path is the thing's own id.
fn own_id<'c>(kind: &Kind, call: &'c Call<'_>) -> &'c str {
    if kind.owner.is_some() { call.second() } else { call.id() }
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
    if let Some(owner) = kind.owner.filter(|owner| !owner.is_shown) {
        shown.remove(owner.key);
    }
    (kind.shown)(state, &mut shown, call);
    Value::Object(shown)
}

/// The one that an id of the path means.
pub(crate) fn find<'s>(state: &'s State, kind: &Kind, id: &str) -> Result<&'s Object, Refusal> {
    state.stock.get(kind, id).ok_or_else(|| kind.not_found())
}

/// Shows one.
pub(crate) fn get(state: &State, kind: &Kind, call: &Call<'_>) -> Outcome {
    let thing = of_path(state, kind, call)?;
    call.done(call.query.fields(&show(state, kind, thing, call))?)
}

/// Makes one.
pub(crate) fn create(state: &mut State, kind: &Kind, call: &Call<'_>) -> Outcome {
    create_with(state, kind, call, call.object())
}

/// Makes one of this, for the owner that the path names.
pub(crate) fn create_with(state: &mut State, kind: &Kind, call: &Call<'_>, mut thing: Object) -> Outcome {
    owner(state, kind, call)?;
    if let Some(owner) = kind.owner {
        thing.insert(owner.key.to_owned(), call.id().into());
    }
    let made = insert(state, kind, thing)?;
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
    of_path(state, kind, call)?;
    let changed = change(state, kind, own_id(kind, call), call.object())?;
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
    let thing = of_path(state, kind, call)?.clone();
    (kind.may_go)(&thing)?;
    state.stock.retain(kind, |other| *other != thing);
    let id = kind.ids.first().and_then(|id| thing.get(*id)).and_then(Value::as_str).unwrap_or_default();
    for owned in KINDS.iter().filter(|owned| owned.owner.is_some_and(|owner| owner.kind.group == kind.group)) {
        state.stock.retain(owned, |other| !is_of(owned, other, id));
    }
    (kind.gone)(state, &thing);
    call.nothing()
}
