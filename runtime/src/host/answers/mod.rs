//! What Auth0's own functions answer, for hosts on one's own machine.

mod cache;
mod crypto;
mod directory;
mod redirect;
mod token_cache;

pub(crate) use token_cache::TokenCache;

use auth0_actions_management::ports::Chance;
use auth0_actions_wire::{Map, Value};
use std::sync::OnceLock;

/// Answers the questions of executions; lives as long as a tenant, whose caches it holds.
#[derive(Default)]
pub struct Answers {
    cache: cache::Cache,
    directory: directory::Directory,
    /// Where random bytes come from; unset: from the system.
    chance: OnceLock<Chance>,
}

/// Why a function does not answer: a code, and words.
pub type Refusal = (String, String);

impl Answers {
    /// A tenant whose users are in no group and have no roles.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The groups that the user is in, for `api.groups`, as Auth0 answers them.
    #[must_use]
    pub fn with_groups(mut self, groups: Vec<Value>) -> Self {
        self.directory.groups = groups;
        self
    }

    /// The roles that the user has, for `api.roles`, as Auth0 answers them.
    #[must_use]
    pub fn with_roles(mut self, roles: Vec<Value>) -> Self {
        self.directory.roles = roles;
        self
    }

    /// As [`answer`](Self::answer), as it crosses the border: JSON, nothing for `undefined`, or the bytes of a function
    /// of `crypto`, which works on `data`.
    ///
    /// # Errors
    /// As [`answer`](Self::answer).
    pub fn body(
        &self,
        call: &str,
        args: &[Value],
        data: &[u8],
        event: &Value,
        now_ms: i64,
    ) -> Result<Vec<u8>, Refusal> {
        match crypto::answer(call, &Args(args), data, self.chance.get()) {
            Some(answer) => answer,
            None => Ok(self.answer(call, args, event, now_ms)?.map(|value| value.to_json().into()).unwrap_or_default()),
        }
    }

    /// Takes random bytes from a seed, for runs that are the same again: no secret is safe that is made of them. The first
    /// seed stays.
    pub fn seed_random(&self, seed: u64) {
        let _ = self.chance.set(Chance::new(seed));
    }

    /// Keeps this in the cache from the beginning, for 24 hours.
    #[must_use]
    pub fn with_cached(self, key: &str, value: &str) -> Self {
        self.cache.keep(key, value);
        self
    }

    /// The cache loses an entry whenever it is asked for a key for which this answers true: Auth0 may empty its cache at any
    /// time, and an Action has to live with it.
    #[must_use]
    pub fn losing(mut self, loses: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.cache.losing(loses);
        self
    }

    /// Empties the cache: another instance of the Action has another one.
    pub fn forget_cache(&self) {
        self.cache.clear();
    }

    /// Answers a question about an execution on `event`; `None` is JavaScript's `undefined`.
    ///
    /// # Errors
    /// A code and words, as Auth0's function has them.
    pub fn answer(&self, call: &str, args: &[Value], event: &Value, now_ms: i64) -> Result<Option<Value>, Refusal> {
        let args = Args(args);
        match call {
            "api.cache.get" => Ok(self.cache.get(args.text(0)?, now_ms)),
            "api.cache.set" => Ok(Some(self.cache.set(args.text(0)?, args.text(1)?, args.any(2), now_ms))),
            "api.cache.delete" => Ok(Some(self.cache.delete(args.text(0)?, now_ms))),
            "api.redirect.encodeToken" => redirect::encode_token(args.any(0), event, now_ms).map(Some),
            "api.redirect.validateToken" => redirect::validate_token(args.any(0), event, now_ms).map(Some),
            "api.groups.getUserGroups" => Ok(Some(self.directory.groups())),
            "api.groups.hasGroupMembership" => Ok(Some(self.directory.memberships(args.any(0)))),
            _ if call.starts_with("api.roles.") => Ok(Some(self.directory.roles(args.any(0)))),
            // No Rule runs on this machine.
            "api.rules.wasExecuted" => Ok(Some(false.into())),
            _ => Err(refusal(format!("this host does not answer `{call}`"))),
        }
    }
}

/// The arguments of a question.
struct Args<'a>(&'a [Value]);

impl<'a> Args<'a> {
    fn any(&self, index: usize) -> &'a Value {
        static ABSENT: Value = Value::Null;
        self.0.get(index).unwrap_or(&ABSENT)
    }

    fn text(&self, index: usize) -> Result<&'a str, Refusal> {
        self.any(index).as_str().ok_or_else(|| refusal(format!("argument {index} is no text")))
    }
}

fn refusal(message: impl Into<String>) -> Refusal {
    ("error".to_owned(), message.into())
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(Map::from(members))
}
