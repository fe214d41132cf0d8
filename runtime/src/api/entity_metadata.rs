//! Metadata of sessions and refresh tokens: the same rules for both.

use super::Recorder;
use super::checks::{Shown, chars, text};
use auth0_actions_wire::{Map, Value};

/// Whose metadata, and what it may hold.
pub(super) struct Entity {
    pub(super) group: &'static str,
    pub(super) set: &'static str,
    pub(super) delete: &'static str,
    pub(super) evict: &'static str,
    pub(super) entries: usize,
    pub(super) key_chars: usize,
    pub(super) value_chars: usize,
}

impl Recorder {
    /// What came with the event, and what was asked for since.
    pub(super) fn entity_metadata(&self, entity: &Entity) -> Map {
        let group = self.event_group(entity.group).unwrap_or_default();
        let mut metadata = group.at("metadata").as_object().cloned().unwrap_or_default();
        self.with_commands(|commands| {
            for command in commands {
                if command.call == entity.set {
                    metadata.insert(text(command, 0), text(command, 1));
                } else if command.call == entity.delete {
                    metadata.remove(text(command, 0));
                } else if command.call == entity.evict {
                    metadata = Map::new();
                }
            }
        });
        metadata
    }

    #[track_caller]
    pub(super) fn set_entity_metadata(&self, entity: &Entity, key: String, value: String) {
        let call = entity.set;
        let allowed = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == '-';
        if key.is_empty() {
            return self.violate(call, "the key is empty");
        }
        if !key.chars().all(allowed) {
            let message = format!("the key {} has more in it than letters, digits, `_` and `-`", Shown(&key));
            return self.violate(call, message);
        }
        if value.contains('\0') {
            return self.violate(call, format!("the value of {} has a null character", Shown(&key)));
        }
        let mut metadata = self.entity_metadata(entity);
        metadata.insert(key.as_str(), Value::Null);
        let shown = Shown(&key);
        if self.at_most(call, format_args!("the key {shown}"), (chars(&key), entity.key_chars), "characters")
            && self.at_most(
                call,
                format_args!("the value of {shown}"),
                (chars(&value), entity.value_chars),
                "characters",
            )
            && self.at_most(
                call,
                format_args!("the metadata, with {shown},"),
                (metadata.len(), entity.entries),
                "entries",
            )
        {
            self.record(call, [key.into(), value.into()]);
        }
    }

    /// Milliseconds since 1970; Auth0 refuses 0.
    #[track_caller]
    pub(super) fn set_expiry(&self, call: &'static str, at_ms: i64) {
        if at_ms > 0 {
            self.record(call, [at_ms.into()]);
        } else {
            self.violate(call, format!("{at_ms} is no time to come, in milliseconds since 1970"));
        }
    }
}
