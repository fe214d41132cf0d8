//! Triggers whose Actions can only call others: there is nothing to change.

use crate::pipeline::ending::Verdict;
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::Parts;
use crate::pipeline::transaction::Transaction;

pub(super) static POST_USER_REGISTRATION: Rules =
    Rules::new("post-user-registration", "onExecutePostUserRegistration", nobody, nothing);
pub(super) static POST_CHANGE_PASSWORD: Rules =
    Rules::new("post-change-password", "onExecutePostChangePassword", nobody, nothing);
pub(super) static SEND_PHONE_MESSAGE: Rules =
    Rules::new("send-phone-message", "onExecuteSendPhoneMessage", message, nothing);

/// Nobody waits for these Actions.
fn nobody(_: &Transaction, _: Option<&Verdict>) -> Shown {
    Shown::at(Place::Nobody)
}

/// The user waits for the message.
fn message(_: &Transaction, verdict: Option<&Verdict>) -> Shown {
    let page = Shown::at(Place::MultifactorPage);
    match verdict {
        None => page,
        Some(_) => page.error("access_denied", "the message was not sent"),
    }
}

fn nothing(_: &mut Transaction, _: bool, _: &mut Parts) {}
