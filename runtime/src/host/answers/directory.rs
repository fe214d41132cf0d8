//! `api.groups` and `api.roles`: what the tenant's directory says of the user.

use super::object;
use auth0_actions_wire::{Map, Value};

#[derive(Default)]
pub(super) struct Directory {
    pub(super) groups: Vec<Value>,
    pub(super) roles: Vec<Value>,
}

impl Directory {
    pub(super) fn groups(&self) -> Value {
        object([("groups", Value::Array(self.groups.clone()))])
    }

    /// For each group that is asked for, by its id or its name, whether the user is in it.
    pub(super) fn memberships(&self, asked: &Value) -> Value {
        let asked = asked.as_array().unwrap_or_default().iter().filter_map(Value::as_str);
        let status = |wanted: &str| {
            let is_member = self.groups.iter().any(|group| is(group, "id", wanted) || is(group, "name", wanted));
            object([("is_member", is_member.into())])
        };
        object([("memberships", Value::Object(asked.map(|wanted| (wanted, status(wanted))).collect::<Map>()))])
    }

    /// All roles, or those whose ids or names are asked for.
    pub(super) fn roles(&self, asked: &Value) -> Value {
        let roles = match asked.as_array() {
            None => self.roles.clone(),
            Some(asked) => {
                let wanted: Vec<&str> = asked.iter().filter_map(Value::as_str).collect();
                let is_asked =
                    |role: &&Value| wanted.iter().any(|wanted| is(role, "id", wanted) || is(role, "name", wanted));
                self.roles.iter().filter(is_asked).cloned().collect()
            }
        };
        object([("roles", Value::Array(roles))])
    }
}

fn is(thing: &Value, key: &str, text: &str) -> bool {
    thing.at(key).as_str() == Some(text)
}
