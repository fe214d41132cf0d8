//! An event as a tree of types, from its flat list of facts.

use super::corrections::Corrections;
use crate::Result;
use crate::codegen::facts::{Member, Property, StreamType, Trigger};
use crate::codegen::naming::{camel_case, singular};

#[cfg(test)]
mod tests;

/// The event of one trigger.
pub(super) struct Event {
    /// The trigger's id.
    pub(super) trigger: String,
    /// The groups, in the order of the facts.
    pub(super) groups: Vec<Field>,
    /// What `event.message` may tell of.
    pub(super) messages: Vec<Message>,
}

/// A type of the messages that a trigger delivers.
pub(super) struct Message {
    /// Auth0's name, such as `user.created`.
    pub(super) id: String,
    pub(super) early_access: bool,
    /// What `data.object` is.
    pub(super) object: Kind,
}

/// A property.
pub(super) struct Field {
    /// Auth0's name.
    pub(super) key: String,
    pub(super) fact: Property,
    pub(super) optional: bool,
    /// The reference does not list it.
    pub(super) off_reference: bool,
    pub(super) kind: Kind,
}

/// The type of a property.
pub(super) enum Kind {
    /// A type of Rust's or of wire's, by its name.
    Plain(String),
    Enum(Enum),
    Struct(Struct),
    Array(Box<Kind>),
    Dictionary(Box<Kind>),
    /// The struct of this name, which the property stands in, so many levels deep.
    Repeat(String, usize),
}

/// An object with known properties.
pub(super) struct Struct {
    pub(super) name: String,
    pub(super) path: String,
    /// More properties may come.
    pub(super) open: bool,
    pub(super) fields: Vec<Field>,
}

/// A text with known values.
pub(super) struct Enum {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) values: Vec<String>,
}

/// Types that a correction may ask for, besides the ids.
const PLAIN: [&str; 6] = ["Map", "SecretString", "String", "Timestamp", "Value", "i64"];

/// Builds the model of a trigger's event.
///
/// # Errors
/// The facts have a type or a shape that this does not know, or a property without the object that holds it.
pub(super) fn build(trigger: &Trigger, corrections: &Corrections) -> Result<Event> {
    let listed = trigger.event.iter().flatten().map(|fact| (fact, false));
    let seen = trigger.event_off_reference.iter().flatten().map(|fact| (fact, true));
    let facts = Facts { all: listed.chain(seen).collect(), corrections };
    facts.all_have_a_parent()?;
    let groups = facts.fields("event", "Event", &[]).map_err(|error| format!("{}: {error}", trigger.id))?;
    if let Some(group) = groups.iter().find(|group| !matches!(group.kind, Kind::Struct(_))) {
        return Err(format!("{}: `{}` is no object", trigger.id, group.fact.path).into());
    }
    Ok(Event { trigger: trigger.id.clone(), groups, messages: Vec::new() })
}

/// Where what a message is about stands in the event.
const MESSAGE_OBJECT: &str = "event.message.data.object";

/// Builds the types of the messages that an event stream delivers.
///
/// # Errors
/// As for [`build`].
pub(super) fn messages(types: &[StreamType], corrections: &Corrections) -> Result<Vec<Message>> {
    types.iter().map(|of| message(of, corrections).map_err(|error| format!("`{}`: {error}", of.id).into())).collect()
}

fn message(of: &StreamType, corrections: &Corrections) -> Result<Message> {
    let property = |member: &Member| {
        let mut fact = Property::new(format!("{MESSAGE_OBJECT}.{}", member.name), &member.kind);
        fact.optional = member.optional;
        fact
    };
    let members: Vec<Property> = of.object.iter().map(property).collect();
    let facts = Facts { all: members.iter().map(|fact| (fact, false)).collect(), corrections };
    let name = corrections.name(&of.id).ok_or("`names` has no name for what it is about")?.to_owned();
    let fields = facts.fields(MESSAGE_OBJECT, &name, &[])?;
    let object = Kind::Struct(Struct { name, path: MESSAGE_OBJECT.to_owned(), open: true, fields });
    Ok(Message { id: of.id.clone(), early_access: of.stage == "EA", object })
}

struct Facts<'f> {
    all: Vec<(&'f Property, bool)>,
    corrections: &'f Corrections,
}

impl Facts<'_> {
    fn get(&self, path: &str) -> Option<&Property> {
        self.all.iter().map(|(fact, _)| *fact).find(|fact| fact.path == path)
    }

    fn all_have_a_parent(&self) -> Result {
        for (fact, _) in &self.all {
            let parent = parent(&fact.path);
            if parent != "event" && self.get(parent).is_none() {
                return Err(format!("`{}` has no parent in the facts", fact.path).into());
            }
        }
        Ok(())
    }

    /// The properties of the object at `path`, which is of the type `owner` and stands in the types `around`.
    fn fields(&self, path: &str, owner: &str, around: &[&str]) -> Result<Vec<Field>> {
        let mut fields = Vec::new();
        for &(fact, off_reference) in &self.all {
            let Some(key) = fact.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')) else { continue };
            let is_direct = !key.contains(['.', '[', '{']);
            // The secrets are the Action's own type.
            if !is_direct || fact.path == "event.secrets" || self.corrections.is_skipped(&fact.path) {
                continue;
            }
            let kind = self.kind(fact, owner, around).map_err(|error| format!("`{}`: {error}", fact.path))?;
            // Nobody promises what the reference does not list.
            let optional = fact.optional || fact.nullable || off_reference;
            fields.push(Field { key: key.to_owned(), fact: fact.clone(), optional, off_reference, kind });
        }
        Ok(fields)
    }

    fn kind(&self, fact: &Property, owner: &str, around: &[&str]) -> Result<Kind> {
        let path = &fact.path;
        if let Some(name) = self.corrections.rust_type(path) {
            if !PLAIN.contains(&name) && !name.ends_with("Id") {
                return Err(format!("a correction asks for the type `{name}`, which is none of ours").into());
            }
            return Ok(Kind::Plain(name.to_owned()));
        }
        let plain = |name: &str| Ok(Kind::Plain(name.to_owned()));
        match fact.kind.as_str() {
            "string" => {
                let values = if fact.values.is_empty() { &fact.known_values } else { &fact.values };
                if values.is_empty() {
                    return plain("String");
                }
                let name = self.name(path, owner, true);
                Ok(Kind::Enum(Enum { name, path: path.clone(), values: values.clone() }))
            }
            "boolean" => plain("bool"),
            "integer" => plain("i64"),
            // It keeps its text: what parses floating-point numbers is a tenth of a bundle.
            "number" => plain("Number"),
            "any" | "string|number|boolean" => plain("Value"),
            "object" => self.object(fact, owner, around),
            "dictionary" => match self.get(&format!("{path}{{}}")) {
                Some(value) if value.kind == "any" || value.kind.contains('|') => plain("Map"),
                Some(value) => Ok(Kind::Dictionary(Box::new(self.kind(value, owner, around)?))),
                None => plain("Map"),
            },
            array => {
                let item = array.strip_prefix("array<").and_then(|item| item.strip_suffix('>'));
                let item = item.ok_or_else(|| format!("the type `{array}` is unknown"))?;
                let Some(fact) = self.get(&format!("{path}[]")) else {
                    let fact = Property::new(format!("{path}[]"), item);
                    return Ok(Kind::Array(Box::new(self.kind(&fact, owner, around)?)));
                };
                if fact.kind != item {
                    return Err(format!("the items are `{}`, but the array says `{item}`", fact.kind).into());
                }
                Ok(Kind::Array(Box::new(self.kind(fact, owner, around)?)))
            }
        }
    }

    fn object(&self, fact: &Property, owner: &str, around: &[&str]) -> Result<Kind> {
        let path = &fact.path;
        if self.corrections.repeats_its_parent(path) {
            return Ok(Kind::Repeat(owner.to_owned(), self.levels_of_repeat(path)?));
        }
        let name = self.name(path, owner, false);
        if around.contains(&name.as_str()) || name == owner {
            return Err(format!("the name `{name}` is that of a type around it").into());
        }
        let around: Vec<&str> = around.iter().copied().chain([owner]).collect();
        let fields = self.fields(path, &name, &around)?;
        if fields.is_empty() {
            return Ok(Kind::Plain("Map".into()));
        }
        Ok(Kind::Struct(Struct { name, path: path.clone(), open: fact.open, fields }))
    }

    /// How deep the facts follow an object that repeats its parent. It may have no property that the parent lacks, and
    /// none of another type.
    fn levels_of_repeat(&self, path: &str) -> Result<usize> {
        let above = parent(path);
        for (fact, _) in &self.all {
            let Some(rest) = fact.path.strip_prefix(path).and_then(|rest| rest.strip_prefix('.')) else { continue };
            let same = self.get(&format!("{above}.{rest}"));
            if !same.is_some_and(|same| same.kind == fact.kind && same.optional == fact.optional) {
                return Err(format!("`{rest}` is not as in `{above}`, so it does not repeat it").into());
            }
        }
        let step = &path[above.len()..];
        let levels = (0..).take_while(|&deeper| self.get(&(path.to_owned() + &step.repeat(deeper))).is_some());
        Ok(levels.count())
    }

    /// The corrections' name; else an object is called as its property, and an enum so too after its object.
    fn name(&self, path: &str, owner: &str, is_enum: bool) -> String {
        if let Some(name) = self.corrections.name(path) {
            return name.to_owned();
        }
        let last = path.rsplit('.').next().unwrap_or(path);
        let key = last.trim_end_matches(['[', ']', '{', '}']);
        let name = camel_case(&if key == last { key.to_owned() } else { singular(key) });
        if is_enum { format!("{owner}{name}") } else { name }
    }
}

/// `event.a.b[]` → `event.a.b` → `event.a`.
fn parent(path: &str) -> &str {
    match path.strip_suffix("[]").or_else(|| path.strip_suffix("{}")) {
        Some(of_items) => of_items,
        None => path.rsplit_once('.').map_or("event", |(parent, _)| parent),
    }
}
