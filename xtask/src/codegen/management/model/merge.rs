//! Near-identical schemas become one type, and every type gets its name.

use super::same::{are_alike, merged};
use super::{Builder, Field, Kind, Role, Shape, Struct, Type, Types, names};
use crate::Result;
use std::collections::{BTreeMap, BTreeSet};

/// The number of the class that a place belongs to; the types of a class become one.
type Classes = BTreeMap<String, usize>;

/// Marks what is sent and what is answered, merges, and names.
///
/// `roots` are the kinds that the operations send and answer, with their top group; `reserved` are names that types
/// cannot have. The answer's function renames kinds.
pub(in crate::codegen::management) fn finish(
    mut builder: Builder<'_>,
    roots: &[(Kind, Role, String)],
    reserved: &BTreeSet<String>,
) -> Result<(Types, BTreeMap<String, String>)> {
    let tops = mark(&mut builder.types, roots);
    // What only a list without a page needed is not reached.
    builder.types.retain(|place, _| tops.contains_key(place));
    constants(&mut builder.types);
    let mut classes = refined(&builder, &tops);
    same_noun(&builder, &mut classes);
    let names = named(&builder, &classes, reserved)?;
    builder.corrections.same().iter().try_for_each(|rule| are_alike(&builder, rule))?;
    let mut types = Types::default();
    for (place, of) in &builder.types {
        let name = &names[place];
        let renamed = renamed(of, &|place| names.get(place).cloned().unwrap_or_else(|| place.to_owned()));
        let merged = match types.all.remove(name) {
            None => renamed,
            Some(known) => merged(name, known, renamed)?,
        };
        types.all.insert(name.clone(), merged);
    }
    Ok((types, names))
}

/// Says of each type whether it is sent and answered, and which top groups reach it.
fn mark(types: &mut BTreeMap<String, Type>, roots: &[(Kind, Role, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut tops: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (kind, role, top) in roots {
        let mut open: Vec<String> = kind.type_name().map(str::to_owned).into_iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(place) = open.pop() {
            if !seen.insert(place.clone()) {
                continue;
            }
            tops.entry(place.clone()).or_default().insert(top.clone());
            if let Some(of) = types.get_mut(&place) {
                of.role.sent |= role.sent;
                of.role.answered |= role.answered;
                open.extend(of.kinds().into_iter().filter_map(Kind::type_name).map(str::to_owned));
            }
        }
    }
    tops
}

/// A constant is written by itself where a type is only sent, and where it told a member of a union from the others. Else
/// it is an ordinary text: Auth0 may extend it, and what was read must not be another when it is sent again.
fn constants(types: &mut BTreeMap<String, Type>) {
    let members: BTreeSet<String> = types
        .values()
        .filter_map(|of| match &of.shape {
            Shape::Union(kinds) => Some(kinds.iter().filter_map(Kind::type_name).map(str::to_owned)),
            _ => None,
        })
        .flatten()
        .collect();
    for (place, of) in types.iter_mut() {
        let only_sent = of.role.sent && !of.role.answered;
        if let (Shape::Struct(of), false, false) = (&mut of.shape, only_sent, members.contains(place)) {
            for field in &mut of.fields {
                field.kind = field.kind.clone().without_constant();
            }
        }
    }
}

/// Classes of places whose types are the same, whatever the schemas' names; limits aside, and what an answer promises.
fn refined(builder: &Builder<'_>, tops: &BTreeMap<String, BTreeSet<String>>) -> Classes {
    let first = |place: &str, of: &Type| {
        let large = match &of.shape {
            Shape::Struct(of) => of.fields.len() >= 4,
            Shape::Enum(values) => values.len() >= 3,
            Shape::Union(kinds) => kinds.len() >= 3,
        };
        // Small ones are alike by chance: they need the same name too.
        let name = if large { String::new() } else { names::base(place) };
        let corrected = builder.corrections.peek_name(place).map(str::to_owned).or_else(|| plain_name(of));
        let home = if corrected.is_some() { BTreeSet::new() } else { tops.get(place).cloned().unwrap_or_default() };
        let role = if matches!(of.shape, Shape::Enum(_)) { Role::default() } else { of.role };
        format!("{corrected:?} {name} {home:?} {role:?}")
    };
    let mut signatures: BTreeMap<String, String> =
        builder.types.iter().map(|(place, of)| (place.clone(), first(place, of))).collect();
    let mut classes = numbered(&signatures);
    loop {
        let known = classes.clone();
        for (place, of) in &builder.types {
            let body = signature(of, &|place| known.get(place).copied());
            signatures.insert(place.clone(), format!("{} {body}", known[place]));
        }
        classes = numbered(&signatures);
        if classes.values().collect::<BTreeSet<_>>().len() == known.values().collect::<BTreeSet<_>>().len() {
            return classes;
        }
    }
}

fn numbered(signatures: &BTreeMap<String, String>) -> Classes {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut classes = Classes::new();
    for (place, signature) in signatures {
        let next = numbers.len();
        classes.insert(place.clone(), *numbers.entry(signature).or_insert(next));
    }
    classes
}

fn signature(of: &Type, class: &dyn Fn(&str) -> Option<usize>) -> String {
    let kind = |kind: &Kind| format!("{:?}", kind.renamed(&|place| format!("{:?}", class(place))));
    match &of.shape {
        Shape::Enum(values) => {
            let values: BTreeSet<&String> = values.iter().collect();
            format!("enum {values:?}")
        }
        Shape::Union(kinds) => format!("union {:?}", kinds.iter().map(kind).collect::<Vec<_>>()),
        Shape::Struct(fields) => {
            let field = |field: &Field| {
                let strict = of.role.sent.then_some((field.required, field.nullable));
                format!("{} {} {strict:?} {}", field.key, kind(&field.kind), field.lenient)
            };
            format!("struct {:?}", fields.fields.iter().map(field).collect::<Vec<_>>())
        }
    }
}

/// Joins the classes of answers that are about one noun and hardly differ: what is created, read and changed.
fn same_noun(builder: &Builder<'_>, classes: &mut Classes) {
    loop {
        let mut by_noun: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (place, of) in &builder.types {
            let is_answer = of.role == Role { sent: false, answered: true } && matches!(of.shape, Shape::Struct(_));
            if is_answer && builder.corrections.peek_name(place).is_none() {
                let noun = names::noun(place).unwrap_or_else(|| place.clone());
                by_noun.entry(noun).or_default().push(place);
            }
        }
        let mut joined = false;
        for places in by_noun.values() {
            let Some((first, others)) = places.split_first() else { continue };
            for other in others {
                if classes[*first] != classes[*other] && alike(builder, classes, first, other) {
                    let (from, to) = (classes[*other], classes[*first]);
                    classes.values_mut().filter(|class| **class == from).for_each(|class| *class = to);
                    joined = true;
                }
            }
        }
        if !joined {
            return;
        }
    }
}

/// Do two classes agree in all fields that both have, and have most in common?
fn alike(builder: &Builder<'_>, classes: &Classes, one: &str, other: &str) -> bool {
    let members = |of: usize| classes.iter().filter(move |(_, class)| **class == of).map(|(place, _)| place.as_str());
    let fields = |of: usize| {
        let mut fields: BTreeMap<&str, Vec<&Field>> = BTreeMap::new();
        for place in members(of) {
            if let Shape::Struct(of) = &builder.types[place].shape {
                of.fields.iter().for_each(|field| fields.entry(&field.key).or_default().push(field));
            }
        }
        fields
    };
    let (one, other) = (fields(classes[one]), fields(classes[other]));
    let kind = |field: &Field| field.kind.renamed(&|place| format!("{:?}", classes.get(place)));
    let mut common = 0;
    for (key, fields) in &one {
        let Some(others) = other.get(key) else { continue };
        common += 1;
        let same = fields
            .iter()
            .all(|field| others.iter().all(|other| kind(field) == kind(other) && field.lenient == other.lenient));
        if !same {
            return false;
        }
    }
    common * 10 >= (one.len() + other.len() - common) * 6
}

/// The name of a union of JSON's own types, which is one wherever it stands.
fn plain_name(of: &Type) -> Option<String> {
    match &of.shape {
        Shape::Union(kinds) => names::of_plain(kinds),
        Shape::Struct(_) | Shape::Enum(_) => None,
    }
}

/// The name of each place's type.
fn named(builder: &Builder<'_>, classes: &Classes, reserved: &BTreeSet<String>) -> Result<BTreeMap<String, String>> {
    let mut members: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (place, class) in classes {
        members.entry(*class).or_default().push(place);
    }
    let mut taken = reserved.clone();
    let mut of_class: BTreeMap<usize, String> = BTreeMap::new();
    for (class, places) in &members {
        let name = |place: &&str| {
            builder.corrections.name(place).map(str::to_owned).or_else(|| plain_name(builder.types.get(*place)?))
        };
        let corrected: BTreeSet<String> = places.iter().filter_map(name).collect();
        match corrected.iter().next() {
            None => {}
            Some(name) if corrected.len() == 1 => {
                of_class.insert(*class, name.clone());
                taken.insert(name.clone());
            }
            Some(_) => return Err(format!("{places:?} are the same; the corrections name them {corrected:?}").into()),
        }
    }
    if let Some(place) = classes
        .iter()
        .find(|(place, class)| !of_class.contains_key(*class) && taken.contains(*place) && !reserved.contains(*place))
    {
        return Err(format!(
            "the corrections give the name `{0}`, which is a schema; say in `[names]` whether `{0}` is it",
            place.0
        )
        .into());
    }
    // Schemas before what stands in them, whole nouns before parts: who comes first has the choice.
    let mut order: Vec<(&usize, &Vec<&str>)> =
        members.iter().filter(|(class, _)| !of_class.contains_key(*class)).collect();
    let is_inline = |places: &Vec<&str>| places.iter().all(|place| place.contains(['.', '[', '{', '|']));
    order.sort_by_key(|(_, places)| (is_inline(places), std::cmp::Reverse(places.len()), places[0].to_owned()));
    let mut nameless = Vec::new();
    for (class, places) in order {
        let places: Vec<String> = places.iter().map(|place| builder.corrections.shortened(place)).collect();
        let mut wishes: Vec<String> = places.iter().map(|place| names::base(place)).collect();
        wishes.sort_by_key(|name| (name.len(), name.clone()));
        wishes.truncate(1);
        match names::free(&wishes, &mut taken) {
            Some(name) => _ = of_class.insert(*class, name),
            None => {
                nameless.push(format!("{members:?}, which would be `{}`", wishes.join(""), members = members[class]))
            }
        }
    }
    if !nameless.is_empty() {
        return Err(format!("`[names]` has to name what another has the name of:\n  {}", nameless.join("\n  ")).into());
    }
    Ok(classes.iter().map(|(place, class)| (place.clone(), of_class[class].clone())).collect())
}

fn renamed(of: &Type, name: &dyn Fn(&str) -> String) -> Type {
    let shape = match &of.shape {
        Shape::Enum(values) => Shape::Enum(values.clone()),
        Shape::Union(kinds) => Shape::Union(kinds.iter().map(|kind| kind.renamed(name)).collect()),
        Shape::Struct(of) => {
            let fields = of.fields.iter().map(|field| Field { kind: field.kind.renamed(name), ..field.clone() });
            Shape::Struct(Struct { fields: fields.collect(), open: of.open })
        }
    };
    Type { shape, role: of.role }
}
