//! The top level of an event.

use auth0_actions_wire::{Lazy, ParseError, Problems, Read, Text, Value, parse, scan_object};
use std::fmt;
use std::sync::Arc;

/// The groups of an event as they came: their names, and the text of each.
pub struct Groups {
    entries: Vec<(String, Text)>,
    problems: Problems,
}

impl Groups {
    /// Splits an event's text; what stands inside the groups is not looked at.
    pub(crate) fn scan(event: &Arc<str>) -> Result<Self, ParseError> {
        let entries = scan_object(event)?.into_iter().map(|entry| (entry.key, entry.text)).collect();
        Ok(Self { entries, problems: Problems::default() })
    }

    /// A group that Auth0 promises.
    pub(crate) fn req<T: Read>(&mut self, name: &'static str) -> Lazy<T> {
        match self.text(name) {
            Some(text) => Lazy::from_text(name, text.clone()),
            None => {
                self.problems.push(name, "is missing");
                Lazy::from_text(name, Text::new("null"))
            }
        }
    }

    /// A group that may be absent or `null`.
    pub(crate) fn opt<T: Read>(&mut self, name: &'static str) -> Option<Lazy<T>> {
        let text = self.text(name)?;
        (text.as_str() != "null").then(|| Lazy::from_text(name, text.clone()))
    }

    /// What was missing so far.
    pub(crate) fn problems(&self) -> &Problems {
        &self.problems
    }

    /// Names and texts.
    pub(crate) fn entries(&self) -> &[(String, Text)] {
        &self.entries
    }

    fn text(&self, name: &str) -> Option<&Text> {
        // As with members of any object, the last of two counts.
        self.entries.iter().rfind(|(key, _)| key == name).map(|(_, text)| text)
    }

    /// The names of all groups that came, known or not.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| key.as_str())
    }

    /// A group as a tree, with all its fields, also those that no type of this crate lists. `None` when it did not
    /// come or is no JSON.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        parse(self.text(name)?.as_str()).ok()
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
