//! Invitations to an organization. No mail leaves the tenant.

use serde_json::{Value, json};

use super::call::Call;
use super::collection;
use super::kind::{CLIENTS, CONNECTIONS};
use super::owned::INVITATIONS;
use crate::tenant::answer::Outcome;
use crate::tenant::errors::Refusal;
use crate::tenant::state::{Object, State};
use crate::tenant::{clock, random, roles};

/// How long an invitation lasts that does not say or says 0, in seconds: seven days, Auth0's default.
const LIFETIME: u64 = 604_800;
/// Where an invitation leads when its application has no address of its own for logins. Auth0 refuses it then, unless the
/// tenant has such an address; the sandbox's tenant has this one.
const LOGIN: &str = "https://login.example.com/";

pub(super) fn complete(invitation: &mut Object) {
    invitation.remove("send_invitation_email");
    let lifetime = invitation.remove("ttl_sec").and_then(|seconds| seconds.as_u64()).filter(|seconds| *seconds > 0);
    let lifetime = lifetime.unwrap_or(LIFETIME);
    invitation.entry("created_at").or_insert_with(|| clock::timestamp().into());
    invitation.entry("expires_at").or_insert_with(|| clock::timestamp_in(lifetime).into());
    invitation.entry("ticket_id").or_insert_with(|| random::alphanumeric(32).into());
}

/// Its application, its connection and its roles must be there. What Auth0 answers is guessed.
pub(super) fn check(state: &State, invitation: &Object) -> Result<(), Refusal> {
    let text = |name: &str| invitation.get(name).and_then(Value::as_str);
    if text("client_id").is_none_or(|id| state.stock.get(CLIENTS, id).is_none()) {
        return Err(CLIENTS.unknown());
    }
    if text("connection_id").is_some_and(|id| state.stock.get(CONNECTIONS, id).is_none()) {
        return Err(CONNECTIONS.unknown());
    }
    let mut wanted = invitation.get("roles").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    wanted.try_for_each(|id| roles::find(state, id).map(drop))
}

/// `POST /organizations/{id}/invitations`: its address is that of the application's login.
pub(super) fn create(state: &mut State, call: &Call<'_>) -> Outcome {
    let organization = collection::owner(state, INVITATIONS, call)?.cloned().unwrap_or_default();
    let mut invitation = call.object();
    let client = invitation.get("client_id").and_then(Value::as_str).unwrap_or_default();
    let login = state.stock.get(CLIENTS, client).and_then(|client| client.get("initiate_login_uri")?.as_str());
    let ticket = random::alphanumeric(32);
    let mut address = form_urlencoded::Serializer::new(String::new());
    address.append_pair("invitation", &ticket);
    for (name, key) in [("organization", "id"), ("organization_name", "name")] {
        address.append_pair(name, organization.get(key).and_then(Value::as_str).unwrap_or_default());
    }
    let address = format!("{}?{}", login.unwrap_or(LOGIN), address.finish());
    invitation.insert("ticket_id".to_owned(), json!(ticket));
    invitation.insert("invitation_url".to_owned(), json!(address));
    collection::create_with(state, INVITATIONS, call, invitation)
}
