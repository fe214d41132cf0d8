//! The top level of an event.

use auth0_actions_wire::{Lazy, Member, Members, ParseError, Problems, Read, Value};
use std::borrow::Cow;
use std::fmt;

/// The groups of an event as they came.
pub struct Groups {
    members: Members,
    problems: Problems,
}

impl Groups {
    /// Takes an event's text apart; no group is read.
    pub(crate) fn of(event: impl Into<String>) -> Result<Self, ParseError> {
        Ok(Self { members: Members::of(event)?, problems: Problems::default() })
    }

    /// A group that Auth0 promises.
    pub(crate) fn req<T: Read>(&mut self, name: &str) -> Lazy<T> {
        Lazy::of(self.required(name))
    }

    /// A group that may be absent or `null`.
    pub(crate) fn opt<T: Read>(&mut self, name: &str) -> Option<Lazy<T>> {
        let member = self.optional(name)?;
        Some(Lazy::of(Some(member)))
    }

    // What does not depend on the group's type stands in a bundle once.
    #[inline(never)]
    fn required(&mut self, name: &str) -> Option<Member> {
        let member = self.members.get(name);
        if member.is_none() {
            self.problems.push(name, "is missing");
        }
        member
    }

    #[inline(never)]
    fn optional(&self, name: &str) -> Option<Member> {
        self.members.get(name).filter(|member| !member.node().is_null())
    }

    /// What was missing so far.
    pub(crate) fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Names and texts.
    pub(crate) fn members(&self) -> &Members {
        &self.members
    }

    /// The names of all groups that came, known or not.
    pub fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.members.keys()
    }

    /// A group as a tree, with all its fields, also those that no type of this crate lists. `None` when it did not
    /// come.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        Some(self.members.get(name)?.node().to_value())
    }
}

/// The names only: an event holds a person's data.
impl fmt::Debug for Groups {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.names()).finish()
    }
}

/// Reads a group now and keeps what is wrong with it.
pub(crate) fn check<T: Read>(group: &Lazy<T>, problems: &mut Problems) {
    if let Err(mut found) = group.check() {
        problems.0.append(&mut found.0);
    }
}
