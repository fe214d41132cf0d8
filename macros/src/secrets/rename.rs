//! `rename_all`: serde's eight rules, from a field's snake_case.

/// How a field's name becomes its secret's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Rule {
    Lower,
    Upper,
    Pascal,
    Camel,
    #[default]
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const RULES: [(&str, Rule); 8] = [
    ("lowercase", Rule::Lower),
    ("UPPERCASE", Rule::Upper),
    ("PascalCase", Rule::Pascal),
    ("camelCase", Rule::Camel),
    ("snake_case", Rule::Snake),
    ("SCREAMING_SNAKE_CASE", Rule::ScreamingSnake),
    ("kebab-case", Rule::Kebab),
    ("SCREAMING-KEBAB-CASE", Rule::ScreamingKebab),
];

impl Rule {
    /// The rule that serde calls so.
    pub(crate) fn named(name: &str) -> Option<Self> {
        RULES.iter().find(|(other, _)| *other == name).map(|(_, rule)| *rule)
    }

    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        RULES.iter().map(|(name, _)| *name)
    }

    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => pascal(field),
            Self::Camel => {
                let pascal = pascal(field);
                let mut chars = pascal.chars();
                chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
            }
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

fn pascal(field: &str) -> String {
    let capitalised = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect::<String>()
    };
    field.split('_').map(capitalised).collect()
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn each_rule_writes_names_as_serde_does() {
        for (rule, expected) in [
            ("lowercase", "client_id2"),
            ("UPPERCASE", "CLIENT_ID2"),
            ("PascalCase", "ClientId2"),
            ("camelCase", "clientId2"),
            ("snake_case", "client_id2"),
            ("SCREAMING_SNAKE_CASE", "CLIENT_ID2"),
            ("kebab-case", "client-id2"),
            ("SCREAMING-KEBAB-CASE", "CLIENT-ID2"),
        ] {
            let found = Rule::named(rule).map(|rule| rule.apply("client_id2"));
            assert_eq!(found.as_deref(), Some(expected), "{rule}");
        }
        assert_eq!(Rule::named("CamelCase"), None);
    }
}
