//! One table of the corrections, which remembers what was asked for.

use super::PATH;
use crate::Result;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Corrections by what they correct.
pub(super) struct Table<T> {
    name: &'static str,
    pub(super) values: BTreeMap<String, T>,
    used: RefCell<BTreeSet<String>>,
}

impl<T> Table<T> {
    pub(super) fn new(name: &'static str, entries: impl IntoIterator<Item = (String, T)>) -> Result<Self> {
        let mut values = BTreeMap::new();
        for (key, value) in entries {
            if values.insert(key.clone(), value).is_some() {
                return Err(format!("{PATH}: `{name}` has `{key}` twice").into());
            }
        }
        Ok(Self { name, values, used: RefCell::default() })
    }

    pub(super) fn find(&self, key: &str) -> Option<&T> {
        let value = self.values.get(key)?;
        self.used.borrow_mut().insert(key.to_owned());
        Some(value)
    }

    /// `Role.id` is the property of that type alone, `.id` every property of the name.
    pub(super) fn of_property(&self, of: &str, property: &str) -> Option<&T> {
        self.find(&format!("{of}.{property}")).or_else(|| self.find(&format!(".{property}")))
    }

    pub(super) fn unused(&self, list: &mut Vec<String>) {
        let used = self.used.borrow();
        let keys = self.values.keys().filter(|key| !used.contains(*key));
        list.extend(keys.map(|key| format!("{}: {key}", self.name)));
    }
}
