//! `api.authentication.setActor`: who acts for the user of a token exchange.

use super::Args;
use crate::pipeline::transaction::Transaction;

/// So many levels of actors may act for one another.
const LEVELS: usize = 5;

pub(super) fn set(transaction: &mut Transaction, args: Args<'_>) -> Result<(), String> {
    let mut levels = 0;
    let mut here = args.any(0);
    while !here.is_null() {
        levels += 1;
        here = here.at("act");
    }
    if levels > LEVELS {
        return Err(format!("the actor has {levels} levels; {LEVELS} is the limit"));
    }
    transaction.actor = Some(args.any(0).clone());
    Ok(())
}
