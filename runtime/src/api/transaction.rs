//! `api.transaction`: metadata, and target scopes; a trigger has one of them, or both.

use super::Recorder;
use super::Scalar;
use super::checks::{Shown, chars, text};
use super::limits::{
    ADDED_SCOPES, TRANSACTION_METADATA_BYTES, TRANSACTION_METADATA_KEY_CHARS, TRANSACTION_METADATA_VALUE_BYTES,
};
use auth0_actions_wire::{Map, Value};

const SET_METADATA: &str = "api.transaction.setMetadata";
const ADD: &str = "api.transaction.addTargetScope";
const REMOVE: &str = "api.transaction.removeTargetScope";
const SET: &str = "api.transaction.setTargetScopes";
const CLEAR: &str = "api.transaction.clearTargetScopes";

/// The methods of a transaction's metadata.
macro_rules! transaction_metadata {
    ($name:ident) => {
        impl $name {
            /// The transaction's metadata: what came in `event.transaction`, and what this Action has changed.
            #[must_use]
            pub fn metadata(&self) -> ::auth0_actions_wire::Map {
                self.recorder.transaction_metadata()
            }

            /// Sets an entry of the transaction's metadata; `None` removes it. It shows at once in
            /// [`metadata`](Self::metadata), and in the events of later Actions.
            ///
            /// # Limits
            /// A key has 64 characters
            /// ([`TRANSACTION_METADATA_KEY_CHARS`]($crate::api::limits::TRANSACTION_METADATA_KEY_CHARS)), a value 8,192 bytes
            /// ([`TRANSACTION_METADATA_VALUE_BYTES`]($crate::api::limits::TRANSACTION_METADATA_VALUE_BYTES)), everything
            /// together 16,384 bytes of JSON
            /// ([`TRANSACTION_METADATA_BYTES`]($crate::api::limits::TRANSACTION_METADATA_BYTES)). Numbers are finite, and
            /// integers within 2^53 - 1 ([`SAFE_INTEGER`]($crate::api::limits::SAFE_INTEGER)).
            #[track_caller]
            pub fn set_metadata(&mut self, key: impl Into<String>, value: impl Into<$crate::api::Scalar>) -> &mut Self {
                self.recorder.set_transaction_metadata(key.into(), value.into());
                self
            }
        }
    };
}

/// The methods of the scopes that are going to be granted.
macro_rules! target_scopes {
    ($name:ident) => {
        impl $name {
            /// The scopes that are granted as things stand: those in `event.transaction`, and what this Action has changed.
            #[must_use]
            pub fn target_scopes(&self) -> Vec<String> {
                self.recorder.target_scopes()
            }

            /// Adds a target scope. It shows at once in [`target_scopes`](Self::target_scopes). What the client's grant does
            /// not hold is dropped when all Actions are done.
            ///
            /// # Limits
            /// A scope has 1 to 280 characters ([`SCOPE_CHARS`]($crate::api::limits::SCOPE_CHARS)) without white space, not
            /// counting the white space around it, which is dropped; 1,000 scopes
            /// ([`ADDED_SCOPES`]($crate::api::limits::ADDED_SCOPES)).
            #[track_caller]
            pub fn add_target_scope(&mut self, scope: impl AsRef<str>) -> &mut Self {
                self.recorder.add_target_scope(scope.as_ref());
                self
            }

            /// Removes a target scope. It shows at once in [`target_scopes`](Self::target_scopes).
            ///
            /// # Limits
            /// The scope is one, as for [`add_target_scope`](Self::add_target_scope).
            #[track_caller]
            pub fn remove_target_scope(&mut self, scope: impl AsRef<str>) -> &mut Self {
                self.recorder.remove_target_scope(scope.as_ref());
                self
            }

            /// Replaces all target scopes. It shows at once in [`target_scopes`](Self::target_scopes).
            ///
            /// # Limits
            /// As [`add_target_scope`](Self::add_target_scope).
            #[track_caller]
            pub fn set_target_scopes(&mut self, scopes: impl IntoIterator<Item: AsRef<str>>) -> &mut Self {
                self.recorder.set_target_scopes(scopes.into_iter().map(|scope| scope.as_ref().to_owned()).collect());
                self
            }

            /// Removes all target scopes. It shows at once in [`target_scopes`](Self::target_scopes).
            #[track_caller]
            pub fn clear_target_scopes(&mut self) -> &mut Self {
                self.recorder.clear_target_scopes();
                self
            }
        }
    };
}
pub(super) use {target_scopes, transaction_metadata};

namespace! {
    /// `api.transaction`: what Actions of one transaction hand on to each other, over redirects, forms and multi-factor
    /// authentication, until the trigger ends.
    Transaction
}
transaction_metadata!(Transaction);
target_scopes!(Transaction);

impl Recorder {
    pub(super) fn transaction_metadata(&self) -> Map {
        let transaction = self.event_group("transaction").unwrap_or_default();
        let mut metadata = transaction.at("metadata").as_object().cloned().unwrap_or_default();
        self.with_commands(|commands| {
            for command in commands.iter().filter(|command| command.call == SET_METADATA) {
                change(&mut metadata, text(command, 0), command.args.get(1).unwrap_or(&Value::Null));
            }
        });
        metadata
    }

    #[track_caller]
    pub(super) fn set_transaction_metadata(&self, key: String, value: Scalar) {
        let shown = Shown(&key);
        let value = match value.checked() {
            Ok(value) => value,
            Err(problem) => return self.violate(SET_METADATA, format!("the value of {shown} {problem}")),
        };
        let size = match &value {
            Value::String(text) => text.len(),
            other => other.to_json().len(),
        };
        let mut all = self.transaction_metadata();
        change(&mut all, &key, &value);
        let key_size = (chars(&key), TRANSACTION_METADATA_KEY_CHARS);
        let value_size = (size, TRANSACTION_METADATA_VALUE_BYTES);
        let all_size = (all.to_json().len(), TRANSACTION_METADATA_BYTES);
        if self.at_most(SET_METADATA, format_args!("the key {shown}"), key_size, "characters")
            && self.at_most(SET_METADATA, format_args!("the value of {shown}"), value_size, "bytes")
            && self.at_most(SET_METADATA, format_args!("the metadata, with {shown},"), all_size, "bytes")
        {
            self.record(SET_METADATA, [key.into(), value]);
        }
    }

    pub(super) fn target_scopes(&self) -> Vec<String> {
        let transaction = self.event_group("transaction").unwrap_or_default();
        let mut scopes = texts(transaction.at("target_scopes"));
        self.with_commands(|commands| {
            for command in commands {
                let scope = text(command, 0);
                match command.call.as_str() {
                    ADD if !scopes.iter().any(|known| known == scope) => scopes.push(scope.to_owned()),
                    REMOVE => scopes.retain(|known| known != scope),
                    SET => scopes = command.args.first().map(texts).unwrap_or_default(),
                    CLEAR => scopes.clear(),
                    _ => {}
                }
            }
        });
        scopes
    }

    #[track_caller]
    pub(super) fn add_target_scope(&self, scope: &str) {
        if let Some(scope) = self.scope(ADD, scope) {
            let mut scopes = self.target_scopes();
            scopes.retain(|known| *known != scope);
            if self.at_most(ADD, format_args!("the transaction"), (scopes.len() + 1, ADDED_SCOPES), "scopes") {
                self.record(ADD, [scope.into()]);
            }
        }
    }

    #[track_caller]
    pub(super) fn remove_target_scope(&self, scope: &str) {
        if let Some(scope) = self.scope(REMOVE, scope) {
            self.record(REMOVE, [scope.into()]);
        }
    }

    #[track_caller]
    pub(super) fn set_target_scopes(&self, scopes: Vec<String>) {
        let mut checked: Vec<String> = Vec::new();
        for scope in scopes {
            let Some(scope) = self.scope(SET, &scope) else { return };
            if !checked.contains(&scope) {
                checked.push(scope);
            }
        }
        if self.at_most(SET, format_args!("the transaction"), (checked.len(), ADDED_SCOPES), "scopes") {
            self.record(SET, [checked.into()]);
        }
    }

    #[track_caller]
    pub(super) fn clear_target_scopes(&self) {
        self.record(CLEAR, []);
    }
}

fn change(metadata: &mut Map, key: &str, value: &Value) {
    if value.is_null() {
        metadata.remove(key);
    } else {
        metadata.insert(key, value);
    }
}

fn texts(scopes: &Value) -> Vec<String> {
    scopes.as_array().unwrap_or_default().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
