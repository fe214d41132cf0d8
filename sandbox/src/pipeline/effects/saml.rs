//! `api.samlResponse`: the last call of each setting wins.

use super::{Args, Effect};
use crate::pipeline::transaction::Transaction;
use auth0_actions::api::limits::{SAML_ATTRIBUTE_CHANGES, SAML_ATTRIBUTES_BYTES};
use auth0_actions::wire::Value;

pub(super) fn apply(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    if transaction.protocol() != "samlp" {
        transaction.note("this login is none by SAML, so that `api.samlResponse` changes nothing");
    }
    let Some(setting) = method.strip_prefix("set") else { return Effect::Unknown };
    if setting == "Attribute" {
        return attribute(transaction, args).into();
    }
    // The private key is nobody's business.
    let value = if setting == "Key" { Value::from("[redacted]") } else { args.any(0).clone() };
    let mut name = setting.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    transaction.saml_settings.insert(name, value);
    Effect::Applied
}

/// The limits hold for all Actions together.
fn attribute(transaction: &mut Transaction, args: Args<'_>) -> Result<(), String> {
    transaction.counts.saml_changes += 1;
    if transaction.counts.saml_changes > SAML_ATTRIBUTE_CHANGES {
        return Err(format!("all Actions together change more than {SAML_ATTRIBUTE_CHANGES} attributes"));
    }
    let mut all = transaction.saml_attributes.clone();
    all.insert(args.text(0), args.any(1));
    let size = all.to_json().len();
    if size > SAML_ATTRIBUTES_BYTES {
        return Err(format!("the attributes are {size} bytes; {SAML_ATTRIBUTES_BYTES} is the limit"));
    }
    transaction.saml_attributes = all;
    Ok(())
}
