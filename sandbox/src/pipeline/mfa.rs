//! Which factors a user is asked for.

use super::suspension::FactorStep;
use super::transaction::Transaction;
use super::tree;
use auth0_actions::wire::{Map, Value};

/// Two names of one factor.
fn plain(factor: &str) -> &str {
    if factor == "push" { "push-notification" } else { factor }
}

fn types(list: &Value) -> Vec<String> {
    let items = list.as_array().unwrap_or_default();
    items.iter().filter_map(|item| item.at("type").as_str()).map(|factor| plain(factor).to_owned()).collect()
}

fn enrolled(transaction: &Transaction) -> Vec<String> {
    types(tree::at(&transaction.event, &["user", "enrolledFactors"]))
}

fn given(transaction: &Transaction) -> Vec<String> {
    types(tree::at(&transaction.event, &["authentication", "methods"]))
}

/// What the commands of an Action come to. Factors that the tenant has not enabled, that the user has not enrolled (or has,
/// when they are to be enrolled) or has given already are left out.
///
/// # Errors
/// When nothing is left, or Auth0 allows no factor: the login fails.
pub(super) fn plan(transaction: &mut Transaction, enabled: &[String]) -> Result<Vec<FactorStep>, String> {
    let due = std::mem::take(&mut transaction.factors_due);
    if transaction.protocol() == "oauth2-token-exchange" {
        return Err("a token exchange can't ask for factors".to_owned());
    }
    let (enrolled, given) = (enrolled(transaction), given(transaction));
    let is_enabled = |factor: &str| enabled.iter().any(|known| plain(known) == factor);
    let mut steps = Vec::new();
    // What one step enrolls or gives counts for those after it.
    let mut passed = !given.is_empty();
    for (enrolls, factors) in due {
        let fits = |factor: &str| match enrolls {
            true => is_enabled(factor) && !enrolled.iter().any(|known| known == factor),
            false => {
                is_enabled(factor)
                    && enrolled.iter().any(|known| known == factor)
                    && !given.iter().any(|known| known == factor)
            }
        };
        let factors: Vec<String> =
            factors.iter().map(|factor| plain(factor).to_owned()).filter(|factor| fits(factor)).collect();
        if factors.is_empty() {
            continue;
        }
        if enrolls && !enrolled.is_empty() && !passed {
            return Err("a user who has enrolled a factor must give one before enrolling another".to_owned());
        }
        passed |= !enrolls;
        steps.push(FactorStep { enrolls, factors });
    }
    match steps.is_empty() {
        true => Err("no factor is left that the tenant has enabled and the user can give".to_owned()),
        false => Ok(steps),
    }
}

/// The user has given these factors.
///
/// # Errors
/// When they are not what was asked for: the login fails.
pub(super) fn give(
    transaction: &mut Transaction,
    steps: &[FactorStep],
    factors: &[String],
    now: &str,
) -> Result<(), String> {
    if steps.len() != factors.len() {
        return Err(format!("{} factors were asked for, and {} were given", steps.len(), factors.len()));
    }
    for (step, factor) in steps.iter().zip(factors) {
        let factor = plain(factor);
        if !step.factors.is_empty() && !step.factors.iter().any(|asked| asked == factor) {
            return Err(format!("the factor `{factor}` was given, and {} asked for", step.factors.join(" or ")));
        }
        let method = Map::from([("name", "mfa"), ("timestamp", now), ("type", factor)]);
        push(&mut transaction.event, "authentication", "methods", method);
        if step.enrolls {
            push(&mut transaction.event, "user", "enrolledFactors", Map::from([("type", factor)]));
        }
    }
    Ok(())
}

fn push(event: &mut Value, group: &str, key: &str, item: Map) {
    let group = tree::object(event, &[group]);
    let mut items = group.get(key).and_then(Value::as_array).unwrap_or_default().to_vec();
    items.push(item.into());
    group.insert(key, items);
}
