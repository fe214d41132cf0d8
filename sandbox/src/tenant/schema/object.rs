//! An object by its schema.

use serde_json::Value;

use super::value::check as check_value;
use super::{Place, Problem};
use crate::tenant::state::Object;

/// Refuses an object with a property too many, too few, or one that does not fit.
pub(super) fn check(schema: &'static Value, members: &Object, place: Place<'_>) -> Result<(), Problem> {
    let problem = |words| Err(Problem::new(words, place));
    let others = &schema["additionalProperties"];
    let is_known = |name: &str| schema["properties"].get(name).is_some();
    if *others == false {
        let extra: Vec<&str> = members.keys().map(String::as_str).filter(|name| !is_known(name)).collect();
        if !extra.is_empty() {
            return problem(format!("Additional properties not allowed: {}", extra.join(",")));
        }
    }
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    if let Some(missing) = required.into_iter().find(|name| !members.contains_key(*name)) {
        return problem(format!("Missing required property: {missing}"));
    }
    let (count, bound) = (members.len() as u64, |name: &str| schema[name].as_u64());
    if let Some(least) = bound("minProperties").filter(|least| count < *least) {
        return problem(format!("Too few properties defined ({count}), minimum {least}"));
    }
    if let Some(most) = bound("maxProperties").filter(|most| count > *most) {
        return problem(format!("Too many properties defined ({count}), maximum {most}"));
    }
    for (name, value) in members {
        let of_property = schema["properties"].get(name).or(Some(others).filter(|others| others.is_object()));
        if let Some(of_property) = of_property {
            check_value(of_property, value, Place::Property(&place, name))?;
        }
    }
    Ok(())
}
