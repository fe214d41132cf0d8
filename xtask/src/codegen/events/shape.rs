//! The shapes of events, for whoever makes events up: the test kit.
//!
//! A shape is the name of a type, or an object with one member: `fields` (a name that ends with `?` is that of a property
//! that may be absent), `enum`, `array`, `dictionary`, `repeat` (so many levels of the struct around it), or `like`, a
//! sample beside its `shape`. Beside the `fields` of an event that delivers messages, `messages` has the shape of
//! `message.data.object` for each type.

use super::corrections::Corrections;
use super::model::{Event, Field, Kind, Message};
use crate::Result;
use serde_json::{Map, Value, json};

/// The shape of a trigger's event, as one line of JSON.
pub(super) fn shape(event: &Event, corrections: &Corrections) -> Result<String> {
    let mut shape = fields(&event.groups, "event", corrections);
    if !event.messages.is_empty() {
        let of_type = |message: &Message| {
            let path = format!("{}.object", message.id);
            (message.id.clone(), kind(&message.object, &path, corrections))
        };
        shape["messages"] = Value::Object(event.messages.iter().map(of_type).collect());
    }
    Ok(serde_json::to_string(&shape)? + "\n")
}

/// What the kit includes: each trigger's id, its sample events, and its shape.
pub(super) fn samples(triggers: &[&str]) -> String {
    let rows = triggers.iter().map(|id| {
        format!(
            "Sample {{ trigger: {id:?}, least: include_str!(\"../samples/{id}.json\"), \
             full: include_str!(\"../samples/{id}.full.json\"), shape: include_str!(\"../samples/{id}.shape.json\") }},"
        )
    });
    format!(
        "//! The triggers' sample events.\n\nuse super::Sample;\n\n\
         pub(super) static ALL: &[Sample] = &[{}];\n",
        rows.collect::<String>()
    )
}

fn fields(fields: &[Field], path: &str, corrections: &Corrections) -> Value {
    let mut fields: Vec<&Field> = fields.iter().collect();
    fields.sort_by(|left, right| left.key.cmp(&right.key));
    let mut members = Map::new();
    for field in fields {
        let name = if field.optional { format!("{}?", field.key) } else { field.key.clone() };
        members.insert(name, kind(&field.kind, &format!("{path}.{}", field.key), corrections));
    }
    json!({ "fields": members })
}

fn kind(kind: &Kind, path: &str, corrections: &Corrections) -> Value {
    let shape = match kind {
        // Whoever makes events up makes a text of it.
        Kind::Plain(name) if name == "SecretString" => json!("String"),
        Kind::Plain(name) => json!(name),
        Kind::Enum(of) => json!({ "enum": of.values }),
        Kind::Struct(of) => fields(&of.fields, path, corrections),
        Kind::Array(item) => json!({ "array": self::kind(item, &format!("{path}[]"), corrections) }),
        Kind::Dictionary(item) => json!({ "dictionary": self::kind(item, &format!("{path}{{}}"), corrections) }),
        Kind::Repeat(_, levels) => json!({ "repeat": levels }),
    };
    match corrections.sample(path) {
        Some(sample) => json!({ "like": super::sample::sorted(sample), "shape": shape }),
        None => shape,
    }
}

#[cfg(test)]
mod tests {
    use super::samples;

    #[test]
    fn a_row_includes_all_files_of_a_trigger() {
        let code = samples(&["post-login"]);
        assert!(code.contains("trigger: \"post-login\""), "{code}");
        for file in ["post-login.json", "post-login.full.json", "post-login.shape.json"] {
            assert!(code.contains(&format!("include_str!(\"../samples/{file}\")")), "{code}");
        }
    }
}
