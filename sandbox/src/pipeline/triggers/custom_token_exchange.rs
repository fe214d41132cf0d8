//! `custom-token-exchange`: one Action, which says for whom the tokens are.

use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::rules::Rules;
use crate::pipeline::shown::{Place, Shown};
use crate::pipeline::state::Parts;
use crate::pipeline::transaction::Transaction;
use crate::pipeline::tree;
use auth0_actions::wire::Map;

pub(super) static RULES: Rules =
    Rules { most_actions: 1, ..Rules::new("custom-token-exchange", "onExecuteCustomTokenExchange", shown, parts) };

fn shown(transaction: &Transaction, verdict: Option<&Verdict>) -> Shown {
    let endpoint = Shown::at(Place::TokenEndpoint);
    match verdict {
        Some(verdict) if verdict.stop == Stop::Failed => endpoint.status(500).error("server_error", "an Action failed"),
        Some(verdict) => {
            let status = if verdict.code == "server_error" { 500 } else { 400 };
            endpoint.status(status).error(&verdict.code, &verdict.reason)
        }
        None if transaction.exchanged_user.is_none() => {
            endpoint.status(400).error("invalid_request", "no call named the user of this exchange")
        }
        None => endpoint.status(200),
    }
}

fn parts(transaction: &mut Transaction, completed: bool, parts: &mut Parts) {
    let Some(user) = transaction.exchanged_user.clone().filter(|_| completed) else { return };
    let scopes = tree::texts(tree::at(&transaction.event, &["transaction", "requested_scopes"]));
    let mut exchange = Map::from([("user", user)]);
    exchange.insert("audience", tree::at(&transaction.event, &["resource_server", "identifier"]));
    exchange.insert("scope", scopes.join(" "));
    if let Some(organization) = &transaction.organization {
        exchange.insert("organization", organization);
    }
    if let Some(actor) = &transaction.actor {
        exchange.insert("act", actor);
        // Auth0 gives none with an actor.
        exchange.insert("refresh_token", false);
    }
    parts.put("exchange", exchange);
    parts.profiles(transaction);
}
