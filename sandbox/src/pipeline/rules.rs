//! What distinguishes one trigger from another: a row for each, made in the trigger's own file.

use super::ending::Verdict;
use super::shown::Shown;
use super::state::Parts;
use super::transaction::Transaction;
use super::triggers::ALL;

/// How a trigger runs its Actions, and what comes of it.
pub(super) struct Rules {
    /// Auth0's id.
    pub(super) id: &'static str,
    /// The handler's name in JavaScript.
    pub(super) execute: &'static str,
    /// The name of the handler that runs when the user comes back.
    pub(super) resume: Option<&'static str>,
    /// How many Actions can be bound.
    pub(super) most_actions: usize,
    /// The pauses, in milliseconds, after which an execution that failed is made again.
    pub(super) pauses_after_failure: &'static [i64],
    /// How often an execution that asks for it is made again.
    pub(super) retries: usize,
    /// What the user or the application is shown when all Actions are done, or the flow was stopped.
    pub(super) shown: fn(&Transaction, Option<&Verdict>) -> Shown,
    /// Writes the parts of the state that this trigger has; the second is whether all went well.
    pub(super) parts: fn(&mut Transaction, bool, &mut Parts),
}

impl Rules {
    /// One that binds 20 Actions, does not wait for users, and tries once.
    pub(super) const fn new(
        id: &'static str,
        execute: &'static str,
        shown: fn(&Transaction, Option<&Verdict>) -> Shown,
        parts: fn(&mut Transaction, bool, &mut Parts),
    ) -> Self {
        Self { id, execute, resume: None, most_actions: 20, pauses_after_failure: &[], retries: 0, shown, parts }
    }

    pub(super) fn of(trigger: &str) -> Option<&'static Self> {
        ALL.iter().copied().find(|rules| rules.id == trigger)
    }
}

/// The ids of the triggers that a flow can be of.
pub fn triggers() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|rules| rules.id)
}
