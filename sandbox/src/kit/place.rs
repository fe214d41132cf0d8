//! Places in an event, by their path: `user.identities.0.connection`.

use auth0_actions::wire::{Map, Value};

/// Puts a value in its place; objects on the way are made.
pub(super) fn set(event: &mut Value, path: &str, value: Value) -> Result<(), String> {
    let mut here = event;
    let mut gone = String::from("event");
    for key in segments(path) {
        if here.is_null() {
            *here = Value::Object(Map::new());
        }
        here = match here {
            Value::Object(members) => {
                if !members.contains_key(key) {
                    members.insert(key, Value::Null);
                }
                members.get_mut(key)
            }
            Value::Array(items) => {
                let length = items.len();
                let index = key.parse().ok().filter(|index| *index <= length);
                let index: usize = index.ok_or_else(|| format!("`{gone}` has {length} items, and no place `{key}`"))?;
                if index == length {
                    items.push(Value::Null);
                }
                items.get_mut(index)
            }
            other => return Err(format!("`{gone}` is {}, and has no `{key}`", other.kind())),
        }
        .ok_or_else(|| format!("`{gone}` has no `{key}`"))?;
        gone.push('.');
        gone.push_str(key);
    }
    *here = value;
    Ok(())
}

/// Takes a member of an object away.
pub(super) fn remove(event: &mut Value, path: &str) -> Result<(), String> {
    let absent = || format!("the event has no `{path}`");
    let mut keys: Vec<&str> = segments(path).collect();
    let last = keys.pop().ok_or_else(absent)?;
    let mut here = event;
    for key in keys {
        here = match here {
            Value::Object(members) => members.get_mut(key),
            Value::Array(items) => key.parse().ok().and_then(|index: usize| items.get_mut(index)),
            _ => None,
        }
        .ok_or_else(absent)?;
    }
    here.as_object_mut().and_then(|members| members.remove(last)).map(drop).ok_or_else(absent)
}

/// As a handler writes it, `event.user.email`, or without the `event`.
fn segments(path: &str) -> impl Iterator<Item = &str> {
    path.strip_prefix("event.").unwrap_or(path).split('.')
}

#[cfg(test)]
mod tests {
    use super::{remove, set};
    use auth0_actions::wire::{Value, parse};

    fn event() -> Value {
        parse(r#"{"user":{"identities":[{"connection":"a"}],"name":null},"stats":{"logins_count":1}}"#).expect("JSON")
    }

    #[test]
    fn places_are_set_and_made() {
        for (path, expected) in [
            (
                "stats.logins_count",
                r#"{"user":{"identities":[{"connection":"a"}],"name":null},"stats":{"logins_count":7}}"#,
            ),
            ("event.stats", r#"{"user":{"identities":[{"connection":"a"}],"name":null},"stats":7}"#),
            (
                "user.identities.0.connection",
                r#"{"user":{"identities":[{"connection":7}],"name":null},"stats":{"logins_count":1}}"#,
            ),
            (
                "user.identities.1.connection",
                r#"{"user":{"identities":[{"connection":"a"},{"connection":7}],"name":null},"stats":{"logins_count":1}}"#,
            ),
            (
                "user.name.first",
                r#"{"user":{"identities":[{"connection":"a"}],"name":{"first":7}},"stats":{"logins_count":1}}"#,
            ),
        ] {
            let mut event = event();
            assert_eq!(set(&mut event, path, 7.into()), Ok(()));
            assert_eq!(event.to_string(), expected, "{path}");
        }
    }

    #[test]
    fn a_mistake_changes_nothing_and_is_told() {
        let mut changed = event();
        for path in ["stats.logins_count.deep", "user.identities.2.x", "user.identities.first"] {
            assert!(set(&mut changed, path, 7.into()).is_err(), "{path}");
        }
        for path in ["organization", "user.identities.0.none", "user.identities.0", "stats.logins_count.deep"] {
            assert_eq!(remove(&mut changed, path), Err(format!("the event has no `{path}`")));
        }
        assert_eq!(changed, event());
    }

    #[test]
    fn members_are_removed() {
        let mut changed = event();
        assert_eq!(remove(&mut changed, "event.stats"), Ok(()));
        assert_eq!(remove(&mut changed, "user.identities.0.connection"), Ok(()));
        assert_eq!(changed.to_string(), r#"{"user":{"identities":[{}],"name":null}}"#);
    }
}
