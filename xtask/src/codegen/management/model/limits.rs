//! The limits of a value, as words.

use crate::codegen::management::facts::{Param, Schema};
use serde_json::Number;

/// What limits a value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    value: (Option<Number>, Option<Number>),
    chars: (Option<u64>, Option<u64>),
    items: (Option<u64>, Option<u64>),
    properties: (Option<u64>, Option<u64>),
}

impl Limits {
    pub(crate) fn of(schema: &Schema) -> Self {
        Self {
            value: (schema.minimum.clone(), schema.maximum.clone()),
            chars: (schema.min_length, schema.max_length),
            items: (schema.min_items, schema.max_items),
            properties: (schema.min_properties, schema.max_properties),
        }
    }

    pub(crate) fn of_param(param: &Param) -> Self {
        // No parameter is negative, so from 0 on is no limit.
        let value = (param.min.clone().filter(|min| min.as_u64() != Some(0)), param.max.clone());
        Self { value, chars: (param.min_length, param.max_length), ..Self::default() }
    }

    /// `From 1 to 100.`; empty when there are none.
    pub(crate) fn words(&self) -> String {
        let mut words = range(self.value.0.as_ref(), self.value.1.as_ref(), "");
        for ((least, most), unit) in [(self.chars, " character"), (self.items, " item"), (self.properties, " member")] {
            // At least none is no limit.
            words += &range(least.filter(|least| *least > 0), most, unit);
        }
        words
    }
}

fn range<T: ToString>(least: Option<T>, most: Option<T>, unit: &str) -> String {
    let (least, most) = (least.map(|bound| bound.to_string()), most.map(|bound| bound.to_string()));
    let plural = |bound: &str| if unit.is_empty() || bound == "1" { "" } else { "s" };
    match (least, most) {
        (Some(least), Some(most)) => format!(" From {least} to {most}{unit}{}.", plural(&most)),
        (Some(least), None) => format!(" At least {least}{unit}{}.", plural(&least)),
        (None, Some(most)) => format!(" At most {most}{unit}{}.", plural(&most)),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn words_of_ranges() {
        assert_eq!(range(Some(1), Some(100), ""), " From 1 to 100.");
        assert_eq!(range(Some(1), None, " character"), " At least 1 character.");
        assert_eq!(range(None, Some(300), " character"), " At most 300 characters.");
        assert_eq!(range::<u64>(None, None, " item"), "");
    }
}
