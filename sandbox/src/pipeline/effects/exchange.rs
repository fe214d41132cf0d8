//! Whom a custom token exchange is for.

use super::Args;
use crate::pipeline::transaction::Transaction;
use auth0_actions::wire::{Map, Value};

/// Exactly one call names the user.
pub(super) fn user(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Result<(), String> {
    if transaction.exchanged_user.is_some() {
        return Err("the user of this exchange was set before; one call sets it".to_owned());
    }
    let user = match method {
        "setUserById" => Map::from([("user_id", args.any(0))]),
        _ => {
            let mut user = Map::from([("connection", args.any(0)), ("user_attributes", args.any(1))]);
            if !args.any(2).is_null() {
                user.insert("options", args.any(2));
            }
            user
        }
    };
    transaction.exchanged_user = Some(Value::Object(user));
    Ok(())
}
