//! What is kept of resources that are plain JSON, and which of them belong together.

use std::fmt;

use super::kind::Kind;
use crate::tenant::state::Object;

/// Parts the ids of one end of a link when it has two.
const AND: char = '\n';

/// Resources of all kinds, oldest first, and links between them.
#[derive(Clone, Default)]
pub(crate) struct Stock {
    things: Vec<(&'static str, Object)>,
    links: Vec<Link>,
}

/// That one thing belongs to another, in one way.
#[derive(Clone)]
pub(crate) struct Link {
    way: Way,
    from: String,
    pub(crate) to: String,
    /// What is said about it.
    pub(crate) more: Object,
}

/// How things belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// From an organization to a user.
    Member,
    /// From an organization's member to a role.
    MemberRole,
    /// From an organization to a connection.
    OrganizationConnection,
    /// From an organization to a client grant.
    OrganizationGrant,
    /// From a connection to a client.
    EnabledClient,
    /// From a group to a user.
    GroupMember,
    /// From a group to a role.
    GroupRole,
    /// From a group in an organization to a role.
    OrganizationGroupRole,
    /// From a user or a role to a scope of a resource server.
    Permission,
}

/// The end of a link that two ids name.
pub(crate) fn both(one: &str, other: &str) -> String {
    format!("{one}{AND}{other}")
}

/// The ids that [`both`] joined.
pub(crate) fn parts(end: &str) -> (&str, &str) {
    end.split_once(AND).unwrap_or((end, ""))
}

fn has(object: &Object, name: &str, value: &str) -> bool {
    object.get(name).is_some_and(|held| *held == *value)
}

impl Stock {
    pub(crate) fn all(&self, kind: &Kind) -> impl Iterator<Item = &Object> {
        let group = kind.group;
        self.things.iter().filter(move |(held, _)| *held == group).map(|(_, thing)| thing)
    }

    /// As [`all`](Self::all), by the name of the group of operations.
    pub(crate) fn of_group(&self, group: &str) -> impl Iterator<Item = &Object> {
        self.things.iter().filter(move |(held, _)| *held == group).map(|(_, thing)| thing)
    }

    pub(crate) fn all_mut(&mut self, kind: &Kind) -> impl Iterator<Item = &mut Object> {
        let group = kind.group;
        self.things.iter_mut().filter(move |(held, _)| *held == group).map(|(_, thing)| thing)
    }

    pub(crate) fn get(&self, kind: &Kind, id: &str) -> Option<&Object> {
        self.all(kind).find(|thing| kind.ids.iter().any(|name| has(thing, name, id)))
    }

    pub(crate) fn get_mut(&mut self, kind: &Kind, id: &str) -> Option<&mut Object> {
        self.all_mut(kind).find(|thing| kind.ids.iter().any(|name| has(thing, name, id)))
    }

    pub(crate) fn push(&mut self, kind: &Kind, thing: Object) {
        self.things.push((kind.group, thing));
    }

    /// Keeps those of a kind that `keep` says; of the others, no link stays.
    pub(crate) fn retain(&mut self, kind: &Kind, keep: impl Fn(&Object) -> bool) {
        let mut gone = Vec::new();
        self.things.retain(|(group, thing)| {
            let stays = *group != kind.group || keep(thing);
            if !stays {
                gone.extend(kind.ids.iter().filter_map(|name| thing.get(*name)?.as_str().map(str::to_owned)));
            }
            stays
        });
        gone.iter().for_each(|id| self.unlink_all(id));
    }

    /// Links two things; once is enough.
    pub(crate) fn link(&mut self, way: Way, from: &str, to: &str, more: Object) {
        if self.linked(way, from, to).is_none() {
            self.links.push(Link { way, from: from.to_owned(), to: to.to_owned(), more });
        }
    }

    pub(crate) fn unlink(&mut self, way: Way, from: &str, to: &str) {
        self.links.retain(|link| link.way != way || link.from != from || link.to != to);
    }

    /// Takes away every link that names this id.
    pub(crate) fn unlink_all(&mut self, id: &str) {
        let names = |end: &str| end.split(AND).any(|part| part == id);
        self.links.retain(|link| !names(&link.from) && !names(&link.to));
    }

    pub(crate) fn linked(&self, way: Way, from: &str, to: &str) -> Option<&Link> {
        self.links_from(way, from).find(|link| link.to == to)
    }

    pub(crate) fn linked_mut(&mut self, way: Way, from: &str, to: &str) -> Option<&mut Link> {
        self.links.iter_mut().find(|link| link.way == way && link.from == from && link.to == to)
    }

    /// The links that go out from here, in the order in which they were made.
    pub(crate) fn links_from(&self, way: Way, from: &str) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.way == way && link.from == from)
    }

    /// From where links lead here, in the order in which they were made.
    pub(crate) fn links_to(&self, way: Way, to: &str) -> impl Iterator<Item = &str> {
        self.links.iter().filter(move |link| link.way == way && link.to == to).map(|link| link.from.as_str())
    }
}

impl fmt::Debug for Stock {
    /// Numbers alone: a connection's options hold secrets.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stock").field("things", &self.things.len()).field("links", &self.links.len()).finish()
    }
}
