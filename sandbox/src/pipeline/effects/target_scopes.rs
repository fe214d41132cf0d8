//! `api.transaction`'s target scopes, in the credentials exchange: they start from the grant, and what the grant lacks is
//! dropped without a word once all Actions are done.

use super::{Args, Effect};
use crate::pipeline::transaction::Transaction;
use crate::pipeline::tree;
use auth0_actions::wire::Value;

pub(super) fn apply(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    let mut scopes = current(transaction);
    match method {
        "addTargetScope" => {
            if !scopes.iter().any(|known| known == args.text(0)) {
                scopes.push(args.text(0).to_owned());
            }
        }
        "removeTargetScope" => scopes.retain(|known| known != args.text(0)),
        "setTargetScopes" => scopes = tree::texts(args.any(0)),
        "clearTargetScopes" => scopes.clear(),
        _ => return Effect::Unknown,
    }
    tree::object(&mut transaction.event, &["transaction"]).insert("target_scopes", scopes);
    Effect::Applied
}

/// Those of the event; at first those of the token that would be issued.
fn current(transaction: &Transaction) -> Vec<String> {
    match tree::at(&transaction.event, &["transaction", "target_scopes"]) {
        Value::Null => grant(transaction),
        scopes => tree::texts(scopes),
    }
}

fn grant(transaction: &Transaction) -> Vec<String> {
    tree::texts(tree::at(&transaction.event, &["accessToken", "scope"]))
}

/// What the token gets in the end.
pub(crate) fn granted(transaction: &Transaction) -> Vec<String> {
    let grant = grant(transaction);
    current(transaction).into_iter().filter(|scope| grant.contains(scope)).collect()
}
