//! Sample events for tests, with plausible values of nobody real: one with every property, one with those alone that
//! Auth0 always sends.

use super::corrections::Corrections;
use super::model::{Event, Field, Kind, Struct};
use crate::Result;
use serde_json::{Map, Value, json};

/// Which properties a sample has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// All that are known.
    Full,
    /// Those that are never absent.
    Least,
}

/// An event as a JSON file, its keys sorted.
pub(super) fn sample(event: &Event, extent: Extent, corrections: &Corrections) -> Result<String> {
    let members = members(&event.groups, "event", &Sampler { corrections, extent, holder: None, levels: None })?;
    Ok(serde_json::to_string_pretty(&members)? + "\n")
}

#[derive(Clone, Copy)]
struct Sampler<'m> {
    corrections: &'m Corrections,
    extent: Extent,
    /// The struct whose fields are being filled.
    holder: Option<&'m Struct>,
    /// How many levels of [`Kind::Repeat`] are still to be filled; `None` before the first.
    levels: Option<usize>,
}

fn members<'m>(fields: &'m [Field], path: &str, sampler: &Sampler<'m>) -> Result<Value> {
    // Sorted here, so that the order does not hang on a feature of serde_json's.
    let mut fields: Vec<&Field> = fields.iter().collect();
    fields.sort_by(|left, right| left.key.cmp(&right.key));
    let mut members = Map::new();
    for field in fields {
        if field.optional && sampler.extent == Extent::Least {
            continue;
        }
        let path = format!("{path}.{}", field.key);
        if let Some(value) = value(&field.kind, &path, &field.key, sampler)? {
            members.insert(field.key.clone(), value);
        }
    }
    Ok(Value::Object(members))
}

/// `None` where a repetition ends.
fn value<'m>(kind: &'m Kind, path: &str, key: &str, sampler: &Sampler<'m>) -> Result<Option<Value>> {
    let corrections = sampler.corrections;
    // Nothing of what people put there themselves is always sent.
    if sampler.extent == Extent::Least && is_free(kind) {
        return Ok(Some(json!({})));
    }
    if let Some(sample) = corrections.sample(path) {
        return Ok(Some(sorted(sample)));
    }
    Ok(Some(match kind {
        Kind::Plain(name) => plain(name, key).ok_or_else(|| format!("`{path}` needs a sample of `{name}`"))?,
        Kind::Enum(of) => of.values.first().cloned().into(),
        Kind::Struct(of) => members(&of.fields, path, &Sampler { holder: Some(of), levels: None, ..*sampler })?,
        Kind::Array(item) => Value::from_iter(value(item, &format!("{path}[]"), key, sampler)?),
        Kind::Dictionary(item) => json!({ "example": value(item, &format!("{path}{{}}"), key, sampler)? }),
        Kind::Repeat(_, levels) => match (sampler.holder, sampler.levels.unwrap_or(*levels)) {
            (Some(of), left @ 1..) => members(&of.fields, path, &Sampler { levels: Some(left - 1), ..*sampler })?,
            _ => return Ok(None),
        },
    }))
}

/// Are the object's names not Auth0's?
fn is_free(kind: &Kind) -> bool {
    matches!(kind, Kind::Dictionary(_)) || matches!(kind, Kind::Plain(name) if name == "Map")
}

/// As above: the order of the corrections' own file must not matter.
pub(super) fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
            members.sort_by(|(left, _), (right, _)| left.cmp(right));
            members.into_iter().collect()
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

fn plain(name: &str, key: &str) -> Option<Value> {
    Some(match name {
        "SecretString" | "String" => format!("example-{key}").into(),
        "Value" => "example".into(),
        "Map" => json!({ "example": "value" }),
        "bool" => true.into(),
        "Number" => 0.5.into(),
        "i64" => 1.into(),
        "Timestamp" => "2026-11-25T09:30:00.000Z".into(),
        "ClientId" => "exampleclient0000000000000000001".into(),
        "ConnectionId" => "con_0000000000000001".into(),
        "IdentityId" => "000000000000000000000001".into(),
        "OrganizationId" => "org_0000000000000001".into(),
        "RefreshTokenId" => "rft_0000000000000001".into(),
        "SessionId" => "ses_0000000000000001".into(),
        "UserId" => "auth0|000000000000000000000001".into(),
        _ => return None,
    })
}
