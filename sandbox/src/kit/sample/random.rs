//! An event of a shape, from a seed.

use super::world::World;
use auth0_actions::wire::{Map, Value, parse};

/// One enum in so many has a value that nobody knows yet.
const NEW_VALUES: u64 = 20;
const NEW_VALUE: &str = "new-in-auth0";

pub(super) fn event(shape: &str, seed: u64) -> String {
    // The shapes are part of this crate, and a test reads each.
    let shape = parse(shape).unwrap_or_default();
    let mut maker = Maker { world: World::new(seed), path: Vec::new(), structs: Vec::new() };
    let mut event = maker.value(&shape);
    if let Some(types) = shape.at("messages").as_object() {
        maker.message(types, &mut event);
    }
    maker.world.tie_together(&mut event);
    event.to_json()
}

struct Maker<'s> {
    world: World,
    /// The keys on the way; `[]` for items of arrays.
    path: Vec<String>,
    /// The structs around, for those that repeat, with how deep they may still go.
    structs: Vec<(&'s Map, i64)>,
}

impl<'s> Maker<'s> {
    fn value(&mut self, shape: &'s Value) -> Value {
        let like = shape.get("like");
        let shape = shape.get("shape").unwrap_or(shape);
        if let Some(fields) = shape.at("fields").as_object() {
            let depth = self.structs.last().filter(|(around, _)| std::ptr::eq(*around, fields)).map(|(_, left)| *left);
            self.structs.push((fields, depth.unwrap_or(-1)));
            let members = self.members(fields);
            self.structs.pop();
            return Value::Object(members);
        }
        if let Some(values) = shape.at("enum").as_array() {
            return self.of_enum(values);
        }
        if let Some(item) = shape.get("array") {
            return self.array(item);
        }
        if let Some(item) = shape.get("dictionary") {
            let count = self.world.below(3);
            let names = (0..count).map(|_| self.world.word()).collect::<Vec<_>>();
            return Value::Object(names.into_iter().map(|name| (name, self.within("{}", item))).collect());
        }
        if let Some(levels) = shape.get("repeat") {
            return self.repeat(levels.as_i64().unwrap_or(0));
        }
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let kind = shape.as_str().unwrap_or("Value");
        let known = self.world.known(&path, kind);
        known.or_else(|| like.cloned()).unwrap_or_else(|| self.world.plain(kind))
    }

    fn members(&mut self, fields: &'s Map) -> Map {
        let mut members = Map::new();
        for (name, shape) in fields.iter() {
            let (key, is_optional) = name.strip_suffix('?').map_or((name, false), |key| (key, true));
            if is_optional && self.world.below(2) == 0 {
                continue;
            }
            let value = self.within(key, shape);
            // A repetition has come to its end.
            if !(shape.get("repeat").is_some() && value.is_null()) {
                members.insert(key, value);
            }
        }
        members
    }

    fn within(&mut self, key: &str, shape: &'s Value) -> Value {
        self.path.push(key.to_owned());
        let value = self.value(shape);
        self.path.pop();
        value
    }

    fn of_enum(&mut self, values: &[Value]) -> Value {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        if let Some(known) = self.world.known(&path, "enum") {
            return known;
        }
        if self.world.below(NEW_VALUES) == 0 {
            return NEW_VALUE.into();
        }
        self.world.pick(values).cloned().unwrap_or_default()
    }

    fn array(&mut self, item: &'s Value) -> Value {
        // A user has one identity at least.
        let least = u64::from(self.path.last().is_some_and(|key| key == "identities"));
        let count = least + self.world.below(3);
        Value::Array((0..count).map(|_| self.within("[]", item)).collect())
    }

    /// A message of one of the types, with data of its own.
    fn message(&mut self, types: &'s Map, event: &mut Value) {
        let all: Vec<(&str, &Value)> = types.iter().collect();
        let Some((name, shape)) = self.world.pick(&all).copied() else { return };
        self.path = vec!["message".to_owned(), "data".to_owned()];
        let object = self.within("object", shape);
        if let Some(message) = event.as_object_mut().and_then(|event| event.get_mut("message")?.as_object_mut()) {
            message.insert("type", name);
            message.insert("data", Map::from([("object", object)]));
        }
    }

    /// The struct around once more, so many levels deep.
    fn repeat(&mut self, levels: i64) -> Value {
        let Some((fields, left)) = self.structs.pop() else { return Value::Null };
        let left = if left < 0 { levels } else { left };
        let value = if left > 0 {
            self.structs.push((fields, left - 1));
            let members = self.members(fields);
            self.structs.pop();
            Value::Object(members)
        } else {
            Value::Null
        };
        self.structs.push((fields, left));
        value
    }
}
