//! The documentation of generated types: where a thing stands in the event, words where the corrections have some, and
//! what the facts say of its availability.

use super::corrections::Corrections;
use super::model::{Enum, Field, Struct};
use std::collections::BTreeSet;

/// Of a field, from all its occurrences.
pub(super) fn of_field(occurrences: &[&Field], corrections: &Corrections) -> String {
    let mut doc = place_and_words(occurrences.iter().map(|field| field.fact.path.as_str()), corrections);
    let stages: BTreeSet<&str> = occurrences.iter().flat_map(|field| &field.fact.stage).map(String::as_str).collect();
    for stage in stages {
        doc += " ";
        doc += match stage {
            "beta" => "Beta.",
            "early-access" => "Early access.",
            "enterprise" => "Enterprise plans only.",
            other => other,
        };
    }
    if occurrences.iter().all(|field| field.off_reference) {
        doc += " Auth0's reference does not list it.";
    }
    doc
}

/// Of a struct.
pub(super) fn of_struct(occurrences: &[&Struct], corrections: &Corrections) -> String {
    let doc = place_and_words(occurrences.iter().map(|of| of.path.as_str()), corrections);
    if occurrences.iter().any(|of| of.open) {
        doc + " More properties may come than are listed here; the event's `raw()` has them all."
    } else {
        doc
    }
}

/// Of an enum.
pub(super) fn of_enum(occurrences: &[&Enum], corrections: &Corrections) -> String {
    place_and_words(occurrences.iter().map(|of| of.path.as_str()), corrections)
}

/// A doc comment, in lines of at most 120 characters.
pub(super) fn comment(indent: usize, text: &str) -> String {
    let head = format!("{:indent$}///", "");
    let (mut comment, mut line) = (String::new(), head.clone());
    for word in text.split_whitespace() {
        if line.len() + 1 + word.len() > 120 {
            comment += &line;
            comment.push('\n');
            line.clone_from(&head);
        }
        line.push(' ');
        line += word;
    }
    comment + &line + "\n"
}

fn place_and_words<'p>(paths: impl Iterator<Item = &'p str> + Clone, corrections: &Corrections) -> String {
    // Empty when differently called properties are of one type.
    let place = common_end(paths.clone());
    // Each path is asked for, so that no correction looks unused.
    let words: Vec<&str> = paths.filter_map(|path| corrections.doc(path)).collect();
    match words.first() {
        Some(words) if place.is_empty() => format!("{}.", sentence(words)),
        Some(words) => format!("`{place}`: {words}."),
        None => format!("`{place}`."),
    }
}

fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What paths have in common at their ends: `event.request.geoip` and `event.session_transfer_token.request.geoip` →
/// `request.geoip`.
fn common_end<'p>(mut paths: impl Iterator<Item = &'p str>) -> String {
    let Some(first) = paths.next() else { return String::new() };
    let mut common: Vec<&str> = first.rsplit('.').collect();
    for path in paths {
        let same = common.iter().zip(path.rsplit('.')).take_while(|(ours, theirs)| *ours == theirs).count();
        common.truncate(same);
    }
    common.reverse();
    common.join(".")
}

#[cfg(test)]
mod tests {
    use super::{comment, common_end, sentence};

    #[test]
    fn paths_are_cut_to_what_is_common() {
        assert_eq!(common_end(["event.user.name"].into_iter()), "event.user.name");
        assert_eq!(common_end(["event.a.geoip.city", "event.b.a.geoip.city"].into_iter()), "a.geoip.city");
    }

    #[test]
    fn words_without_a_path_begin_a_sentence() {
        assert_eq!((sentence("whether it is"), sentence("")), ("Whether it is".into(), String::new()));
    }

    #[test]
    fn comments_keep_to_the_width() {
        let text = comment(4, &"word ".repeat(60));
        assert_eq!(text.lines().count(), 3);
        assert!(text.lines().all(|line| line.len() <= 120 && line.starts_with("    /// word")), "{text}");
    }
}
