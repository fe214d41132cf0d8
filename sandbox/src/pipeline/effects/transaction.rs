//! `api.transaction`: what shows at once, and in the events of later Actions.

use super::redirect::with_query;
use super::{Args, Effect, target_scopes};
use crate::pipeline::transaction::Transaction;
use crate::pipeline::tree;
use auth0_actions::api::limits::TRANSACTION_METADATA_BYTES;

pub(super) fn apply(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    match method {
        "setMetadata" => {
            let mut metadata = tree::object(&mut transaction.event, &["transaction", "metadata"]).clone();
            tree::set(&mut metadata, args.text(0), args.any(1));
            let size = metadata.to_json().len();
            if size > TRANSACTION_METADATA_BYTES {
                let limit = TRANSACTION_METADATA_BYTES;
                return Effect::Thrown(format!("the transaction's metadata is {size} bytes; {limit} is the limit"));
            }
            *tree::object(&mut transaction.event, &["transaction", "metadata"]) = metadata;
            Effect::Applied
        }
        "setResultUrl" => {
            let query = args.any(1).at("query").as_object().cloned().unwrap_or_default();
            transaction.result_url = Some(with_query(args.text(0), &query));
            Effect::Applied
        }
        _ => target_scopes::apply(transaction, method, args),
    }
}
