//! A text by its schema.

use serde_json::Value;

use super::pattern::Pattern;
use super::{Place, Problem, format};

/// Longer texts are not compared with a pattern, which would take too long. Of the facts' patterns one alone is for such:
/// that which forbids a NUL in code.
const LONGEST: usize = 4_096;

/// Refuses a text of a wrong length or form.
pub(super) fn check(schema: &Value, text: &str, place: Place<'_>) -> Result<(), Problem> {
    let problem = |words| Err(Problem::new(words, place));
    let (length, bound) = (text.chars().count() as u64, |name: &str| schema[name].as_u64());
    if let Some(least) = bound("minLength").filter(|least| length < *least) {
        return problem(format!("String is too short ({length} chars), minimum {least}"));
    }
    if let Some(most) = bound("maxLength").filter(|most| length > *most) {
        return problem(format!("String is too long ({length} chars), maximum {most}"));
    }
    if let Some(pattern) = schema["pattern"].as_str()
        && text.len() <= LONGEST
        && Pattern::parse(pattern).is_some_and(|pattern| !pattern.is_in(text))
    {
        return problem(format!("String does not match pattern {pattern}: {text}"));
    }
    match schema["format"].as_str() {
        Some(name) if !format::fits(name, text) => {
            problem(format!("Object didn't pass validation for format {name}: {text}"))
        }
        _ => Ok(()),
    }
}
