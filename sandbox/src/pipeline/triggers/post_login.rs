//! `post-login`.

use crate::pipeline::effects::{access_token, id_token, is_token_endpoint};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::{Parts, methods};
use crate::pipeline::transaction::Transaction;
use crate::pipeline::tree;
use auth0_actions::wire::{Map, Value};

pub(super) static RULES: Rules =
    Rules { resume: Some("onContinuePostLogin"), ..Rules::new("post-login", "onExecutePostLogin", shown, parts) };

fn shown(transaction: &Transaction, verdict: Option<&Verdict>) -> Shown {
    let by_browser = !is_token_endpoint(transaction.protocol());
    let place = if by_browser { Place::Application } else { Place::TokenEndpoint };
    let redirect_uri = tree::at(&transaction.event, &["transaction", "redirect_uri"]).as_str();
    let Some(verdict) = verdict else {
        return Shown::at(place).url(redirect_uri.filter(|_| by_browser));
    };
    match verdict.stop {
        // The login page stays where it is, and shows the error.
        Stop::Invalid if by_browser => Shown::at(Place::LoginPage).error(&verdict.code, &verdict.reason),
        // An Action's own words are for the log.
        Stop::Failed if by_browser => Shown::at(place).error("access_denied", "an Action failed").url(redirect_uri),
        Stop::Failed => Shown::at(place).status(403).error("access_denied", "an Action failed"),
        _ if by_browser => Shown::at(place).error(&verdict.code, &verdict.reason).url(redirect_uri),
        _ => Shown::at(place).status(403).error(&verdict.code, &verdict.reason),
    }
}

/// A denied login still keeps what was written; tokens are for one that goes on.
fn parts(transaction: &mut Transaction, completed: bool, parts: &mut Parts) {
    parts.user(transaction);
    if completed {
        if let Some(claims) = id_token(transaction) {
            parts.put("id_token", claims);
        }
        if let Some(claims) = access_token(transaction, None) {
            parts.put("access_token", claims);
        }
        if transaction.protocol() == "samlp" {
            let attributes = &transaction.saml_attributes;
            let of_response = Map::from(
                [("settings", &transaction.saml_settings), ("attributes", attributes)]
                    .map(|(name, members)| (name, Value::Object(members.clone()))),
            );
            parts.put("saml_response", of_response);
        }
    }
    parts.session(transaction);
    parts.refresh_token(transaction);
    let methods = methods(transaction);
    if !methods.is_empty() {
        parts.put("authentication_methods", methods);
    }
    let metadata = tree::at(&transaction.event, &["transaction", "metadata"]);
    if metadata.as_object().is_some_and(|metadata| !metadata.is_empty()) {
        parts.put("transaction_metadata", metadata);
    }
}
