//! Takes facts over from a fuller collection.

use super::{Facts, PATH, layout};
use crate::Result;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Reads the collection `from` and writes the facts of the repository at `root`.
///
/// The types of [`Facts`] are the list of what is taken; what they do not name is left behind. In the free-form limits a
/// text with a space in it is somebody's wording and is left behind too.
pub(crate) fn import(from: &Path, root: &Path) -> Result {
    let mut facts = Facts::parse(&fs::read_to_string(from)?)?;
    facts.limits.values_mut().for_each(without_wording);
    facts.types.values_mut().for_each(without_sources);
    fs::write(root.join(PATH), layout::to_text(&facts)?)?;
    println!("wrote {PATH}");
    Ok(())
}

fn without_wording(limit: &mut Value) {
    without_sources(limit);
    let Value::Object(members) = limit else { return };
    members.values_mut().for_each(without_wording);
    members.retain(|_, value| match value {
        Value::String(text) => !text.contains(' '),
        Value::Object(members) => !members.is_empty(),
        _ => true,
    });
    // `{"value": 25}` says no more than `25`.
    if members.len() == 1
        && let Some(value) = members.remove("value")
    {
        *limit = value;
    }
}

fn without_sources(fact: &mut Value) {
    if let Value::Object(members) = fact {
        members.retain(|key, _| key != "src" && !key.ends_with("_src"));
    }
}

#[cfg(test)]
mod tests {
    use super::without_wording;
    use serde_json::json;

    #[test]
    fn numbers_stay_and_wording_goes() {
        let mut limits = json!({
            "cache": {"key_bytes": {"value": 64, "src": "a page"}, "scope": {"value": "trigger"}},
            "logs": {"note": "cut after this many", "chars": {"value": 256, "documented": "two hundred"}},
            "total": {"value": 8192, "runtime_value": 16640, "runtime_src": "the runner"},
            "persists": {"value": ["form render", "mfa"]},
            "thrown": {"value": "is tried again"},
        });
        without_wording(&mut limits);
        let expected = json!({
            "cache": {"key_bytes": 64, "scope": "trigger"},
            "logs": {"chars": 256},
            "total": {"value": 8192, "runtime_value": 16640},
            "persists": ["form render", "mfa"],
        });
        assert_eq!(limits, expected);
    }
}
