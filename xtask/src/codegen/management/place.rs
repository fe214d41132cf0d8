//! In which file each type stands: beside the operations that use it, once.

use super::model::Types;
use super::operation::Method;
use crate::codegen::naming::snake_case;
use std::collections::{BTreeMap, BTreeSet};

/// The file of a group's own operations.
pub(super) const OWN: &str = "mod";
/// The file of the types that several files of a group use.
const TYPES: &str = "types";

/// A file, without its extension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// Of one group: `users`, `roles`.
    Group(String, String),
    /// Of several: the file, and the groups' features.
    Shared(String, BTreeSet<String>),
}

/// All types by their names.
pub(super) struct Places(pub(super) BTreeMap<String, Home>);

impl Places {
    pub(super) fn of(methods: &[Method<'_>], types: &Types) -> Self {
        let mut users: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
        for method in methods {
            let mut names = Vec::new();
            for kind in method.kinds() {
                types.reach(&kind, &mut names);
            }
            for name in names {
                users.entry(name).or_default().insert(file(method));
            }
        }
        let home = |(name, files): (String, BTreeSet<(String, String)>)| {
            let groups: BTreeSet<String> = files.iter().map(|(group, _)| group.clone()).collect();
            let home = match (groups.iter().next(), files.iter().next()) {
                (Some(group), Some((_, file))) if groups.len() == 1 => {
                    let file = if files.len() > 1 || file == OWN { TYPES } else { file };
                    Home::Group(group.clone(), file.to_owned())
                }
                _ => Home::Shared(snake_case(&name), groups),
            };
            (name, home)
        };
        Self(users.into_iter().map(home).collect())
    }

    /// The types in a file.
    pub(super) fn in_file<'p>(&'p self, home: &'p Home) -> impl Iterator<Item = &'p str> {
        self.0.iter().filter(move |(_, other)| *other == home).map(|(name, _)| name.as_str())
    }
}

/// The group's folder and file in which a method stands.
pub(super) fn file(method: &Method<'_>) -> (String, String) {
    let mut groups = method.fact.group.iter().map(|group| snake_case(group));
    (groups.next().unwrap_or_default(), groups.next().unwrap_or_else(|| OWN.into()))
}
