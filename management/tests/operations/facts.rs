//! The facts, read by the test's own code: which request a call must send, and which answers it must read.

use crate::harness::Sent;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// `facts/management.json`
pub(crate) struct Facts(Value);

pub(crate) struct Fact<'f> {
    facts: &'f Facts,
    fact: &'f Value,
}

/// An answer, and what a call gives of it: all, or the items of a page.
pub(crate) struct Answer {
    pub(crate) body: Value,
    pub(crate) items: Value,
    is_event: bool,
}

impl Answer {
    /// As it comes: JSON, or an event of a stream.
    pub(crate) fn text(&self) -> String {
        if self.is_event { format!("data: {}\n\n", self.body) } else { self.body.to_string() }
    }
}

impl Facts {
    pub(crate) fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../facts/management.json");
        #[expect(clippy::disallowed_methods, reason = "a test has files")]
        let text = std::fs::read_to_string(path).expect("the facts");
        Self(serde_json::from_str(&text).expect("JSON"))
    }

    pub(crate) fn operations(&self) -> impl Iterator<Item = Fact<'_>> {
        let operations = self.0["operations"].as_array().expect("operations");
        operations.iter().map(|fact| Fact { facts: self, fact })
    }

    /// The names of all scopes.
    #[cfg(feature = "reqwest")]
    pub(crate) fn scopes(&self) -> Vec<String> {
        self.0["scopes"].as_array().expect("scopes").iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The schema that is meant, and its name when it has one.
    fn resolve<'f>(&'f self, mut schema: &'f Value) -> (&'f Value, Option<&'f str>) {
        let mut name = None;
        while let Some(reference) = schema["$ref"].as_str() {
            let own = reference.rsplit('/').next().expect("a name");
            name = Some(own);
            schema = &self.0["schemas"][own];
            assert!(schema.is_object(), "no schema {own}");
        }
        (schema, name)
    }
}

/// How a value is made of a schema.
struct Maker<'f> {
    facts: &'f Facts,
    /// All that is listed, or only what is promised.
    full: bool,
    /// Which form of unions, counted from the first again after the last.
    form: usize,
    /// The most forms that a union had.
    forms: usize,
    within: Vec<&'f str>,
}

impl<'f> Maker<'f> {
    fn new(facts: &'f Facts, full: bool, form: usize) -> Self {
        Self { facts, full, form, forms: 1, within: Vec::new() }
    }

    fn value(&mut self, schema: &'f Value, key: &str) -> Value {
        let (schema, name) = self.facts.resolve(schema);
        if let Some(name) = name {
            self.within.push(name);
        }
        let made = self.resolved(schema, key);
        if name.is_some() {
            self.within.pop();
        }
        made
    }

    fn resolved(&mut self, schema: &'f Value, key: &str) -> Value {
        if let Some(values) = schema["enum"].as_array() {
            if let Some(truth) = values.iter().find(|value| value.is_boolean()) {
                // Sent truth values are all `true`.
                return if self.form == 0 && self.full { json!(true) } else { truth.clone() };
            }
            let texts = values.iter().filter_map(Value::as_str);
            return json!(texts.min().expect("a text"));
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let mut whole = Map::new();
            for part in parts {
                if let Value::Object(members) = self.value(part, key) {
                    whole.extend(members);
                }
            }
            return Value::Object(whole);
        }
        let choices = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
        if let Some(choices) = choices {
            return self.choice(choices, key);
        }
        let kind = schema["type"].as_str().or_else(|| {
            let several = schema["type"].as_array()?;
            several.iter().filter_map(Value::as_str).find(|kind| *kind != "null")
        });
        match kind {
            Some("array") => Value::Array(vec![self.value(&schema["items"], key)]),
            Some("object") => self.object(schema),
            Some("boolean") => json!(true),
            Some("integer" | "number") => json!(7),
            Some("string") if schema["format"] == "date-time" => json!("2026-01-31T09:30:00.000Z"),
            Some("string") | None => json!(format!("some {key}")),
            Some(other) => panic!("{key} is a {other}"),
        }
    }

    fn choice(&mut self, choices: &'f [Value], key: &str) -> Value {
        let forms: Vec<&Value> =
            choices.iter().filter(|choice| self.facts.resolve(choice).0["type"] != "null").collect();
        let is_text = |choice: &&Value| self.facts.resolve(choice).0["type"] == "string";
        if forms.iter().all(is_text) {
            // Texts are one text; of sets of values the least of all.
            let sets: Vec<&Value> = forms.iter().map(|form| &self.facts.resolve(form).0["enum"]).collect();
            if forms.len() == 1 || sets.iter().any(|set| !set.is_array()) {
                let plain =
                    forms.iter().find(|form| !self.facts.resolve(form).0["enum"].is_array() || forms.len() == 1);
                return match plain {
                    Some(_) if forms.len() > 1 => json!(format!("some {key}")),
                    Some(plain) => self.value(plain, key),
                    None => json!(format!("some {key}")),
                };
            }
            let least = sets.iter().filter_map(|set| set.as_array()).flatten().filter_map(Value::as_str).min();
            return json!(least.expect("a value"));
        }
        self.forms = self.forms.max(forms.len());
        let nested = self.form;
        let made = self.value(forms[self.form % forms.len()], key);
        self.form = nested;
        made
    }

    fn object(&mut self, schema: &'f Value) -> Value {
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let mut members = Map::new();
        let empty = Map::new();
        let properties = schema["properties"].as_object().unwrap_or(&empty);
        let properties: Vec<(&'f String, &'f Value)> = match schema["properties"].as_object() {
            Some(properties) => properties.iter().collect(),
            None => {
                debug_assert!(properties.is_empty());
                Vec::new()
            }
        };
        for (name, property) in &properties {
            let again = self.facts.resolve(property).1.is_some_and(|schema| self.within.contains(&schema))
                || self
                    .facts
                    .resolve(&self.facts.resolve(property).0["items"])
                    .1
                    .is_some_and(|schema| self.within.contains(&schema));
            if required.contains(&name.as_str()) || self.full && !again {
                let value = if again { json!([]) } else { self.value(property, name) };
                members.insert((*name).clone(), value);
            }
        }
        if properties.is_empty() && self.full {
            let typed = schema["additionalProperties"].as_object().filter(|typed| !typed.is_empty());
            let value = match typed {
                Some(_) => self.value(&schema["additionalProperties"], "value"),
                None => json!("value"),
            };
            members.insert("key".into(), value);
        }
        Value::Object(members)
    }
}

impl<'f> Fact<'f> {
    pub(crate) fn key(&self) -> String {
        let group: Vec<&str> =
            self.fact["group"].as_array().expect("a group").iter().filter_map(Value::as_str).collect();
        format!("{}.{}", group.join("."), self.fact["name"].as_str().expect("a name"))
    }

    pub(crate) fn status(&self) -> u16 {
        self.fact["success_status"].as_u64().and_then(|status| status.try_into().ok()).expect("a status")
    }

    /// The scopes that stand in the facts of the operation.
    #[cfg(feature = "reqwest")]
    pub(crate) fn a_scope(&self) -> Vec<&'f str> {
        fn collect<'s>(scopes: &'s Value, found: &mut Vec<&'s str>) {
            match scopes {
                Value::String(name) => found.push(name),
                Value::Array(inner) => inner.iter().for_each(|scopes| collect(scopes, found)),
                Value::Object(inner) => inner.values().for_each(|scopes| collect(scopes, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        collect(&self.fact["scopes"], &mut found);
        found
    }

    pub(crate) fn is_stream(&self) -> bool {
        self.fact["response_content_type"] == "text/event-stream"
    }

    fn params(&self, which: &str) -> impl Iterator<Item = (&'f str, &'f Value)> {
        let params = self.fact[which].as_array();
        params.into_iter().flatten().map(|param| (param["name"].as_str().expect("a name"), param))
    }

    /// The value of a parameter, as texts: one, or the items of an array.
    fn param(&self, name: &str, param: &'f Value, text: &str) -> Vec<String> {
        let schema = match &param["ref"] {
            Value::String(reference) => {
                self.facts.resolve(&self.facts.0["schemas"][reference.rsplit('/').next().expect("a name")]).0
            }
            _ => param,
        };
        let kind = schema["type"].as_str();
        let items = if param["items"].is_object() { &param["items"] } else { &schema["items"] };
        let texts = |set: &Value| Some(set.as_array()?.iter().filter_map(Value::as_str).min()?.to_owned());
        if kind == Some("array") {
            return vec![texts(&self.facts.resolve(items).0["enum"]).unwrap_or_else(|| format!("some {name}"))];
        }
        if let Some(least) = texts(&schema["enum"]) {
            return vec![least];
        }
        vec![match param["type"].as_str() {
            Some("boolean") => "true".into(),
            Some("integer" | "number") => "7".into(),
            _ => text.to_owned(),
        }]
    }

    /// What the call with plain values must send.
    pub(crate) fn request(&self) -> Sent {
        let mut path = self.fact["path"].as_str().expect("a path").to_owned();
        for (name, param) in self.params("path_params") {
            let value = self.param(name, param, &format!("{name}|ü/ 1")).remove(0);
            path = path.replace(&format!("{{{name}}}"), &encoded(&value));
        }
        let mut query: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, param) in self.params("query") {
            query.insert(name.to_owned(), self.param(name, param, &format!("some {name}")));
        }
        let mut body = match &self.fact["request"] {
            Value::Null => Value::Null,
            schema => Maker::new(self.facts, true, 0).value(schema, "body"),
        };
        if self.fact["request_content_type"] == "multipart/form-data" {
            // The parts of a form are texts.
            let members = body.as_object_mut().expect("parts");
            members.values_mut().filter(|part| part.is_boolean()).for_each(|part| *part = json!(part.to_string()));
        }
        Sent { method: self.fact["method"].as_str().expect("a method").to_owned(), path, query, body }
    }

    /// Answers that keep to the schema: with all that it lists, for each form of its unions, and the least.
    pub(crate) fn answers(&self) -> impl Iterator<Item = Answer> {
        let mut answers = Vec::new();
        let schema = &self.fact["response"];
        if !schema.is_null() {
            let mut form = 0;
            loop {
                let mut maker = Maker::new(self.facts, true, form);
                let body = maker.value(schema, "body");
                answers.push(self.answer(body));
                form += 1;
                if form >= maker.forms {
                    break;
                }
            }
            let least = Maker::new(self.facts, false, 0).value(schema, "body");
            // Some schemas do not even promise the list itself; an answer without it is no page.
            if self.is_list_without_items(&least) { /* not a page */
            } else {
                answers.push(self.answer(least));
            }
        }
        answers.into_iter()
    }

    /// Is an answer an object with properties that are listed?
    pub(crate) fn answers_with_properties(&self) -> bool {
        self.facts.resolve(&self.fact["response"]).0["properties"].is_object()
    }

    fn items_key(&self) -> Option<&'f str> {
        self.fact["page"]["wrapped"][0]["items"].as_str()
    }

    fn is_list_without_items(&self, body: &Value) -> bool {
        !self.fact["page"].is_null() && body.is_object() && self.items_key().is_none_or(|key| body.get(key).is_none())
    }

    fn answer(&self, body: Value) -> Answer {
        let items = match (&self.fact["page"], &body) {
            (Value::Null, _) | (_, Value::Array(_)) => body.clone(),
            _ => body[self.items_key().expect("items")].clone(),
        };
        Answer { body, items, is_event: self.is_stream() }
    }

    /// A full answer with one value after the other of a wrong type, and its path; what may be anything is left out.
    pub(crate) fn mistakes(&self, secret: &str) -> Vec<(String, Value)> {
        let mut mistakes = Vec::new();
        if self.is_stream() || self.has_union() {
            // A form that no variant has is kept as it came: that is no mistake.
            return mistakes;
        }
        let Some(answer) = self.answers().next() else { return mistakes };
        let mut pointers = Vec::new();
        collect(&answer.body, String::new(), String::new(), &mut pointers);
        for (path, pointer) in pointers {
            let mut mistaken = answer.body.clone();
            let slot = mistaken.pointer_mut(&pointer).expect("it came from there");
            *slot = match slot {
                Value::String(_) => json!({ secret: secret }),
                _ => json!(secret),
            };
            if !self.is_free(&path) {
                mistakes.push((path, mistaken));
            }
        }
        mistakes
    }

    fn has_union(&self) -> bool {
        let mut maker = Maker::new(self.facts, true, 0);
        maker.value(&self.fact["response"], "body");
        maker.forms > 1
    }

    /// May anything stand there, or is it not read?
    fn is_free(&self, path: &str) -> bool {
        let key = path.rsplit(['.', ']']).next().unwrap_or(path);
        // Counters are only read when they are numbers; members of free-form objects are `key`.
        matches!(key, "next" | "limit" | "start" | "total" | "length" | "key" | "page" | "per_page")
            || self.is_untyped(path)
    }

    /// Does the schema say nothing of what stands there?
    fn is_untyped(&self, path: &str) -> bool {
        let mut schema = self.facts.resolve(&self.fact["response"]).0;
        for step in path.split('.') {
            let (name, depth) =
                step.split_once('[').map_or((step, 0), |(name, rest)| (name, 1 + rest.matches('[').count()));
            if !name.is_empty() {
                let parts = schema["allOf"].as_array();
                let found = match parts {
                    Some(parts) => parts
                        .iter()
                        .map(|part| &self.facts.resolve(part).0["properties"][name])
                        .find(|it| !it.is_null()),
                    None => Some(&schema["properties"][name]),
                };
                let Some(next) = found.filter(|next| !next.is_null()) else { return true };
                schema = self.facts.resolve(next).0;
            }
            for _ in 0..depth {
                schema = self.facts.resolve(&schema["items"]).0;
            }
        }
        schema.as_object().is_none_or(Map::is_empty) || schema["type"].is_null() && schema["enum"].is_null()
    }
}

fn collect(value: &Value, path: String, pointer: String, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let dot = if path.is_empty() { "" } else { "." };
                collect(value, format!("{path}{dot}{key}"), format!("{pointer}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, format!("{path}[{index}]"), format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
    if !path.is_empty() {
        found.push((path, pointer));
    }
}

/// Percent-encodes all but what RFC 3986 calls unreserved.
pub(crate) fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
