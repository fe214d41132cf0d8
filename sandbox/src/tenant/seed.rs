//! What a tenant starts with, made of what its builder was told.

use secrecy::SecretString;
use serde_json::{Value, json};

use super::assertion::PublicKey;
use super::builder::TenantBuilder;
use super::resources::kind::{CLIENTS, GRANTS, Kind, REFRESH_TOKENS, RESOURCE_SERVERS, SESSIONS, USER_GRANTS};
use super::resources::{self, connections, groups, resource_servers};
use super::shared::Client;
use super::start::StartError;
use super::state::{self, Object, State};
use super::{random, roles};

/// The connection of users that were seeded without one.
const CONNECTION: &str = "Username-Password-Authentication";

/// The kinds of which each is of a user.
const OF_USERS: &[&Kind] = &[SESSIONS, REFRESH_TOKENS, USER_GRANTS];

/// What there is before the first request.
pub(super) fn state(builder: &TenantBuilder, audience: &str) -> Result<State, StartError> {
    let invalid = |problem: String| Err(StartError::Invalid(problem));
    let mut state = State { build_time: builder.build_time, ..State::default() };
    for user in &builder.users {
        let Value::Object(user) = user else {
            return invalid("a user is a JSON object".to_owned());
        };
        if user.get("user_id").is_some_and(|id| !id.is_string()) {
            return invalid("a user's `user_id` is a text".to_owned());
        }
        let user = state::complete(user.clone(), CONNECTION);
        let id = user["user_id"].as_str().unwrap_or_default();
        if state.user(id).is_some() {
            return invalid(format!("two users have the id `{id}`"));
        }
        state.users.push(user);
    }
    for role in &builder.roles {
        if !roles::is_id(&role.id) {
            return invalid(format!("`{}` can't be the id of a role: write `rol_…`", role.id));
        }
        if state.roles.iter().any(|other| other.id == role.id || other.name == role.name) {
            return invalid(format!("two roles are `{}` or have the name `{}`", role.id, role.name));
        }
        state.roles.push(role.clone());
    }
    for (role, user) in &builder.members {
        if state.role(role).is_none() || state.user(user).is_none() {
            return invalid(format!("`{user}` can't have `{role}`: one of them is not there"));
        }
        state.assign(role, user);
    }
    let lifetime = builder.token_lifetime.as_secs();
    state.stock.push(RESOURCE_SERVERS, resource_servers::management(audience, lifetime));
    for client in &builder.clients {
        if state.secret(&client.id).is_some() {
            return invalid(format!("two clients have the id `{}`", client.id));
        }
        add_client(&mut state, client, audience);
    }
    for (id, pem) in &builder.client_keys {
        if state.secret(id).is_none() {
            return invalid(format!("a key for `{id}`, which is no client"));
        }
        let Some(key) = PublicKey::from_pem(pem) else {
            return invalid(format!("the key of `{id}` is no RSA key with `-----BEGIN PUBLIC KEY-----`"));
        };
        state.set_key(id, key);
    }
    add_connections(&mut state, &builder.connections)?;
    builder.things.iter().try_for_each(|(kind, thing)| add(&mut state, kind, thing))?;
    for (group, user) in &builder.group_members {
        let absent = |_| StartError::Invalid(format!("`{user}` can't be in `{group}`: one of them is not there"));
        groups::join(&mut state, group, user).map_err(absent)?;
    }
    Ok(state)
}

/// The connections of the builder, those of its users, and the one that each tenant of Auth0's starts with.
fn add_connections(state: &mut State, given: &[Value]) -> Result<(), StartError> {
    let invalid = |problem: &str| StartError::Invalid(problem.to_owned());
    let mut names = Vec::new();
    for connection in given {
        let name = connection["name"].as_str().filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| invalid("a connection is a JSON object with a `name`"))?;
        if names.contains(&name) {
            return Err(invalid(&format!("two connections have the name `{name}`")));
        }
        names.push(name);
        let unknown = |_| invalid(&format!("the connection `{name}` is enabled for a client that is not there"));
        connections::seed(state, object(connection.clone())).map_err(unknown)?;
    }
    let of_users = state.users().filter_map(|user| user["identities"].as_array()).flatten();
    let mut needed: Vec<Value> = of_users
        .filter(|identity| identity["connection"].is_string())
        .map(|identity| json!({ "name": identity["connection"], "strategy": identity["provider"] }))
        .collect();
    needed.push(json!({ "name": CONNECTION, "strategy": "auth0" }));
    for connection in needed {
        connections::seed(state, object(connection)).map_err(|_| invalid("the connections contradict each other"))?;
    }
    Ok(())
}

/// A machine-to-machine application, and its grant on the Management API as it is: a scope that no operation needs is
/// granted all the same.
fn add_client(state: &mut State, client: &Client, audience: &str) {
    let application = json!({
        "client_id": client.id,
        "name": client.id,
        "app_type": "non_interactive",
        "grant_types": ["client_credentials"],
        "token_endpoint_auth_method": "client_secret_post",
        "is_first_party": true,
        "oidc_conformant": true,
        "global": false,
    });
    state.stock.push(CLIENTS, object(application));
    state.set_secret(&client.id, SecretString::clone(&client.secret));
    if let Some(scope) = &client.grant {
        let grant = json!({
            "id": format!("cgr_{}", random::alphanumeric(16)),
            "client_id": client.id,
            "audience": audience,
            "scope": scope,
            "subject_type": "client",
        });
        state.stock.push(GRANTS, object(grant));
    }
}

fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}

fn add(state: &mut State, kind: &Kind, thing: &Value) -> Result<(), StartError> {
    if !thing.is_object() {
        return Err(StartError::Invalid(format!("one of the {} is no JSON object", kind.group)));
    }
    let user = thing["user_id"].as_str().unwrap_or_default();
    let is_of_a_user = OF_USERS.iter().any(|of_users| of_users.group == kind.group);
    if is_of_a_user && state.user(user).is_none() {
        return Err(StartError::Invalid(format!("one of the {} is of `{user}`, who is not there", kind.group)));
    }
    let id = thing["id"].as_str();
    if id.is_some_and(|id| state.stock.get(kind, id).is_some()) {
        return Err(StartError::Invalid(format!("two of the {} have the id `{}`", kind.group, id.unwrap_or_default())));
    }
    let problem = |_| StartError::Invalid(format!("the {} contradict each other", kind.group));
    resources::insert(state, kind, object(thing.clone())).map(drop).map_err(problem)
}
