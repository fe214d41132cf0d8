//! The facts, read by the tests' own code: bodies that fit an operation's schema, and bodies with one thing wrong.

use serde_json::{Map, Value, json};

/// `facts/management.json`
pub(crate) struct Facts(pub(crate) Value);

/// A text for each pattern of the facts, in their order.
const TEXTS_OF_PATTERNS: &[(&str, &str)] = &[
    ("^#", "#00ff00"),
    ("^https://", "https://example.com/a"),
    ("^\\d{12}$", "123456789012"),
    ("^seg_", "seg_1"),
    ("^var_", "var_1"),
    ("^flg_", "flg_1"),
    ("^con_[A-Za-z0-9]{16}$", "con_0123456789abcdef"),
    ("^[0-9a-fA-F]{8}-", "123e4567-e89b-12d3-a456-426614174000"),
    ("^client\\.metadata", "client.metadata.a"),
    ("^organization\\.metadata", "organization.metadata.a"),
    ("^transaction\\.custom_domain", "transaction.custom_domain.domain_metadata.a"),
    ("^user\\.user_metadata", "user.user_metadata.a"),
    ("^user\\.app_metadata", "user.app_metadata.a"),
    ("^untrusted_data", "untrusted_data.authorization_params.ext-a"),
    ("^grp_", "grp_11111111111111"),
    ("^[A-Z]{2}$", "DE"),
    ("^\\+[0-9]", "+4930123456"),
    ("^simplified/1.0$", "simplified/1.0"),
    ("^aamva$", "aamva"),
    ("^(?:us-east-", "us-east-1"),
    ("^([A-Za-z0-9+/]){86}==$", ""),
    ("^([a-z0-9]){3,24}$", "abc"),
    ("^([a-z0-9]){1}", "abc"),
    ("^([0-9a-zA-Z-_]{10,64})$", "0123456789"),
    ("^[0-9]*$", "1"),
    ("^\\d+$", "1"),
    ("^[-A-Fa-f0-9]+$", "a1"),
];

const TEXTS_OF_FORMATS: &[(&str, &str)] = &[
    ("email", "ada@example.com"),
    ("email-or-empty", "ada@example.com"),
    ("ipv4", "10.0.0.1"),
    ("ipv6", "::1"),
    ("cidr", "10.0.0.0/8"),
    ("ipv6_cidr", "2001:db8::/32"),
    ("date-time", "2026-01-31T09:30:00Z"),
    ("uuid", "123e4567-e89b-12d3-a456-426614174000"),
    ("html-color", "#00ff00"),
    ("html-color-or-null", "#00ff00"),
    ("forms-hex-color", "#00ff00"),
    ("role-id", "rol_0000000000000001"),
    ("organization-id", "org_0000000000000001"),
    ("connection-id", "con_0000000000000001"),
    ("client-grant-id", "cgr_0000000000000001"),
    ("credential-id", "cred_0000000000000001"),
    ("hostname", "example.com"),
];

impl Facts {
    pub(crate) fn read() -> Self {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../facts/management.json");
        let text = std::fs::read_to_string(path).expect("the facts");
        Self(serde_json::from_str(&text).expect("JSON"))
    }

    pub(crate) fn operations(&self) -> &[Value] {
        self.0["operations"].as_array().expect("operations")
    }

    pub(crate) fn resolve<'f>(&'f self, mut schema: &'f Value) -> (&'f Value, Option<&'f str>) {
        let mut name = None;
        while let Some(own) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
            name = Some(own);
            schema = &self.0["schemas"][own];
        }
        (schema, name)
    }

    /// A value that fits, with all properties that do not lead back to themselves.
    pub(crate) fn fitting<'f>(&'f self, schema: &'f Value, within: &[&'f str]) -> Option<Value> {
        let (schema, name) = self.resolve(schema);
        if name.is_some_and(|name| within.contains(&name)) {
            return None;
        }
        let within = [within, name.as_slice()].concat();
        if let Some(values) = schema["enum"].as_array() {
            return values.first().cloned();
        }
        if let Some(choices) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
            return choices.iter().find_map(|choice| self.fitting(choice, &within));
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let parts = parts.iter().filter_map(|part| self.fitting(part, &within));
            return Some(Value::Object(parts.filter_map(|part| part.as_object().cloned()).flatten().collect()));
        }
        Some(match types(schema).first().copied() {
            Some("boolean") => json!(true),
            Some("integer" | "number") => json!(schema["minimum"].as_i64().unwrap_or(1)),
            Some("array") => {
                let item = schema.get("items").map_or(Some(json!("a")), |items| self.fitting(items, &within));
                let count = schema["minItems"].as_u64().unwrap_or(0).max(1);
                item.map_or_else(|| json!([]), |item| (0..count).map(|_| item.clone()).collect())
            }
            Some("object") => Value::Object(self.object(schema, &within)),
            _ => json!(text(schema)),
        })
    }

    fn object<'f>(&'f self, schema: &'f Value, within: &[&'f str]) -> Map<String, Value> {
        let mut members = Map::new();
        let most = schema["maxProperties"].as_u64().unwrap_or(u64::MAX);
        let properties = schema["properties"].as_object().into_iter().flatten();
        for (name, property) in properties.take(usize::try_from(most).unwrap_or(usize::MAX)) {
            let value = self.fitting(property, within);
            if let Some(value) = value.or_else(|| required(schema).contains(&name.as_str()).then(|| json!([]))) {
                members.insert(name.clone(), value);
            }
        }
        if members.is_empty() && schema["additionalProperties"] != false {
            let others = schema.get("additionalProperties").filter(|others| others.is_object());
            let value = others.map_or(Some(json!("a")), |others| self.fitting(others, within));
            members.extend(value.map(|value| ("key".to_owned(), value)));
        }
        members
    }

    /// The value with one thing wrong, in every way and at every depth outside of a choice; each with what is wrong.
    pub(crate) fn broken(&self, schema: &Value, value: &Value, place: &str) -> Vec<(String, Value)> {
        let (schema, _) = self.resolve(schema);
        let mut broken = Vec::new();
        if let Some(other) = of_another_type(schema) {
            broken.push((format!("the type of {place}"), other));
        }
        if schema["oneOf"].is_array() || schema["anyOf"].is_array() {
            return broken;
        }
        if let Value::Array(items) = value
            && let (Some(of_item), Some(item)) = (schema.get("items"), items.first())
        {
            let inner = self.broken(of_item, item, &format!("{place}[0]"));
            broken.extend(inner.into_iter().map(|(what, item)| (what, json!([item]))));
        }
        let Value::Object(members) = value else { return broken };
        for name in required(schema) {
            let mut without = members.clone();
            assert!(without.remove(name).is_some(), "{place}: no {name}");
            broken.push((format!("no {name} in {place}"), without.into()));
        }
        for (name, property) in schema["properties"].as_object().into_iter().flatten() {
            let Some(member) = members.get(name) else { continue };
            for (what, inner) in self.broken(property, member, &format!("{place}.{name}")) {
                let mut changed = members.clone();
                changed.insert(name.clone(), inner);
                broken.push((what, changed.into()));
            }
        }
        broken
    }
}

fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn required(schema: &Value) -> Vec<&str> {
    schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn text(schema: &Value) -> String {
    let of = |table: &[(&str, &str)], wanted: &Value, is: fn(&str, &str) -> bool| {
        let wanted = wanted.as_str()?;
        table.iter().find(|(key, _)| is(wanted, key)).map(|(_, text)| (*text).to_owned())
    };
    if schema["pattern"].as_str().is_some_and(|pattern| pattern.contains("{86}")) {
        return "A".repeat(86) + "==";
    }
    let known = of(TEXTS_OF_PATTERNS, &schema["pattern"], |pattern, key| pattern.starts_with(key))
        .or_else(|| of(TEXTS_OF_FORMATS, &schema["format"], |format, key| format == key));
    let address = |format: &str| format.contains("url") || format.contains("uri");
    known.unwrap_or_else(|| match schema["format"].as_str() {
        Some(format) if address(format) => "https://example.com/a".to_owned(),
        _ => "a".repeat(schema["minLength"].as_u64().unwrap_or(0).max(1) as usize),
    })
}

/// A value of none of the types that a schema takes.
fn of_another_type(schema: &Value) -> Option<Value> {
    let own = types(schema);
    let other = match own.as_slice() {
        [] => return None,
        own if own.contains(&"object") => json!("a"),
        _ => json!({ "of": "another type" }),
    };
    Some(other)
}
