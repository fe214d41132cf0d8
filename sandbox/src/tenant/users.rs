//! The users of the tenant.

use axum::http::StatusCode;
use serde_json::Value;

use super::answer::{Outcome, created, empty, ok};
use super::body;
use super::clock;
use super::errors::{self, Refusal};
use super::operations::Need;
use super::query::Query;
use super::resources::connections;
use super::state::{self, Object, State};

/// A search shows no record beyond this one.
const SEARCHABLE: usize = 1_000;

/// What an update may name. The schema is open, but Auth0's documentation lists what can be changed; that all else, such as
/// `user_id`, is refused is a guess.
const UPDATE: &[&str] = &[
    "app_metadata",
    "blocked",
    "client_id",
    "connection",
    "email",
    "email_verified",
    "family_name",
    "given_name",
    "name",
    "nickname",
    "password",
    "phone_number",
    "phone_verified",
    "picture",
    "user_metadata",
    "username",
    "verify_email",
    "verify_phone_number",
];

/// Properties of a request that no user shows: they say what to do, or are secret.
const NOT_SHOWN: &[&str] = &["client_id", "connection", "password", "verify_email", "verify_phone_number"];

/// Objects that a request is merged into instead of replacing them.
const METADATA: &[&str] = &["app_metadata", "user_metadata"];

/// `GET /users`. Of searches, it plays `email:…`.
pub(crate) fn list(state: &State, query: &Query) -> Outcome {
    if query.get("sort").is_some() {
        return Err(errors::not_played("the query parameter `sort`"));
    }
    let page = query.page()?;
    if page.start.saturating_add(page.size) > SEARCHABLE {
        return Err(errors::beyond_first_thousand());
    }
    let email = query.get("q").filter(|q| !q.is_empty()).map(email_of).transpose()?;
    let connection = query.get("connection");
    let mut found = Vec::new();
    for user in &state.users {
        let of_email = email.is_none_or(|email| has_email(user, email));
        let of_connection = connection.is_none_or(|name| user["identities"][0]["connection"] == *name);
        if of_email && of_connection {
            found.push(query.fields(user)?);
        }
    }
    ok(page.with_length(&found, "users"))
}

/// The address that `email:ADDRESS` or `email:"ADDRESS"` searches for.
fn email_of(q: &str) -> Result<&str, Refusal> {
    let not_played = || errors::not_played("this search: of `q` it knows `email:\"ADDRESS\"`");
    let value = q.trim().strip_prefix("email:").ok_or_else(not_played)?;
    let value = value.strip_prefix('"').and_then(|v| v.strip_suffix('"')).unwrap_or(value);
    match value.is_empty() || value.contains([' ', '*', '"', '(', '[', '{']) {
        true => Err(not_played()),
        false => Ok(value),
    }
}

fn has_email(user: &Value, email: &str) -> bool {
    user["email"].as_str().is_some_and(|held| held.eq_ignore_ascii_case(email))
}

/// `GET /users-by-email`.
pub(crate) fn by_email(state: &State, query: &Query) -> Outcome {
    let email = query.get("email").unwrap_or_default();
    let found = state.users.iter().filter(|user| has_email(user, email));
    ok(Value::Array(found.map(|user| query.fields(user)).collect::<Result<_, _>>()?))
}

/// `GET /users/{id}`.
pub(crate) fn get(state: &State, id: &str, query: &Query) -> Outcome {
    let user = state.user(id).ok_or_else(errors::user_not_found)?;
    ok(query.fields(user)?)
}

/// `POST /users`.
pub(crate) fn create(state: &mut State, bytes: &[u8]) -> Outcome {
    let mut body = body::object(bytes);
    let connection = body.get("connection").and_then(Value::as_str).unwrap_or_default().to_owned();
    if !["email", "phone_number", "username"].iter().any(|name| body.contains_key(*name)) {
        return Err(errors::invalid_body("Missing required property: email"));
    }
    connections::known(state, &connection)?;
    body.retain(|name, _| !NOT_SHOWN.contains(&name.as_str()));
    lower_email(&mut body);
    // Auth0 puts the provider before an id that the caller chose.
    let given = body.remove("user_id").and_then(|id| id.as_str().map(str::to_owned));
    if let Some(own) = given.filter(|own| !own.is_empty()) {
        body.insert("user_id".to_owned(), format!("auth0|{own}").into());
    }
    let user = state::complete(body, &connection);
    let same_email = user["email"].as_str().is_some_and(|email| state.user_by_email(email, &connection).is_some());
    let same_id = user["user_id"].as_str().is_some_and(|id| state.user(id).is_some());
    if same_email || same_id {
        return Err(errors::user_exists());
    }
    state.users.push(user.clone());
    created(user)
}

fn lower_email(body: &mut Object) {
    if let Some(Value::String(email)) = body.get_mut("email") {
        *email = email.to_lowercase();
    }
}

/// `PATCH /users/{id}`. What a property needs beyond the operation's own scopes, `held` must have.
pub(crate) fn update(state: &mut State, id: &str, bytes: &[u8], held: &[&str]) -> Outcome {
    let mut body = body::object(bytes);
    body::allow(&body, UPDATE)?;
    for name in body.keys() {
        let missing = need_of(name).unmet(held);
        if !missing.is_empty() {
            return Err(errors::insufficient_scope(&missing));
        }
    }
    let user = state.user(id).ok_or_else(errors::user_not_found)?;
    if let Some(connection) = body.get("connection").and_then(Value::as_str) {
        connections::known(state, connection)?;
    }
    body.retain(|name, _| !NOT_SHOWN.contains(&name.as_str()));
    lower_email(&mut body);
    if let Some(email) = body.get("email").and_then(Value::as_str) {
        let connection = user["identities"][0]["connection"].as_str().unwrap_or_default();
        let holder = state.user_by_email(email, connection);
        if holder.is_some_and(|holder| holder["user_id"] != *id) {
            return Err(errors::user_exists());
        }
    }
    let Some(user) = state.user_mut(id) else {
        return Err(errors::user_not_found());
    };
    for (name, value) in body {
        match value {
            Value::Object(changes) if METADATA.contains(&name.as_str()) => {
                merge(user, &name, changes);
            }
            Value::Null => {
                user.remove(&name);
            }
            value => {
                user.insert(name, value);
            }
        }
    }
    user.insert("updated_at".to_owned(), clock::timestamp().into());
    ok(Value::Object(user.clone()))
}

/// The scopes of which a token must have one to set a property.
fn need_of(property: &str) -> Need {
    match property {
        "app_metadata" => Need(&[&["update:users", "update:users_app_metadata"]]),
        "user_metadata" => Need(&[&["update:users", "update:current_user_metadata"]]),
        _ => Need(&[&["update:users"]]),
    }
}

/// Auth0 merges metadata at the first level: a null takes a property away, an empty object all.
fn merge(user: &mut Object, name: &str, changes: Object) {
    let clears = changes.is_empty();
    let held = user.entry(name).or_insert_with(|| Object::new().into());
    if clears || !held.is_object() {
        *held = Object::new().into();
    }
    for (key, value) in changes {
        if let Some(held) = held.as_object_mut() {
            match value {
                Value::Null => held.remove(&key),
                value => held.insert(key, value),
            };
        }
    }
}

/// `DELETE /users/{id}`; 204 also for a user that is not there.
pub(crate) fn delete(state: &mut State, id: &str) -> Outcome {
    state.remove_user(id);
    empty(StatusCode::NO_CONTENT)
}
