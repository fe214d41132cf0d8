//! The domains by which an organization is found. None is verified here: a domain is what its status says.

use serde_json::Value;

use super::call::Call;
use super::collection;
use super::owned::DISCOVERY_DOMAINS;
use crate::tenant::answer::Outcome;
use crate::tenant::random;
use crate::tenant::state::{Object, State};

/// What Auth0 asks the domain's owner to publish; the form of both texts is guessed.
pub(super) fn complete(domain: &mut Object) {
    let name = domain.get("domain").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    domain.entry("status").or_insert("pending".into());
    domain.entry("verification_host").or_insert_with(|| format!("_auth0-challenge.{name}").into());
    let secret = || format!("auth0-domain-verification={}", random::alphanumeric(32));
    domain.entry("verification_txt").or_insert_with(|| secret().into());
}

/// `GET /organizations/{id}/discovery-domains/name/{discovery_domain}`.
pub(super) fn by_name(state: &mut State, call: &Call<'_>) -> Outcome {
    let mut found = collection::all_of_path(state, DISCOVERY_DOMAINS, call)?;
    let is_it = |domain: &&Object| {
        domain.get("domain").and_then(Value::as_str).is_some_and(|name| name.eq_ignore_ascii_case(call.second()))
    };
    let domain = found.find(is_it).ok_or_else(|| DISCOVERY_DOMAINS.not_found())?;
    call.done(collection::show(state, DISCOVERY_DOMAINS, domain, call))
}
