//! `api.multifactor.enable`: a second factor at the end of the flow, after all Actions.

use super::{Args, Effect};
use crate::pipeline::transaction::Transaction;
use auth0_actions::wire::{Map, Value};

/// The last call wins; commands that challenge or enroll override it.
pub(super) fn enable(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    if method != "enable" {
        return Effect::Unknown;
    }
    // The options of a provider hold its key.
    let remember = args.any(1).at("allowRememberBrowser");
    let options = match remember.is_null() {
        true => Map::new(),
        false => Map::from([("allowRememberBrowser", remember)]),
    };
    transaction.multifactor = Some((args.text(0).to_owned(), Value::Object(options)));
    Effect::Applied
}
