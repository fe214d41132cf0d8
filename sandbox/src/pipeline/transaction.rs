//! What the Actions of one flow share and change.

use super::ending::Verdict;
use auth0_actions::wire::{Map, Value};
use std::fmt;

/// The state of one transaction: the event as the next Action sees it, and all that was asked for so far.
#[derive(Clone, Default)]
pub struct Transaction {
    /// The event of the next Action.
    pub event: Value,
    /// The profiles that were written to, in order; the last is the user of the tokens.
    pub profiles: Vec<Profile>,
    /// The custom claims of the ID token.
    pub id_token_claims: Map,
    /// The custom claims of the access token.
    pub access_token_claims: Map,
    /// The scopes that were added (true) or removed, the last call for each.
    pub scopes: Vec<(String, bool)>,
    /// The metadata of a refresh token that does not exist yet.
    pub refresh_token_metadata: Map,
    /// When the session ends, and when it ends unless the user comes back: milliseconds since 1970.
    pub session_ends: Ends,
    /// The same of the refresh token.
    pub refresh_token_ends: Ends,
    /// Whether the session is revoked, and then whether its refresh tokens are kept.
    pub session_revoked: Option<bool>,
    /// Whether the refresh token is revoked.
    pub refresh_token_revoked: bool,
    /// The settings of the SAML response, by the names of their setters.
    pub saml_settings: Map,
    /// The attributes of the SAML response that were changed; null removes one.
    pub saml_attributes: Map,
    /// The second factor at the end of the flow: provider and options.
    pub multifactor: Option<(String, Value)>,
    /// Methods of one's own that were recorded.
    pub recorded_methods: Vec<String>,
    /// The id that a new user gets within the connection.
    pub new_user_id: Option<String>,
    /// Whom a token exchange is for, by the arguments of the call that said it.
    pub exchanged_user: Option<Value>,
    /// The organization of a token exchange.
    pub organization: Option<String>,
    /// The actor of a token exchange.
    pub actor: Option<Value>,
    /// Where the password reset ends.
    pub result_url: Option<String>,
    /// The last word about a notification.
    pub notice: Option<Notice>,
    /// What stopped the flow.
    pub verdict: Option<Verdict>,
    /// What is worth knowing and stopped nothing.
    pub notes: Vec<String>,
    pub(super) counts: Counts,
    pub(super) leaving: Option<Leaving>,
    pub(super) factors_due: Vec<(bool, Vec<String>)>,
    pub(super) known_users: Vec<Value>,
    pub(super) primary_user: Option<String>,
    /// The trigger's id.
    pub(super) trigger: &'static str,
}

/// The trigger alone: the event is people's data, and holds tokens.
impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").field("trigger", &self.trigger).finish_non_exhaustive()
    }
}

/// What was written to one user's profile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Whose.
    pub user_id: String,
    /// The members of `user_metadata` that were set; null removes one.
    pub user_metadata: Map,
    /// The members of `app_metadata` that were set; null removes one.
    pub app_metadata: Map,
}

/// The ends of a session, or of a refresh token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// At the latest.
    pub absolute_ms: Option<i64>,
    /// Unless it is used before.
    pub idle_ms: Option<i64>,
}

/// What is to become of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It is not sent, for this reason.
    Drop(String),
    /// It is to be tried again, for this reason.
    Retry(String),
}

/// Sums over all Actions, for limits that hold for the transaction.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    pub(super) user_metadata_bytes: usize,
    pub(super) app_metadata_bytes: usize,
    pub(super) saml_changes: usize,
    pub(super) factor_commands: usize,
    pub(super) suspensions: usize,
}

/// The user leaves once the Action is over.
#[derive(Clone)]
pub(super) enum Leaving {
    To { url: String, query: Map },
    Form { id: String, options: Value },
}

impl Transaction {
    pub(super) fn begin(trigger: &'static str, event: Value) -> Self {
        let user_id = event.at("user").at("user_id").as_str().unwrap_or_default().to_owned();
        let profiles = vec![Profile { user_id, ..Profile::default() }];
        Self { event, profiles, trigger, ..Self::default() }
    }

    /// The profile that metadata goes to.
    pub(super) fn profile(&mut self) -> &mut Profile {
        if self.profiles.is_empty() {
            self.profiles.push(Profile::default());
        }
        let last = self.profiles.len() - 1;
        &mut self.profiles[last]
    }

    /// Ends the flow after this Action; the first word counts.
    pub(super) fn stop(&mut self, verdict: Verdict) {
        self.verdict.get_or_insert(verdict);
    }

    pub(super) fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// The protocol of the login, such as `oidc-basic-profile`.
    pub(super) fn protocol(&self) -> &str {
        self.event.at("transaction").at("protocol").as_str().unwrap_or_default()
    }
}
