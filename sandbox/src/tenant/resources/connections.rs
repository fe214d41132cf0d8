//! Connections, and which clients they are enabled for.

use serde_json::{Value, json};

use super::call::Call;
use super::collection::{self, find};
use super::kind::{CLIENTS, CONNECTIONS, Paging};
use super::stock::Way;
use crate::tenant::answer::Outcome;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Object, State};

pub(super) fn complete(connection: &mut Object) {
    let name = connection.get("name").cloned().unwrap_or_default();
    connection.entry("options").or_insert_with(|| json!({}));
    connection.entry("is_domain_connection").or_insert(false.into());
    connection.entry("realms").or_insert_with(|| json!([name]));
}

/// Adds the ids of the clients that the connection is enabled for.
pub(super) fn show_clients(state: &State, connection: &mut Object, _: &Call<'_>) {
    let id = connection.get("id").and_then(Value::as_str).unwrap_or_default();
    let clients: Vec<Value> =
        state.stock.links_from(Way::EnabledClient, id).map(|link| link.to.clone().into()).collect();
    connection.insert("enabled_clients".to_owned(), clients.into());
}

/// `POST /connections`: `enabled_clients` become links.
pub(super) fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut connection = call.object();
    let clients = connection.remove("enabled_clients");
    known_clients(state, clients.as_ref())?;
    let made = collection::insert(state, CONNECTIONS, connection)?;
    let id = made.get("id").and_then(Value::as_str).unwrap_or_default();
    enable(state, id, clients.as_ref());
    call.done(collection::show(state, CONNECTIONS, &made, call))
}

/// `PATCH /connections/{id}`: `enabled_clients` replaces them all, and `options` is replaced as a whole.
pub(super) fn update(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut changes = call.object();
    let clients = changes.remove("enabled_clients");
    known_clients(state, clients.as_ref())?;
    let changed = collection::change(state, CONNECTIONS, call.id(), changes)?;
    if clients.is_some() {
        let held: Vec<_> = state.stock.links_from(Way::EnabledClient, call.id()).map(|link| link.to.clone()).collect();
        held.iter().for_each(|client| state.stock.unlink(Way::EnabledClient, call.id(), client));
        enable(state, call.id(), clients.as_ref());
    }
    call.done(collection::show(state, CONNECTIONS, &changed, call))
}

fn ids(clients: Option<&Value>) -> impl Iterator<Item = &str> {
    clients.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Refuses clients that are not there. Whether Auth0 does is not known.
fn known_clients(state: &State, clients: Option<&Value>) -> Result<(), Refusal> {
    match ids(clients).all(|id| state.stock.get(CLIENTS, id).is_some()) {
        true => Ok(()),
        false => Err(CLIENTS.unknown()),
    }
}

fn enable(state: &mut State, id: &str, clients: Option<&Value>) {
    ids(clients).for_each(|client| state.stock.link(Way::EnabledClient, id, client, Object::new()));
}

/// Refuses the name of a connection that is not there.
pub(crate) fn known(state: &State, name: &str) -> Result<(), Refusal> {
    match state.stock.all(CONNECTIONS).any(|connection| connection.get("name").is_some_and(|held| *held == *name)) {
        true => Ok(()),
        false => Err(CONNECTIONS.unknown()),
    }
}

/// Adds a connection that a tenant starts with, unless there is one of this name.
pub(crate) fn seed(state: &mut State, mut connection: Object) -> Result<(), Refusal> {
    if known(state, connection.get("name").and_then(Value::as_str).unwrap_or_default()).is_ok() {
        return Ok(());
    }
    let clients = connection.remove("enabled_clients");
    known_clients(state, clients.as_ref())?;
    let made = collection::insert(state, CONNECTIONS, connection)?;
    enable(state, made.get("id").and_then(Value::as_str).unwrap_or_default(), clients.as_ref());
    Ok(())
}

/// `GET /connections/{id}/clients`.
pub(super) fn clients(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, CONNECTIONS, call.id())?;
    let links = state.stock.links_from(Way::EnabledClient, call.id());
    let found: Vec<Value> = links.map(|link| json!({ "client_id": link.to })).collect();
    call.page(&found, "clients", Paging::Checkpoint)
}

/// `PATCH /connections/{id}/clients`: a list of clients, each with what it is to be.
pub(super) fn set_clients(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, CONNECTIONS, call.id())?;
    let changes: Vec<Value> = serde_json::from_slice(call.body).map_err(|_| errors::malformed_json())?;
    for change in &changes {
        find(state, CLIENTS, change["client_id"].as_str().unwrap_or_default())?;
    }
    for change in &changes {
        let client = change["client_id"].as_str().unwrap_or_default();
        match change["status"] {
            Value::Bool(true) => state.stock.link(Way::EnabledClient, call.id(), client, Object::new()),
            _ => state.stock.unlink(Way::EnabledClient, call.id(), client),
        }
    }
    call.nothing()
}

/// `GET /clients/{id}/connections`.
pub(super) fn of_client(state: &mut State, call: &Call<'_>) -> Outcome {
    find(state, CLIENTS, call.id())?;
    let found: Vec<Value> = state
        .stock
        .links_to(Way::EnabledClient, call.id())
        .filter_map(|id| state.stock.get(CONNECTIONS, id))
        .filter(|connection| {
            let mut wanted = call.query.all("strategy").peekable();
            wanted.peek().is_none()
                || wanted.any(|wanted| connection.get("strategy").is_some_and(|held| *held == *wanted))
        })
        .map(|connection| Value::Object(connection.clone()))
        .collect();
    call.page(&found, "connections", Paging::Checkpoint)
}

/// A connection's users go with it.
pub(super) fn gone(state: &mut State, connection: &Object) {
    let name = connection.get("name").cloned().unwrap_or_default();
    let ids: Vec<String> = state
        .users()
        .filter(|user| user["identities"][0]["connection"] == name)
        .filter_map(|user| user["user_id"].as_str().map(str::to_owned))
        .collect();
    ids.iter().for_each(|id| state.remove_user(id));
}
