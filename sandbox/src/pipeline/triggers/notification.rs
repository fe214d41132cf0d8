//! `custom-email-provider` and `custom-phone-provider`: one Action, which sends a message.

use crate::pipeline::ending::Verdict;
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::Parts;
use crate::pipeline::transaction::{Notice, Transaction};
use auth0_actions::wire::Map;

/// A message is tried again so often.
const RETRIES: usize = 5;

pub(super) static EMAIL: Rules = Rules {
    most_actions: 1,
    retries: RETRIES,
    ..Rules::new("custom-email-provider", "onExecuteCustomEmailProvider", shown, parts)
};
pub(super) static PHONE: Rules = Rules {
    most_actions: 1,
    retries: RETRIES,
    ..Rules::new("custom-phone-provider", "onExecuteCustomPhoneProvider", shown, parts)
};

fn shown(_: &Transaction, _: Option<&Verdict>) -> Shown {
    Shown::at(Place::Nobody)
}

fn parts(transaction: &mut Transaction, completed: bool, parts: &mut Parts) {
    let (status, reason) = match &transaction.notice {
        Some(Notice::Drop(reason)) => ("dropped", Some(reason)),
        // It was asked for as often as Auth0 allows.
        Some(Notice::Retry(reason)) => ("given up", Some(reason)),
        None if completed => ("sent", None),
        None => ("failed", None),
    };
    let mut notification = Map::from([("status", status)]);
    if let Some(reason) = reason {
        notification.insert("reason", reason);
    }
    parts.put("notification", notification);
}
