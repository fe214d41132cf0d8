//! What the tenant holds: users, roles, who has which role, the clients' secrets, and a stock of all else.

use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use super::assertion::PublicKey;
use super::resources::kind::{REFRESH_TOKENS, SESSIONS, USER_GRANTS};
use super::resources::stock::Stock;
use super::{clock, random};

/// A JSON object.
pub(crate) type Object = Map<String, Value>;

/// What a tenant holds at one moment.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub(crate) users: Vec<Value>,
    pub(crate) roles: Vec<Role>,
    /// Pairs of a role's id and a user's id, in the order of assignment.
    pub(crate) members: Vec<(String, String)>,
    pub(crate) stock: Stock,
    pub(crate) builds: Vec<Build>,
    pub(crate) build_time: Duration,
    /// By the clients' ids.
    pub(crate) secrets: Vec<(String, SecretString)>,
    pub(crate) keys: Vec<(String, PublicKey)>,
}

/// A draft of an Action that is being built.
#[derive(Clone, Debug)]
pub(crate) struct Build {
    pub(crate) action: String,
    pub(crate) ends: Instant,
    /// Whether it is deployed as soon as it is built.
    pub(crate) deploy: bool,
}

/// A role.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Role {
    /// Its id, such as `rol_k1SD22gLpZCOvGjd`.
    pub id: String,
    /// Its name; no other role of the tenant has it.
    pub name: String,
    /// Its description; often empty.
    pub description: String,
}

impl Role {
    pub(crate) fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self { id: id.into(), name: name.into(), description: String::new() }
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({ "id": self.id, "name": self.name, "description": self.description })
    }
}

impl State {
    /// The users, oldest first, as `GET /api/v2/users/{id}` shows them.
    pub fn users(&self) -> impl Iterator<Item = &Value> {
        self.users.iter()
    }

    /// One user.
    #[must_use]
    pub fn user(&self, id: &str) -> Option<&Value> {
        self.users.iter().find(|user| user["user_id"] == *id)
    }

    /// The roles, oldest first.
    pub fn roles(&self) -> impl Iterator<Item = &Role> {
        self.roles.iter()
    }

    /// One role.
    #[must_use]
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// The ids of a role's members, in the order of assignment.
    pub fn role_members(&self, role_id: &str) -> impl Iterator<Item = &str> {
        self.members.iter().filter(move |(role, _)| role == role_id).map(|(_, user)| user.as_str())
    }

    /// The roles of a user, in the order of assignment.
    pub fn user_roles(&self, user_id: &str) -> impl Iterator<Item = &Role> {
        self.members.iter().filter(move |(_, user)| user == user_id).filter_map(|(role, _)| self.role(role))
    }

    /// What the tenant has of one group of operations, oldest first: `clients`, `clients.credentials`, `clientGrants`,
    /// `organizations`, `organizations.invitations`, `organizations.discoveryDomains`, `connections`, `resourceServers`,
    /// `actions`, `actions.modules`, `actions.modules.versions`, `actions.executions`, `sessions`, `refreshTokens`,
    /// `groups`, `userGrants`, `userBlocks`. Each as its operation `get` shows it, without what that gathers from
    /// elsewhere: secrets, enabled clients; and with the id of whom it belongs to.
    pub fn resources(&self, group: &str) -> impl Iterator<Item = &Map<String, Value>> {
        self.stock.of_group(group)
    }

    pub(crate) fn secret(&self, client_id: &str) -> Option<&SecretString> {
        self.secrets.iter().find(|(id, _)| id == client_id).map(|(_, secret)| secret)
    }

    /// The key by which the client proves who it is.
    pub(crate) fn key(&self, client_id: &str) -> Option<&PublicKey> {
        self.keys.iter().find(|(id, _)| id == client_id).map(|(_, key)| key)
    }

    pub(crate) fn set_key(&mut self, client_id: &str, key: PublicKey) {
        self.keys.retain(|(id, _)| id != client_id);
        self.keys.push((client_id.to_owned(), key));
    }

    /// Whether this is the client's secret. One that has a key proves no more by a secret who it is.
    pub(crate) fn is_secret(&self, client_id: &str, secret: &str) -> bool {
        self.key(client_id).is_none() && self.secret(client_id).is_some_and(|held| held.expose_secret() == secret)
    }

    pub(crate) fn set_secret(&mut self, client_id: &str, secret: SecretString) {
        self.forget_secret(client_id);
        self.secrets.push((client_id.to_owned(), secret));
    }

    pub(crate) fn forget_secret(&mut self, client_id: &str) {
        self.secrets.retain(|(id, _)| id != client_id);
    }

    /// Takes away a user, and what a user has.
    pub(crate) fn remove_user(&mut self, id: &str) {
        self.users.retain(|user| user["user_id"] != *id);
        self.members.retain(|(_, user)| user != id);
        self.stock.unlink_all(id);
        for kind in [SESSIONS, REFRESH_TOKENS, USER_GRANTS] {
            self.stock.retain(kind, |thing| thing.get("user_id").is_none_or(|held| *held != *id));
        }
    }

    /// The user with this e-mail address in this connection.
    pub(crate) fn user_by_email(&self, email: &str, connection: &str) -> Option<&Value> {
        self.users.iter().find(|user| {
            user["email"].as_str().is_some_and(|held| held.eq_ignore_ascii_case(email))
                && user["identities"][0]["connection"] == *connection
        })
    }

    pub(crate) fn user_mut(&mut self, id: &str) -> Option<&mut Object> {
        self.users.iter_mut().find(|user| user["user_id"] == *id)?.as_object_mut()
    }

    pub(crate) fn role_mut(&mut self, id: &str) -> Option<&mut Role> {
        self.roles.iter_mut().find(|role| role.id == id)
    }

    /// Makes a user a member; once is enough.
    pub(crate) fn assign(&mut self, role_id: &str, user_id: &str) {
        if !self.role_members(role_id).any(|member| member == user_id) {
            self.members.push((role_id.to_owned(), user_id.to_owned()));
        }
    }
}

/// Completes a user with what Auth0 adds to every one. What is there stays.
pub(crate) fn complete(mut user: Object, connection: &str) -> Value {
    let provider = match connection {
        "email" | "sms" => connection,
        _ => "auth0",
    };
    let id = user
        .entry("user_id")
        .or_insert_with(|| format!("{provider}|{}", random::hex(24)).into())
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let (provider, own_id) = id.split_once('|').unwrap_or((provider, &id));
    let now = clock::timestamp();
    let mut add = |name: &str, value: Value| {
        user.entry(name).or_insert(value);
    };
    add("created_at", now.clone().into());
    add("updated_at", now.into());
    add(
        "identities",
        json!([{
            "connection": connection,
            "provider": provider,
            "user_id": own_id,
            "isSocial": false,
        }]),
    );
    if let Some(email) = user.get("email").and_then(Value::as_str).map(str::to_owned) {
        let local = email.split('@').next().unwrap_or_default().to_owned();
        user.entry("email_verified").or_insert(false.into());
        user.entry("name").or_insert(email.into());
        user.entry("nickname").or_insert(local.into());
    }
    Value::Object(user)
}
