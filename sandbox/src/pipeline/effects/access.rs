//! `api.access` and `api.validation`: the current Action runs to its end, then the flow stops. What was asked for besides
//! is still done.

use super::{Args, Effect};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::transaction::Transaction;

pub(super) fn access(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    let verdict = match (method, transaction.trigger) {
        // Two triggers answer a program, with a code.
        ("deny", "credentials-exchange" | "custom-token-exchange") => {
            Verdict::new(Stop::Denied, args.text(0), args.text(1))
        }
        ("deny", "pre-user-registration") => Verdict {
            user_message: Some(args.text(1).to_owned()),
            ..Verdict::new(Stop::Denied, "access_denied", args.text(0))
        },
        ("deny", _) => Verdict::new(Stop::Denied, "access_denied", args.text(0)),
        ("rejectInvalidSubjectToken", _) => {
            transaction.note("a rejected subject token counts against the IP address: 10 attempts, then 429");
            Verdict::new(Stop::SubjectTokenRejected, "invalid_request", args.text(0))
        }
        _ => return Effect::Unknown,
    };
    transaction.stop(verdict);
    Effect::Applied
}

pub(super) fn validation(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    if method != "error" {
        return Effect::Unknown;
    }
    transaction.stop(Verdict::new(Stop::Invalid, args.text(0), args.text(1)));
    Effect::Applied
}
