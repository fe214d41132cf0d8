//! `password-reset-post-challenge`.

use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::{Parts, methods};
use crate::pipeline::transaction::Transaction;

pub(super) static RULES: Rules = Rules {
    resume: Some("onContinuePostChallenge"),
    most_actions: 4,
    ..Rules::new("password-reset-post-challenge", "onExecutePostChallenge", shown, parts)
};

fn shown(transaction: &Transaction, verdict: Option<&Verdict>) -> Shown {
    let page = Shown::at(Place::PasswordResetPage);
    match verdict {
        None => page.url(transaction.result_url.as_deref()),
        Some(verdict) if verdict.stop == Stop::Failed => page.error("access_denied", "an Action failed"),
        Some(verdict) => page.error(&verdict.code, &verdict.reason),
    }
}

fn parts(transaction: &mut Transaction, _: bool, parts: &mut Parts) {
    let methods = methods(transaction);
    if !methods.is_empty() {
        parts.put("authentication_methods", methods);
    }
    if let Some(url) = &transaction.result_url {
        parts.put("result_url", url.as_str());
    }
}
