//! Places in an event.

use auth0_actions::wire::{Map, Value};

/// The object at `path`, made where there is none.
pub(super) fn object<'a>(root: &'a mut Value, path: &[&str]) -> &'a mut Map {
    let mut here = root;
    for key in path {
        let members = as_object(here);
        if !members.contains_key(key) {
            members.insert(*key, Value::Null);
        }
        // The member is there: it was just made.
        here = match members.get_mut(key) {
            Some(member) => member,
            None => unreachable!("a member that was just inserted"),
        };
    }
    as_object(here)
}

fn as_object(value: &mut Value) -> &mut Map {
    if !matches!(value, Value::Object(_)) {
        *value = Value::Object(Map::new());
    }
    match value {
        Value::Object(members) => members,
        _ => unreachable!("a value that was just made an object"),
    }
}

/// What stands at `path`; null when nothing does.
pub(super) fn at<'a>(root: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(root, |here, key| here.at(key))
}

/// The texts of an array.
pub(super) fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap_or_default().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Sets a member, or removes it when the value is null.
pub(super) fn set(members: &mut Map, key: &str, value: &Value) {
    if value.is_null() {
        members.remove(key);
    } else {
        members.insert(key, value);
    }
}
