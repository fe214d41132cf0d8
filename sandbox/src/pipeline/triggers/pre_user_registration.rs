//! `pre-user-registration`.

use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::Parts;
use crate::pipeline::transaction::Transaction;

pub(super) static RULES: Rules = Rules::new("pre-user-registration", "onExecutePreUserRegistration", shown, parts);

fn shown(_: &Transaction, verdict: Option<&Verdict>) -> Shown {
    let page = Shown::at(Place::SignUpPage);
    match verdict {
        None => page,
        Some(verdict) if verdict.stop == Stop::Failed => page.error("access_denied", "an Action failed"),
        Some(verdict) => page.error(&verdict.code, verdict.user_message.as_deref().unwrap_or(&verdict.reason)),
    }
}

/// Whoever is refused leaves no profile behind.
fn parts(transaction: &mut Transaction, completed: bool, parts: &mut Parts) {
    if completed {
        let mut user = transaction.event.at("user").clone();
        if let (Some(id), Some(members)) = (&transaction.new_user_id, user.as_object_mut()) {
            members.insert("user_id", format!("auth0|{id}"));
        }
        parts.put("user", user);
    }
}
