//! Events that are made from the facts alone.

use super::chance::Chance;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// A property of an event, as the facts have it.
pub(crate) struct Entry {
    /// Such as `event.user.identities[].provider`.
    pub(crate) path: String,
    pub(crate) kind: String,
    /// May be absent, or `null`.
    pub(crate) optional: bool,
    pub(crate) off_reference: bool,
    values: Vec<String>,
}

/// What the facts say of a trigger's event.
pub(crate) struct Facts {
    pub(crate) entries: Vec<Entry>,
    /// The places in the list of the properties of each object, and of each entry.
    inside: HashMap<String, Vec<usize>>,
    places: HashMap<String, usize>,
}

/// Which properties an event has, and which values.
pub(crate) struct Maker<'m> {
    pub(crate) chance: Chance,
    /// Does the event have this property, which may be absent?
    pub(crate) has: &'m mut dyn FnMut(&str, &mut Chance) -> bool,
    /// Plain values: one item, the first of the known values, nothing unusual.
    pub(crate) plain: bool,
}

/// The properties whose numbers have fractions; counts and scores are whole.
const FRACTIONS: [&str; 2] = ["latitude", "longitude"];

fn all() -> Value {
    serde_json::from_str(include_str!("../../../facts/actions.json")).unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn entry(fact: &Value, path: String, off_reference: bool) -> Entry {
    let says = |key: &str| fact[key] == true;
    let texts = |key: &str| list(fact, key).iter().map(|text| text.as_str().unwrap().to_owned());
    Entry {
        path,
        kind: fact["type"].as_str().unwrap().to_owned(),
        // Nobody promises what the reference does not list.
        optional: says("optional") || says("nullable") || off_reference,
        off_reference,
        values: texts("enum").chain(texts("known_values")).collect(),
    }
}

impl Facts {
    /// Those of a trigger. What the secrets hold is the Action's own, and `configuration` is private to Auth0's runner.
    pub(crate) fn of(trigger: &str) -> Self {
        let facts = all();
        let trigger = list(&facts, "triggers").iter().find(|entry| entry["id"] == trigger).unwrap();
        let mut entries = Vec::new();
        for (key, off_reference) in [("event", false), ("event_off_reference", true)] {
            for fact in list(trigger, key) {
                let path = fact["path"].as_str().unwrap();
                if !path.starts_with("event.secrets") && path != "event.configuration" {
                    entries.push(entry(fact, path.to_owned(), off_reference));
                }
            }
        }
        Self::new(entries)
    }

    fn new(entries: Vec<Entry>) -> Self {
        let (mut inside, mut places) = (HashMap::<_, Vec<_>>::new(), HashMap::new());
        for (place, entry) in entries.iter().enumerate() {
            if let Some((object, key)) = entry.path.rsplit_once('.')
                && !key.contains(['[', '{'])
            {
                inside.entry(object.to_owned()).or_default().push(place);
            }
            places.insert(entry.path.clone(), place);
        }
        Self { entries, inside, places }
    }

    /// What the messages of an event stream are about: each type, and the facts of its object.
    pub(crate) fn of_messages() -> Vec<(String, Self)> {
        let facts = all();
        let of = |message: &Value| {
            let members = list(message, "object").iter();
            let path = |member: &Value| format!("event.{}", member["name"].as_str().unwrap());
            let entries = members.map(|member| entry(member, path(member), false)).collect();
            (message["type"].as_str().unwrap().to_owned(), Self::new(entries))
        };
        list(&facts, "event_stream_types").iter().map(of).collect()
    }

    fn get(&self, path: &str) -> Option<&Entry> {
        self.places.get(path).map(|place| &self.entries[*place])
    }

    /// The properties of the object at `path`.
    fn children(&self, path: &str) -> impl Iterator<Item = (&str, &Entry)> {
        let places = self.inside.get(path).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|place| {
            let entry = &self.entries[*place];
            (entry.path.rsplit('.').next().unwrap_or_default(), entry)
        })
    }

    /// An event.
    pub(crate) fn event(&self, maker: &mut Maker<'_>) -> Value {
        self.object("event", maker)
    }

    fn object(&self, path: &str, maker: &mut Maker<'_>) -> Value {
        let mut members = Map::new();
        for (key, entry) in self.children(path) {
            if !entry.optional || (maker.has)(&entry.path, &mut maker.chance) {
                members.insert(key.to_owned(), self.value(&entry.path, &entry.kind, &entry.values, maker));
            } else if !maker.plain && maker.chance.once_in(3) {
                members.insert(key.to_owned(), Value::Null);
            }
        }
        Value::Object(members)
    }

    fn value(&self, path: &str, kind: &str, values: &[String], maker: &mut Maker<'_>) -> Value {
        let count = if maker.plain { 1 } else { maker.chance.below(4) };
        match kind {
            "string" if values.is_empty() => text(maker).into(),
            "string" if !maker.plain && maker.chance.once_in(5) => "a value of later times".into(),
            "string" => values[if maker.plain { 0 } else { maker.chance.below(values.len()) }].as_str().into(),
            "boolean" => (maker.plain || maker.chance.once_in(2)).into(),
            "number" | "integer" => number(path, maker),
            "object" if self.children(path).next().is_some() => self.object(path, maker),
            "dictionary" => {
                let item = self.get(&format!("{path}{{}}"));
                let mut members = Map::new();
                for index in 0..count {
                    let key = if maker.plain { "key".to_owned() } else { format!("{}{index}", text(maker)) };
                    let value = match item {
                        Some(item) => self.value(&item.path, &item.kind, &item.values, maker),
                        None => any(maker),
                    };
                    members.insert(key, value);
                }
                Value::Object(members)
            }
            "object" => json!({ "key": any(maker) }),
            _ => match kind.strip_prefix("array<").and_then(|rest| rest.strip_suffix('>')) {
                Some(item) => {
                    let fact = self.get(&format!("{path}[]"));
                    let values = fact.map(|fact| fact.values.as_slice()).unwrap_or_default();
                    let path = format!("{path}[]");
                    (0..count).map(|_| self.value(&path, item, values, maker)).collect()
                }
                None => any(maker),
            },
        }
    }
}

fn number(path: &str, maker: &mut Maker<'_>) -> Value {
    let whole = !FRACTIONS.iter().any(|key| path.ends_with(key));
    let number = maker.chance.below(2_000) as i64 - 1_000;
    if whole { number.into() } else { json!(number as f64 / 8.0) }
}

fn text(maker: &mut Maker<'_>) -> String {
    const PIECES: [&str; 12] =
        ["a", "Z", " ", "\"", "\\", "/", "\n", "\u{1}", "é", "日本", "🦀", "a longer piece of text"];
    if maker.plain {
        return "text".to_owned();
    }
    (0..maker.chance.below(6)).map(|_| PIECES[maker.chance.below(PIECES.len())]).collect()
}

fn any(maker: &mut Maker<'_>) -> Value {
    match maker.chance.below(if maker.plain { 1 } else { 6 }) {
        0 => text(maker).into(),
        1 => number("", maker),
        2 => Value::Null,
        3 => true.into(),
        4 => json!([text(maker), { "a": number("", maker) }]),
        _ => json!({ "b": { "c": text(maker) } }),
    }
}
