//! `api.idToken` and `api.accessToken`: custom claims and scopes.

use super::{Args, Effect};
use crate::pipeline::transaction::Transaction;
use crate::pipeline::tree;
use auth0_actions::api::limits::{ADDED_SCOPES, CUSTOM_CLAIMS_BYTES};
use auth0_actions::wire::Map;

pub(super) fn id_token_claim(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    match method {
        "setCustomClaim" => set_claim(&mut transaction.id_token_claims, args).into(),
        _ => Effect::Unknown,
    }
}

pub(super) fn access_token_change(transaction: &mut Transaction, method: &str, args: Args<'_>) -> Effect {
    match method {
        "setCustomClaim" => set_claim(&mut transaction.access_token_claims, args).into(),
        "addScope" => modify(transaction, args.text(0), true).into(),
        "removeScope" => modify(transaction, args.text(0), false).into(),
        _ => Effect::Unknown,
    }
}

/// The last call for a name wins.
fn set_claim(claims: &mut Map, args: Args<'_>) -> Result<(), String> {
    let mut all = claims.clone();
    all.insert(args.text(0), args.any(1));
    let size = all.to_json().len();
    if size > CUSTOM_CLAIMS_BYTES {
        return Err(format!("the token's custom claims are {size} bytes; {CUSTOM_CLAIMS_BYTES} is the limit"));
    }
    *claims = all;
    Ok(())
}

/// The last call for a scope wins.
fn modify(transaction: &mut Transaction, scope: &str, added: bool) -> Result<(), String> {
    let scopes = &mut transaction.scopes;
    scopes.retain(|(known, _)| known != scope);
    if added && scopes.iter().filter(|(_, added)| *added).count() >= ADDED_SCOPES {
        return Err(format!("all Actions together add more than {ADDED_SCOPES} scopes, which is the limit"));
    }
    scopes.push((scope.to_owned(), added));
    Ok(())
}

/// Is the answer for a program, at the token endpoint?
pub(crate) fn is_token_endpoint(protocol: &str) -> bool {
    protocol.starts_with("oauth2-") || protocol.starts_with("oidc-ciba")
}

fn requested(transaction: &Transaction) -> Vec<String> {
    tree::texts(tree::at(&transaction.event, &["transaction", "requested_scopes"]))
}

/// Whom tokens are about, for whom, and by whom. What Auth0 makes up, such as ids and times, is left out.
fn begin(transaction: &Transaction) -> Map {
    let event = &transaction.event;
    let mut claims = Map::new();
    if let Some(hostname) = tree::at(event, &["request", "hostname"]).as_str() {
        claims.insert("iss", format!("https://{hostname}/"));
    }
    claims.insert("sub", tree::at(event, &["user", "user_id"]));
    for (claim, key) in [("org_id", "id"), ("org_name", "name")] {
        if let Some(value) = event.at("organization").get(key) {
            claims.insert(claim, value);
        }
    }
    if let Some(session) = event.at("session").get("id") {
        claims.insert("sid", session);
    }
    claims
}

/// `None` where no ID token is issued.
pub(crate) fn id_token(transaction: &mut Transaction) -> Option<Map> {
    let scopes = requested(transaction);
    if !scopes.iter().any(|scope| scope == "openid") || is_federation(transaction.protocol()) {
        if !transaction.id_token_claims.is_empty() {
            transaction.note("no ID token is issued, so that its claims are lost: `openid` was not requested");
        }
        return None;
    }
    let mut claims = begin(transaction);
    claims.insert("aud", tree::at(&transaction.event, &["client", "client_id"]));
    let of_scope: [(&str, &[&str]); 2] = [
        ("profile", &["name", "given_name", "family_name", "nickname", "picture", "updated_at"]),
        ("email", &["email", "email_verified"]),
    ];
    for (scope, members) in of_scope {
        for key in members.iter().filter(|_| scopes.iter().any(|requested| requested == scope)) {
            if let Some(value) = transaction.event.at("user").get(key) {
                claims.insert(*key, value);
            }
        }
    }
    transaction.id_token_claims.iter().for_each(|(name, value)| drop(claims.insert(name, value)));
    Some(claims)
}

/// `None` where no access token is issued. `granted` replaces the requested scopes.
pub(crate) fn access_token(transaction: &mut Transaction, granted: Option<Vec<String>>) -> Option<Map> {
    if is_federation(transaction.protocol()) {
        return None;
    }
    let mut scopes = granted.unwrap_or_else(|| requested(transaction));
    for (scope, added) in &transaction.scopes {
        scopes.retain(|known| known != scope);
        if *added {
            scopes.push(scope.clone());
        }
    }
    let mut claims = begin(transaction);
    let audience = tree::at(&transaction.event, &["resource_server", "identifier"]).clone();
    claims.insert("aud", &audience);
    claims.insert("azp", tree::at(&transaction.event, &["client", "client_id"]));
    claims.insert("scope", scopes.join(" "));
    let audience = audience.as_str().unwrap_or_default();
    let is_auth0s = audience.ends_with("/api/v2/") || audience.ends_with(".auth0.com/mfa/");
    for (name, value) in transaction.access_token_claims.clone().iter() {
        let is_namespaced = ["http://", "https://", "urn:"].iter().any(|scheme| name.starts_with(scheme));
        if is_auth0s && !is_namespaced {
            transaction
                .note(format!("the claim `{name}` has no namespace, and is left out of a token for `{audience}`"));
        } else {
            claims.insert(name, value);
        }
    }
    Some(claims)
}

/// Protocols that answer with an assertion.
fn is_federation(protocol: &str) -> bool {
    protocol == "samlp" || protocol.starts_with("ws")
}

#[cfg(test)]
mod tests {
    use super::is_token_endpoint;

    #[test]
    fn programs_are_answered_at_the_token_endpoint() {
        assert!(is_token_endpoint("oauth2-refresh-token"));
        assert!(!is_token_endpoint("oidc-basic-profile"));
        assert!(!is_token_endpoint("samlp"));
    }
}
