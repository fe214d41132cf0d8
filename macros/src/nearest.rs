//! "Did you mean …?"

/// The candidate that `word` was most likely meant to be, if any is near enough.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    // Scopes are also written the wrong way round: `users:read`.
    let turned = lower.split_once(':').map(|(left, right)| format!("{right}:{left}"));
    candidates
        .into_iter()
        .map(|candidate| {
            let plain = candidate.to_lowercase();
            let as_written = strsim::damerau_levenshtein(&lower, &plain);
            let as_turned = turned.as_ref().map_or(usize::MAX, |turned| strsim::damerau_levenshtein(turned, &plain));
            (as_written.min(as_turned), candidate)
        })
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, candidate)| *distance <= candidate.len().max(3) / 3)
        .map(|(_, candidate)| candidate)
}

/// The end of a message about an unknown word: the nearest known one, or nothing.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 3] = ["read:users", "update:users", "create:role_members"];

    #[test]
    fn finds_slips_of_the_pen() {
        assert_eq!(nearest("update:user", WORDS), Some("update:users"));
        assert_eq!(nearest("users:read", WORDS), Some("read:users"));
        assert_eq!(nearest("CREATE:ROLE-MEMBERS", WORDS), Some("create:role_members"));
    }

    #[test]
    fn proposes_nothing_that_is_far_away() {
        assert_eq!(nearest("fly:to_the_moon", WORDS), None);
        assert_eq!(did_you_mean("fly:to_the_moon", WORDS), "");
    }
}
