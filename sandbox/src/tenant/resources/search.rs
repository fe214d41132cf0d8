//! What lists can be asked for beyond equal properties: the order of organizations, and clients by their grants.

use serde_json::Value;

use super::call::Call;
use super::kind::GRANTS;
use super::stock::Way;
use crate::tenant::errors::{self, Refusal};
use crate::tenant::state::{Object, State};

/// Sorts organizations as `sort=FIELD:1` or `FIELD:-1` says; that these are the fields is a guess.
pub(super) fn sort_organizations(found: &mut [&Object], call: &Call<'_>) -> Result<(), Refusal> {
    sort(found, call, &["name", "display_name", "created_at"])
}

/// As [`sort_organizations`], of invitations.
pub(super) fn sort_invitations(found: &mut [&Object], call: &Call<'_>) -> Result<(), Refusal> {
    sort(found, call, &["created_at"])
}

/// Turns the order around in which things were made.
pub(super) fn newest_first(found: &mut [&Object], _: &Call<'_>) -> Result<(), Refusal> {
    found.reverse();
    Ok(())
}

fn sort(found: &mut [&Object], call: &Call<'_>, fields: &[&str]) -> Result<(), Refusal> {
    let Some(sort) = call.query.get("sort") else { return Ok(()) };
    let parts = sort.split_once(':').filter(|(name, _)| fields.contains(name));
    let (name, ascending) = match parts {
        Some((name, "1")) => (name, true),
        Some((name, "-1")) => (name, false),
        // The words are a guess.
        _ => return Err(errors::invalid_parameter(&format!("String '{sort}' does not match pattern"), "sort")),
    };
    // They are kept in the order in which they were made.
    if name != "created_at" {
        found.sort_by_key(|thing| thing.get(name).and_then(Value::as_str).unwrap_or_default().to_owned());
    }
    if !ascending {
        found.reverse();
    }
    Ok(())
}

/// Refuses a search for clients that is none of the documented ones, or with what Auth0's documentation says that it cannot
/// be used with. The words of the refusals are guesses.
pub(super) fn may_ask_for_clients(call: &Call<'_>) -> Result<(), Refusal> {
    let Some(q) = call.query.get("q") else { return Ok(()) };
    search(q)?;
    let has = |name: &&&str| call.query.get(name).is_some();
    let filters = ["is_global", "is_first_party", "app_type", "external_client_id"];
    if let Some(filter) = filters.iter().find(has) {
        return Err(errors::invalid_query(&format!("q can't be used in combination with {filter}")));
    }
    if !["from", "take"].iter().any(|name| call.query.get(name).is_some()) {
        return Err(errors::invalid_query("q requires the parameters from and take"));
    }
    Ok(())
}

/// Whether a client is one that `q` looks for.
pub(super) fn is_wanted_client(state: &State, client: &Object, call: &Call<'_>) -> bool {
    let Some(search) = call.query.get("q").and_then(|q| search(q).ok()) else { return true };
    let mut grants = state.stock.all(GRANTS).filter(|grant| grant.get("client_id") == client.get("client_id"));
    grants.any(|grant| match search {
        Search::Organization(id) => {
            let grant = grant.get("id").and_then(Value::as_str).unwrap_or_default();
            state.stock.linked(Way::OrganizationGrant, id, grant).is_some()
        }
        Search::AnyOrganization => grant.get("allow_any_organization") == Some(&Value::Bool(true)),
    })
}

/// The documented searches for clients.
#[derive(Clone, Copy)]
enum Search<'q> {
    Organization(&'q str),
    AnyOrganization,
}

fn search(q: &str) -> Result<Search<'_>, Refusal> {
    let parts = q.trim().split_once(':').map(|(name, value)| {
        let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        (name, quoted.unwrap_or(value))
    });
    let is_plain = |value: &str| !value.is_empty() && !value.contains([' ', '*', '?', '"', '(', '[', '{', ':']);
    match parts {
        Some(("client_grant.organization_id", id)) if is_plain(id) => Ok(Search::Organization(id)),
        Some(("client_grant.allow_any_organization", "true")) => Ok(Search::AnyOrganization),
        _ => Err(errors::not_played(
            "this search: of `q` it knows `client_grant.organization_id:ID` and `client_grant.allow_any_organization:true`",
        )),
    }
}
