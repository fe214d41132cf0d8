//! In which file each type stands: beside the operations that use it, once, and in no file that is too long.

use super::model::{Kind, Types};
use super::operation::Method;
use crate::codegen::naming::snake_case;
use std::collections::{BTreeMap, BTreeSet};

/// The file of a group's own operations.
pub(super) const OWN: &str = "mod";
/// The file of the types that several files of a group use.
const TYPES: &str = "types";
/// How many lines of types a file takes.
const LINES: usize = 1_200;

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
    /// `lines` says how long the text of a type is, and that of the operations of a file of a group.
    pub(super) fn of(
        methods: &[Method<'_>],
        types: &Types,
        lines: &BTreeMap<String, usize>,
        operations: &BTreeMap<(String, String), usize>,
    ) -> Self {
        let mut users: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
        for method in methods {
            let mut names = BTreeSet::new();
            for (kind, _) in method.kinds() {
                types.reach(kind, &mut names);
            }
            for name in names {
                users.entry(name).or_default().insert(file(method));
            }
        }
        let mut full: BTreeMap<Home, usize> = BTreeMap::new();
        let mut places = BTreeMap::new();
        for (name, files) in users {
            let groups: BTreeSet<String> = files.iter().map(|(group, _)| group.clone()).collect();
            let own = lines.get(&name).copied().unwrap_or_default();
            let home = match (groups.iter().next(), files.iter().next()) {
                (Some(group), Some((_, file))) if groups.len() == 1 => {
                    let file = if files.len() > 1 || file == OWN { TYPES } else { file };
                    let taken = operations.get(&(group.clone(), file.to_owned())).copied().unwrap_or_default();
                    let stem = if taken + own > LINES { format!("{file}_{TYPES}") } else { file.to_owned() };
                    let home = |file: String| Home::Group(group.clone(), file);
                    let files: Vec<String> = [file.to_owned()].into_iter().chain(numbered(&stem, file)).collect();
                    with_room(&files, home, own, &full, |file| {
                        operations.get(&(group.clone(), file.to_owned())).copied().unwrap_or_default()
                    })
                }
                _ => {
                    let stem = shared_file(&groups);
                    let home = |file: String| Home::Shared(file, groups.clone());
                    let files: Vec<String> = [stem.clone()].into_iter().chain(numbered(&stem, &stem)).collect();
                    with_room(&files, home, own, &full, |_| 0)
                }
            };
            *full.entry(home.clone()).or_default() += own;
            places.insert(name, home);
        }
        Self(places)
    }

    /// The types in a file.
    pub(super) fn in_file<'p>(&'p self, home: &'p Home) -> impl Iterator<Item = &'p str> {
        self.0.iter().filter(move |(_, other)| *other == home).map(|(name, _)| name.as_str())
    }
}

/// What follows when a file is full: `members_types`, `members_types_2` …
fn numbered(stem: &str, file: &str) -> Vec<String> {
    let stem = if stem.ends_with(TYPES) || file.contains('_') && stem == file {
        stem.to_owned()
    } else {
        format!("{file}_{TYPES}")
    };
    [stem.clone()].into_iter().chain((2..100).map(|number| format!("{stem}_{number}"))).collect()
}

fn with_room(
    files: &[String],
    home: impl Fn(String) -> Home,
    own: usize,
    full: &BTreeMap<Home, usize>,
    taken: impl Fn(&str) -> usize,
) -> Home {
    let room = |file: &&String| {
        let home = home((*file).clone());
        full.get(&home).copied().unwrap_or_default() + taken(file) + own <= LINES
    };
    let file = files.iter().find(room).or(files.last()).cloned().unwrap_or_default();
    home(file)
}

/// Up to three groups by their names; more by how many they are and the first.
fn shared_file(groups: &BTreeSet<String>) -> String {
    if groups.len() <= 3 {
        return groups.iter().cloned().collect::<Vec<_>>().join("_and_");
    }
    let first = groups.iter().take(2).cloned().collect::<Vec<_>>().join("_and_");
    format!("{first}_and_{}_more", groups.len() - 2)
}

/// The group's folder and file in which a method stands.
pub(super) fn file(method: &Method<'_>) -> (String, String) {
    let mut groups = method.fact.group.iter().map(|group| snake_case(group));
    (groups.next().unwrap_or_default(), groups.next().unwrap_or_else(|| OWN.into()))
}

/// Does the kind need a box where it stands, because it holds itself without a list between?
#[allow(dead_code, reason = "the facts have no such type today; the check says so when they do")]
pub(super) fn holds_itself(types: &Types, name: &str) -> bool {
    let mut open = vec![name.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(next) = open.pop() {
        for kind in types.all.get(&next).map(super::model::Type::kinds).unwrap_or_default() {
            let mut kind = kind;
            while let Kind::Nullable(inner) = kind {
                kind = inner;
            }
            if let Kind::Named(inner) = kind {
                if inner == name {
                    return true;
                }
                if seen.insert(inner.clone()) {
                    open.push(inner.clone());
                }
            }
        }
    }
    false
}
