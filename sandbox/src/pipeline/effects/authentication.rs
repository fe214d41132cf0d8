//! `api.authentication`: factors that are asked for at once, the primary user, methods of one's own, and whom a token
//! exchange is for.

use super::{Args, Effect, Turn, actor, exchange, primary_user};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::transaction::Transaction;
use auth0_actions::api::limits::MFA_COMMANDS;
use auth0_actions::wire::Value;

pub(super) fn apply(turn: &mut Turn, transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    match method {
        "challengeWith" | "enrollWith" => {
            let more = args.any(1).at("additionalFactors").as_array().unwrap_or_default();
            let factors = std::iter::once(args.any(0)).chain(more);
            factor(transaction, method == "enrollWith", factors)
        }
        "challengeWithAny" | "enrollWithAny" => {
            let factors = args.any(0).as_array().unwrap_or_default().iter();
            factor(transaction, method == "enrollWithAny", factors)
        }
        "setPrimaryUser" => primary_user::set(turn, transaction, args).into(),
        "recordMethod" if turn.continues => {
            transaction.recorded_methods.push(args.text(0).to_owned());
            Effect::Applied
        }
        "recordMethod" => Effect::Thrown("it can be called in the handler that continues alone".to_owned()),
        "setUserById" | "setUserByConnection" => exchange::user(transaction, method, args).into(),
        "setOrganization" => {
            transaction.organization = Some(args.text(0).to_owned());
            Effect::Applied
        }
        "setActor" => actor::set(transaction, args).into(),
        _ => Effect::Unknown,
    }
}

fn factor<'a>(transaction: &mut Transaction, enrolls: bool, factors: impl Iterator<Item = &'a Value>) -> Effect {
    transaction.counts.factor_commands += 1;
    if transaction.counts.factor_commands > MFA_COMMANDS {
        let reason = format!("more than {MFA_COMMANDS} commands challenge or enroll in this flow");
        transaction.stop(Verdict::new(Stop::Unauthenticated, "access_denied", reason));
        return Effect::Applied;
    }
    let types = factors.filter_map(|factor| factor.at("type").as_str()).map(str::to_owned).collect();
    transaction.factors_due.push((enrolls, types));
    Effect::Applied
}
