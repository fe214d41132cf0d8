//! The table of groups on the crate's front page.

use super::{Model, group_words, place};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// `groups.md`
pub(super) fn text(model: &Model<'_>) -> String {
    let mut groups: BTreeMap<String, (Vec<String>, usize)> = BTreeMap::new();
    for method in &model.methods {
        let of = method.fact.group.iter().take(1).cloned().collect();
        groups.entry(place::file(method).0).or_insert((of, 0)).1 += 1;
    }
    let mut text = String::from("| feature | operations | what they are about |\n| --- | ---: | --- |\n");
    for (feature, (node, count)) in &groups {
        let _ = writeln!(text, "| `{feature}` | {count} | {} |", group_words(model, node));
    }
    let _ = writeln!(text, "| `full` | {} | All of them. |", model.methods.len());
    text
}
