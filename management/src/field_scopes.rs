//! Fields of a request that need scopes beyond those of their operation.

use auth0_actions_wire::Value;

/// Scopes that some fields of a request need.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The names, or `*` for all that no other rule names.
    pub(crate) fields: &'static [&'static str],
    /// One of these suffices.
    pub(crate) any: &'static [&'static str],
}

/// What is to be declared for `body`, in the words that the compiler uses for operations; `None` when nothing is.
///
/// Code that declares nothing, with `Unchecked`, leaves the decision to the tenant.
pub(crate) fn missing(declared: &[&str], body: &Value, rules: &[Rule]) -> Option<String> {
    if declared.is_empty() {
        return None;
    }
    for key in body.as_object()?.keys() {
        let of = |name: &str| rules.iter().find(|rule| rule.fields.contains(&name));
        let Some(rule) = of(key).or_else(|| of("*")) else { continue };
        if rule.any.iter().any(|scope| declared.contains(scope)) {
            continue;
        }
        let mut words = format!("the field `{key}` needs ");
        match rule.any {
            [one] => {
                words.push_str("the scope `");
                words.push_str(one);
                words.push_str("`, which is not declared");
            }
            several => {
                words.push_str("one of the scopes `");
                words.push_str(&several.join("`, `"));
                words.push_str("`, and none is declared");
            }
        }
        words.push_str("; the request was not sent");
        return Some(words);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Rule, missing};
    use auth0_actions_wire::{Map, Value};

    const RULES: &[Rule] = &[
        Rule { fields: &["app_metadata"], any: &["update:users", "update:users_app_metadata"] },
        Rule { fields: &["*"], any: &["update:users"] },
    ];

    #[test]
    fn a_field_asks_for_its_own_scope_and_all_others_for_theirs() {
        let body = |key: &str| Value::Object(Map::from([(key, true)]));
        let words = |declared: &[&str], key: &str| missing(declared, &body(key), RULES);
        assert_eq!(words(&["update:users_app_metadata"], "app_metadata"), None);
        assert_eq!(
            words(&["update:users_app_metadata"], "blocked").unwrap(),
            "the field `blocked` needs the scope `update:users`, which is not declared; the request was not sent"
        );
        assert_eq!(
            words(&["read:users"], "app_metadata").unwrap(),
            "the field `app_metadata` needs one of the scopes `update:users`, `update:users_app_metadata`, and none is \
             declared; the request was not sent"
        );
        assert_eq!(words(&[], "blocked"), None);
        assert_eq!(
            words(&["read:users"], "blocked").is_some(),
            missing(&["read:users"], &body("name"), RULES).is_some()
        );
    }
}
