//! What came of a flow.

use super::ending::{Stop, Verdict};
use super::shown::Shown;
use super::time::rfc3339;
use super::transaction::{Ends, Profile, Transaction};
use super::tree;
use auth0_actions::wire::{Map, Value};
use std::fmt;

/// How a flow ended, or where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum End {
    /// All Actions are done, and nothing stopped them.
    Completed,
    /// An Action, or Auth0, refused.
    Denied,
    /// An Action failed.
    Failed,
    /// The user is away.
    Suspended,
    /// Actions are still to run.
    Running,
}

impl End {
    /// In a word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Denied => "denied",
            Self::Failed => "failed",
            Self::Suspended => "suspended",
            Self::Running => "running",
        }
    }
}

/// The parts of a state, by their names, in the order in which they were put in.
#[derive(Default)]
pub(super) struct Parts(pub(super) Map);

/// What came of a flow: what Auth0 has stored, issued, and shown in the end.
///
/// Its `Display` is good for snapshots: the same for the same flow, without keys and signatures.
#[derive(Clone, PartialEq)]
pub struct State {
    /// The trigger's id.
    pub trigger: &'static str,
    /// How it ended.
    pub end: End,
    /// Why it stopped before its last Action.
    pub verdict: Option<Verdict>,
    /// What is shown.
    pub shown: Shown,
    /// The rest, as the trigger has it: `user`, `id_token`, `access_token`, `session`, `refresh_token`, `saml_response` …
    pub parts: Map,
    /// What is worth knowing and stopped nothing.
    pub notes: Vec<String>,
}

impl State {
    pub(super) fn end_of(verdict: Option<&Verdict>) -> End {
        match verdict.map(|verdict| verdict.stop) {
            None => End::Completed,
            Some(Stop::Failed) => End::Failed,
            Some(_) => End::Denied,
        }
    }

    /// A place of the parts: `state.at("user.user_metadata.plan")`; null when there is none. Keys with a dot can't be
    /// named: [`parts`](Self::parts) has them.
    #[must_use]
    pub fn at(&self, path: &str) -> &Value {
        static ABSENT: Value = Value::Null;
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        let part = self.parts.get(first).unwrap_or(&ABSENT);
        rest.split('.').filter(|key| !key.is_empty()).fold(part, |here, key| match key.parse::<usize>() {
            Ok(index) => here.as_array().and_then(|items| items.get(index)).unwrap_or(here.at(key)),
            Err(_) => here.at(key),
        })
    }

    /// A claim of the ID token; null when there is none.
    #[must_use]
    pub fn id_token_claim(&self, name: &str) -> &Value {
        self.at("id_token").at(name)
    }

    /// A claim of the access token; null when there is none.
    #[must_use]
    pub fn access_token_claim(&self, name: &str) -> &Value {
        self.at("access_token").at(name)
    }

    /// The scopes of the access token.
    #[must_use]
    pub fn scopes(&self) -> Vec<&str> {
        self.access_token_claim("scope").as_str().unwrap_or_default().split_whitespace().collect()
    }

    /// The whole as JSON.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let mut whole = Map::from([("trigger", self.trigger), ("end", self.end.as_str())]);
        if let Some(verdict) = &self.verdict {
            whole.insert("code", verdict.code.as_str());
            whole.insert("reason", verdict.reason.as_str());
        }
        whole.insert("shown", self.shown.to_value());
        self.parts.iter().for_each(|(name, part)| drop(whole.insert(name, part)));
        if !self.notes.is_empty() {
            whole.insert("notes", self.notes.clone());
        }
        whole.into()
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A line for each member of each part.
impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.trigger, self.end.as_str())?;
        if let Some(verdict) = &self.verdict {
            write!(f, " ({}: {})", verdict.code, verdict.reason)?;
        }
        write!(f, "\nshown to {}", self.shown)?;
        for (name, part) in self.parts.iter() {
            match part {
                Value::Object(members) => {
                    write!(f, "\n{name}")?;
                    for (key, value) in members.iter() {
                        write!(f, "\n  {key}: {value}")?;
                    }
                }
                other => write!(f, "\n{name}: {other}")?,
            }
        }
        for note in &self.notes {
            write!(f, "\nnote: {note}")?;
        }
        Ok(())
    }
}

impl Parts {
    pub(super) fn put(&mut self, name: &str, part: impl Into<Value>) {
        self.0.insert(name, part);
    }

    /// The user of the transaction, as stored in the end, and who else was written to.
    pub(super) fn user(&mut self, transaction: &Transaction) {
        self.put("user", transaction.event.at("user"));
        self.profiles(transaction);
    }

    /// What was written to whom.
    pub(super) fn profiles(&mut self, transaction: &Transaction) {
        let written = |profile: &&Profile| !profile.user_metadata.is_empty() || !profile.app_metadata.is_empty();
        let writes: Map = transaction.profiles.iter().filter(written).map(write_of).collect();
        if !writes.is_empty() {
            self.put("written", writes);
        }
    }

    /// The session as it is in the end.
    pub(super) fn session(&mut self, transaction: &Transaction) {
        let mut session = entity(&transaction.event, "session", transaction.session_ends);
        if let Some(keeps_tokens) = transaction.session_revoked {
            session.insert("revoked", true);
            session.insert("refresh_tokens", if keeps_tokens { "kept" } else { "revoked" });
        }
        if !session.is_empty() {
            self.put("session", session);
        }
    }

    /// The refresh token as it is in the end.
    pub(super) fn refresh_token(&mut self, transaction: &Transaction) {
        let mut token = entity(&transaction.event, "refresh_token", transaction.refresh_token_ends);
        if !transaction.refresh_token_metadata.is_empty() {
            token.insert("metadata", transaction.refresh_token_metadata.clone());
        }
        if transaction.refresh_token_revoked {
            token.insert("revoked", true);
        }
        if !token.is_empty() {
            self.put("refresh_token", token);
        }
    }
}

/// What an Action can change, and whose it is: the rest came with the event.
fn entity(event: &Value, name: &str, ends: Ends) -> Map {
    let entity = event.at(name);
    let mut shown = Map::new();
    for key in ["id", "expires_at", "idle_expires_at", "cookie", "metadata"] {
        if let Some(value) = entity.get(key) {
            shown.insert(key, value);
        }
    }
    for (key, end) in [("expires_at", ends.absolute_ms), ("idle_expires_at", ends.idle_ms)] {
        if let Some(ms) = end {
            shown.insert(key, rfc3339(ms));
        }
    }
    shown
}

fn write_of(profile: &Profile) -> (&str, Value) {
    let mut write = Map::new();
    for (name, changed) in [("user_metadata", &profile.user_metadata), ("app_metadata", &profile.app_metadata)] {
        if !changed.is_empty() {
            write.insert(name, changed.clone());
        }
    }
    (&profile.user_id, Value::Object(write))
}

/// The methods by which the user has authenticated, those of one's own among them.
pub(super) fn methods(transaction: &Transaction) -> Vec<Value> {
    let methods = tree::at(&transaction.event, &["authentication", "methods"]);
    let mut methods = methods.as_array().unwrap_or_default().to_vec();
    methods.extend(transaction.recorded_methods.iter().map(|url| Value::Object(Map::from([("name", url.as_str())]))));
    methods
}
