//! What each of Auth0's functions does to the transaction: one file per namespace, or per subject.
//!
//! An effect answers an error where Auth0's function throws.

mod access;
mod actor;
mod authentication;
mod entity;
mod exchange;
mod multifactor;
mod notification;
mod primary_user;
mod redirect;
mod saml;
mod target_scopes;
mod tokens;
mod transaction;
mod user;

pub(super) use redirect::leaving_url;
pub(super) use target_scopes::granted;
pub(super) use tokens::{access_token, id_token, is_token_endpoint};

use super::transaction::Transaction;
use auth0_actions::wire::protocol::Command;
use auth0_actions::wire::{Map, Value};

/// Why a function of Auth0's throws.
pub(super) type Thrown = String;

/// One handler's turn: what it has asked for and only shows once it is over.
#[derive(Default)]
pub(super) struct Turn {
    /// Does it run because the user came back?
    pub(super) continues: bool,
    /// Metadata that was set: for users (false) or for the app, the name, and the value.
    metadata: Vec<(bool, String, Value)>,
    /// The primary user that was chosen.
    primary_user: Option<String>,
}

/// The arguments of a call.
#[derive(Clone, Copy)]
struct Args<'a>(&'a [Value]);

impl<'a> Args<'a> {
    fn any(self, index: usize) -> &'a Value {
        static ABSENT: Value = Value::Null;
        self.0.get(index).unwrap_or(&ABSENT)
    }

    fn text(self, index: usize) -> &'a str {
        self.any(index).as_str().unwrap_or_default()
    }

    fn map(self, index: usize) -> Map {
        self.any(index).as_object().cloned().unwrap_or_default()
    }
}

impl Turn {
    pub(super) fn new(continues: bool) -> Self {
        Self { continues, ..Self::default() }
    }

    /// Applies one command.
    pub(super) fn apply(&mut self, transaction: &mut Transaction, command: &Command) -> Result<(), Thrown> {
        let args = Args(&command.args);
        let (namespace, method) = command.call.rsplit_once('.').unwrap_or_default();
        let known = match namespace {
            "api.access" => access::access(transaction, method, args),
            "api.validation" => access::validation(transaction, method, args),
            "api.user" => user::apply(self, transaction, method, args),
            "api.idToken" => tokens::id_token_claim(transaction, method, args),
            "api.accessToken" => tokens::access_token_change(transaction, method, args),
            "api.session" => entity::session(transaction, method, args),
            "api.refreshToken" => entity::refresh_token(transaction, method, args),
            "api.samlResponse" => saml::apply(transaction, method, args),
            "api.transaction" => transaction::apply(transaction, method, args),
            "api.redirect" | "api.prompt" => redirect::apply(transaction, method, args),
            "api.multifactor" => multifactor::enable(transaction, method, args),
            "api.authentication" => authentication::apply(self, transaction, method, args),
            "api.notification" => notification::apply(transaction, method, args),
            _ => Effect::Unknown,
        };
        match known {
            Effect::Applied => Ok(()),
            Effect::Thrown(what) => Err(what),
            Effect::Unknown => Err("Auth0 has no such function, or this version does not play it".to_owned()),
        }
    }

    /// The handler is over: what it asked for shows from now on.
    pub(super) fn close(self, transaction: &mut Transaction) {
        let drops_user_metadata = self.primary_user.is_some();
        user::write(transaction, self.metadata, drops_user_metadata);
        if let Some(user_id) = self.primary_user {
            primary_user::change(transaction, &user_id);
        }
    }
}

/// What became of a command.
enum Effect {
    Applied,
    Thrown(Thrown),
    Unknown,
}

impl From<Result<(), Thrown>> for Effect {
    fn from(result: Result<(), Thrown>) -> Self {
        match result {
            Ok(()) => Self::Applied,
            Err(what) => Self::Thrown(what),
        }
    }
}
