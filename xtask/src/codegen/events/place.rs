//! Where each type stands: once for all triggers whose events have it in the same shape. The shape that most events have
//! stands in `crate::event`, another with the first trigger that has it, from where the others take it.

use super::model::{Enum, Event, Field, Kind, Struct};
use crate::Result;
use crate::codegen::naming::snake_case;
use std::collections::{BTreeMap, BTreeSet};

/// A module that holds types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Home {
    /// `crate::event`
    Shared,
    /// The module of the trigger at this place in the list of events.
    Trigger(usize),
}

/// A type, and all places in the events where it occurs.
pub(super) struct Placed<'m> {
    pub(super) name: &'m str,
    pub(super) home: Home,
    /// The file in the home, which is a module of this name.
    pub(super) file: String,
    pub(super) shapes: Shapes<'m>,
    /// The types whose fields hold it.
    holders: BTreeSet<(Home, &'m str)>,
    /// No other type holds it.
    is_group: bool,
}

/// The occurrences of a type, all of one shape; they differ in their paths and stages.
pub(super) enum Shapes<'m> {
    Struct(Vec<&'m Struct>),
    Enum(Vec<&'m Enum>),
}

/// All types of all events.
pub(super) struct Places<'m> {
    types: Vec<Placed<'m>>,
    homes: BTreeMap<(usize, &'m str), Home>,
    triggers: Vec<String>,
}

impl<'m> Places<'m> {
    /// # Errors
    /// One name for two shapes where only one can have it.
    pub(super) fn of(events: &'m [Event]) -> Result<Self> {
        let mut found = Vec::new();
        for (event, model) in events.iter().enumerate() {
            for group in &model.groups {
                find(&group.kind, event, None, &mut found);
            }
            for message in &model.messages {
                find(&message.object, event, None, &mut found);
            }
        }
        let homes = homes(&found)?;
        let mut types: Vec<Placed<'m>> = Vec::new();
        for occurrence in &found {
            let home = homes[&(occurrence.event, occurrence.name())];
            let holder = occurrence.holder.map(|name| (homes[&(occurrence.event, name)], name));
            if home != Home::Shared && holder.is_some_and(|(home, _)| home == Home::Shared) {
                let name = occurrence.name();
                return Err(format!("`{name}` has several shapes and is part of a shared type: name them apart").into());
            }
            let known = types.iter().position(|known| known.home == home && known.name == occurrence.name());
            let placed = match known {
                Some(at) => &mut types[at],
                None => {
                    types.push(Placed {
                        name: occurrence.name(),
                        home,
                        file: String::new(),
                        shapes: match occurrence.shape {
                            Shape::Struct(_) => Shapes::Struct(Vec::new()),
                            Shape::Enum(_) => Shapes::Enum(Vec::new()),
                        },
                        holders: BTreeSet::new(),
                        is_group: false,
                    });
                    let last = types.len() - 1;
                    &mut types[last]
                }
            };
            match (&mut placed.shapes, occurrence.shape) {
                (Shapes::Struct(all), Shape::Struct(one)) => all.push(one),
                (Shapes::Enum(all), Shape::Enum(one)) => all.push(one),
                _ => return Err(format!("`{}` is a struct and an enum", occurrence.name()).into()),
            }
            placed.holders.extend(holder);
            placed.is_group |= holder.is_none();
        }
        let triggers = events.iter().map(|event| snake_case(&event.trigger)).collect();
        let mut places = Self { types, homes, triggers };
        let files: Vec<String> = places.types.iter().map(|placed| places.file_of(placed)).collect();
        for (placed, file) in places.types.iter_mut().zip(files) {
            placed.file = file;
        }
        Ok(places)
    }

    /// A group has a file of its own, and so has what several files use; all else stands with what holds it.
    fn file_of(&self, placed: &Placed<'m>) -> String {
        let own = snake_case(placed.name);
        if placed.is_group {
            return own;
        }
        let holders = placed.holders.iter().map(|&(home, name)| {
            let holder = self.types.iter().find(|holder| holder.home == home && holder.name == name);
            holder.filter(|holder| holder.home == placed.home).map(|holder| self.file_of(holder))
        });
        let files: BTreeSet<Option<String>> = holders.collect();
        match files.into_iter().collect::<Vec<_>>().as_slice() {
            [Some(only)] => only.clone(),
            _ => own,
        }
    }

    /// The files of a home, sorted.
    pub(super) fn files(&self, home: Home) -> BTreeSet<&str> {
        self.types.iter().filter(|placed| placed.home == home).map(|placed| placed.file.as_str()).collect()
    }

    /// The types of a file: what holds others first.
    pub(super) fn in_file<'a>(&'a self, home: Home, file: &'a str) -> impl Iterator<Item = &'a Placed<'m>> + 'a {
        self.types.iter().filter(move |placed| placed.home == home && placed.file == file)
    }

    /// The names of the types of an event that stand elsewhere, sorted, by their home.
    pub(super) fn elsewhere(&self, event: usize) -> BTreeMap<Home, BTreeSet<&'m str>> {
        let mut elsewhere: BTreeMap<Home, BTreeSet<&str>> = BTreeMap::new();
        for (&(of, name), &home) in &self.homes {
            if of == event && home != Home::Trigger(event) {
                elsewhere.entry(home).or_default().insert(name);
            }
        }
        elsewhere
    }

    /// The path of a home's module.
    pub(super) fn module(&self, home: Home) -> String {
        match home {
            Home::Shared => "crate::event".to_owned(),
            Home::Trigger(event) => format!("crate::{}", self.triggers[event]),
        }
    }

    /// Where the type of this name is that a type in `home` means.
    pub(super) fn meant(&self, home: Home, name: &str) -> Option<&Placed<'m>> {
        let home = match home {
            Home::Trigger(event) => self.homes.get(&(event, name)).copied().unwrap_or(home),
            Home::Shared => home,
        };
        self.types.iter().find(move |placed| placed.home == home && placed.name == name)
    }
}

#[derive(Clone, Copy)]
enum Shape<'m> {
    Struct(&'m Struct),
    Enum(&'m Enum),
}

struct Occurrence<'m> {
    event: usize,
    shape: Shape<'m>,
    holder: Option<&'m str>,
}

impl<'m> Occurrence<'m> {
    fn name(&self) -> &'m str {
        match self.shape {
            Shape::Struct(of) => &of.name,
            Shape::Enum(of) => &of.name,
        }
    }

    fn path(&self) -> &'m str {
        match self.shape {
            Shape::Struct(of) => &of.path,
            Shape::Enum(of) => &of.path,
        }
    }

    fn signature(&self) -> String {
        match self.shape {
            Shape::Struct(of) => struct_signature(of),
            Shape::Enum(of) => enum_signature(of),
        }
    }
}

/// Lists the named types, holders before what they hold.
fn find<'m>(kind: &'m Kind, event: usize, holder: Option<&'m str>, found: &mut Vec<Occurrence<'m>>) {
    match kind {
        Kind::Plain(_) | Kind::Repeat(..) => {}
        Kind::Array(item) | Kind::Dictionary(item) => find(item, event, holder, found),
        Kind::Enum(of) => found.push(Occurrence { event, shape: Shape::Enum(of), holder }),
        Kind::Struct(of) => {
            found.push(Occurrence { event, shape: Shape::Struct(of), holder });
            for field in &of.fields {
                find(&field.kind, event, Some(&of.name), found);
            }
        }
    }
}

/// The home of each name in each event.
fn homes<'m>(found: &[Occurrence<'m>]) -> Result<BTreeMap<(usize, &'m str), Home>> {
    let mut shapes: BTreeMap<(usize, &str), (String, &str)> = BTreeMap::new();
    for occurrence in found {
        let (signature, path) = (occurrence.signature(), occurrence.path());
        let (known, other) =
            shapes.entry((occurrence.event, occurrence.name())).or_insert((signature.clone(), path)).clone();
        if known != signature {
            let name = occurrence.name();
            return Err(format!("`{other}` and `{path}` differ and are both called `{name}`: name one of them").into());
        }
    }
    // The events that have a name in this shape.
    let mut events: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for ((event, name), (signature, _)) in &shapes {
        events.entry((name, signature)).or_default().push(*event);
    }
    let mut homes = BTreeMap::new();
    for (&(event, name), (signature, _)) in &shapes {
        let of_name = events.iter().filter(|((other, _), events)| *other == name && events.len() > 1);
        let shared = of_name.max_by_key(|(_, events)| events.len()).map(|((_, signature), _)| *signature);
        let home = if shared == Some(signature) {
            Home::Shared
        } else {
            Home::Trigger(events[&(name, signature.as_str())][0])
        };
        homes.insert((event, name), home);
    }
    Ok(homes)
}

fn signature(kind: &Kind) -> String {
    match kind {
        Kind::Plain(name) => name.clone(),
        Kind::Repeat(name, _) => format!("^{name}"),
        Kind::Array(item) => format!("[{}]", signature(item)),
        Kind::Dictionary(value) => format!("{{{}}}", signature(value)),
        Kind::Enum(of) => enum_signature(of),
        Kind::Struct(of) => struct_signature(of),
    }
}

fn enum_signature(of: &Enum) -> String {
    format!("{}({})", of.name, of.values.join("|"))
}

fn struct_signature(of: &Struct) -> String {
    let field =
        |field: &Field| format!("{}{}:{}", field.key, if field.optional { "?" } else { "" }, signature(&field.kind));
    format!("{}{{{}}}", of.name, of.fields.iter().map(field).collect::<Vec<_>>().join(","))
}
