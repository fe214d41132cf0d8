//! `api.notification`: what becomes of a message; the last call wins.

use super::{Args, Effect};
use crate::pipeline::transaction::{Notice, Transaction};

/// A longer reason is cut.
const REASON_CHARS: usize = 1_024;

pub(super) fn apply(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    let reason: String = args.text(0).chars().take(REASON_CHARS).collect();
    transaction.notice = Some(match method {
        "drop" => Notice::Drop(reason),
        "retry" => Notice::Retry(reason),
        _ => return Effect::Unknown,
    });
    Effect::Applied
}
