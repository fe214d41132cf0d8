//! `credentials-exchange`.

use crate::pipeline::effects::{access_token, granted};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::Parts;
use crate::pipeline::transaction::Transaction;
use crate::pipeline::tree;

pub(super) static RULES: Rules = Rules::new("credentials-exchange", "onExecuteCredentialsExchange", shown, parts);

fn shown(_: &Transaction, verdict: Option<&Verdict>) -> Shown {
    let endpoint = Shown::at(Place::TokenEndpoint);
    match verdict {
        None => endpoint.status(200),
        Some(verdict) if verdict.stop == Stop::Failed => {
            endpoint.status(403).error("access_denied", "an Action failed")
        }
        Some(verdict) => {
            let status = if verdict.code == "server_error" { 500 } else { 400 };
            endpoint.status(status).error(&verdict.code, &verdict.reason)
        }
    }
}

fn parts(transaction: &mut Transaction, completed: bool, parts: &mut Parts) {
    if !completed {
        return;
    }
    let scopes = granted(transaction);
    if let Some(mut claims) = access_token(transaction, Some(scopes)) {
        // The application is the subject: there is no user.
        let client = tree::at(&transaction.event, &["client", "client_id"]).as_str().unwrap_or_default();
        claims.insert("sub", format!("{client}@clients"));
        parts.put("access_token", claims);
    }
}
