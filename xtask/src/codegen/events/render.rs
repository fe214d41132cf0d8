//! Rust's text of the events.

use super::corrections::Corrections;
use super::docs;
use super::model::{Enum, Event, Field, Kind, Struct};
use super::place::{Home, Places, Shapes};
use crate::codegen::naming::{camel_case, field as field_name, snake_case};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The module of what several triggers have in common.
pub(super) fn shared_module(places: &Places<'_>) -> String {
    format!("//! What the events of several triggers have in common.\n\n{}", modules(places, Home::Shared))
}

/// The declarations of a home's files, and all that they hold under the home's own name.
fn modules(places: &Places<'_>, home: Home) -> String {
    let mut code = String::new();
    for file in places.files(home) {
        code += &format!("mod {file};\n");
    }
    code.push('\n');
    for file in places.files(home) {
        let names: BTreeSet<&str> = places.in_file(home, file).map(|placed| placed.name).collect();
        code += &format!("pub use {file}::{};\n", braced(&names));
    }
    code
}

/// One file of types.
pub(super) fn file(places: &Places<'_>, home: Home, file: &str, corrections: &Corrections) -> String {
    let mut body = String::new();
    let mut needs = Needs::default();
    for placed in places.in_file(home, file) {
        match &placed.shapes {
            Shapes::Struct(occurrences) => body += &structure(occurrences, &mut needs, corrections),
            Shapes::Enum(occurrences) => body += &enumeration(occurrences, &mut needs, corrections),
        }
    }
    needs.uses(places, home, file) + "\n" + &body
}

/// A trigger's `Event`.
pub(super) fn event(
    places: &Places<'_>,
    home: Home,
    event: &Event,
    trigger: &str,
    corrections: &Corrections,
) -> String {
    let mut code = format!("//! The event of the trigger `{}`.\n\n", event.trigger);
    code += &modules(places, home);
    if let Home::Trigger(index) = home {
        for (home, names) in places.elsewhere(index) {
            code += &format!("pub use {}::{};\n", places.module(home), braced(&names));
        }
    }
    let (mut fields, mut opened, mut checked) = (String::new(), String::new(), String::new());
    for group in &event.groups {
        let (key, name) = (&group.key, field_name(&group.key));
        let group_type = base(&group.kind);
        fields += &docs::comment(4, &docs::of_field(&[group], corrections));
        if group.optional {
            fields += &format!("pub {name}: Option<Lazy<{group_type}>>,\n");
            opened += &format!("{name}: groups.opt(\"{key}\"),\n");
            checked += &format!("if let Some(group) = &self.{name} {{ check(group, problems); }}\n");
        } else {
            fields += &format!("pub {name}: Lazy<{group_type}>,\n");
            opened += &format!("{name}: groups.req(\"{key}\"),\n");
            checked += &format!("check(&self.{name}, problems);\n");
        }
    }
    if !event.messages.is_empty() {
        checked += "if let Ok(message) = self.message.check() { message.check_data(problems); }\n";
    }
    let id = &event.trigger;
    let _ = write!(
        code,
        "
use crate::event::{{AnyEvent, OpenEvent}};
use crate::event::groups::{{Groups, check}};
use crate::glue::ApiOf;
use crate::secrets::Secrets;
use crate::trigger::{trigger};
use auth0_actions_wire::{{Lazy, Problems}};

/// What Auth0 tells an Action of the trigger `{id}`, with the Action's secrets.
pub struct Event<S = ()> {{
{fields}    /// `event.secrets`: the Action's secrets, as the type that it declares.
    pub secrets: S,
    raw: Groups,
}}

impl<S> Event<S> {{
    /// The event as it came, also what no type of this crate lists.
    #[must_use]
    pub fn raw(&self) -> &Groups {{
        &self.raw
    }}
}}

impl<S: Secrets> Event<S> {{
    /// An event for a unit test, read whole: the handler is an ordinary `async fn`, which takes it.
    ///
    /// # Errors
    /// All that is wrong with the event, by its paths.
    pub fn from_json(event: &str, secrets: S) -> Result<Self, Problems> {{
        crate::event::from_json(event, secrets)
    }}
}}

impl<S: 'static> AnyEvent for Event<S> {{
    type Trigger = {trigger};
    type Api = super::Api;
}}

impl ApiOf<{trigger}> for super::Api {{}}

impl<S: Secrets> OpenEvent for Event<S> {{
    type Secrets = S;

    fn open(mut groups: Groups, secrets: S) -> Self {{
        Self {{ {opened} secrets, raw: groups }}
    }}

    fn check(&self, problems: &mut Problems) {{
        {checked}
    }}

    fn secrets(&self) -> &S {{
        &self.secrets
    }}

    fn wipe(&mut self) {{
        self.secrets.zeroize();
    }}

    fn groups(&self) -> &Groups {{
        &self.raw
    }}
}}
"
    );
    code
}

/// For tests: what reads each event whole and shows each group by its `Debug`.
pub(super) fn readers(events: &[Event]) -> String {
    let (mut rows, mut functions) = (String::new(), String::new());
    for event in events {
        let (id, module) = (&event.trigger, snake_case(&event.trigger));
        rows += &format!("Trigger {{ id: \"{id}\", full: include_str!(\"{id}.full.json\"), read: {module} }},\n");
        let group =
            |group: &Field| format!("(\"{}\", format!(\"{{:?}}\", event.{})),\n", group.key, field_name(&group.key));
        let groups: String = event.groups.iter().map(group).collect();
        functions += &format!(
            "
fn {module}(text: &str) -> Result<Groups, Problems> {{
    let event = auth0_actions::{module}::Event::from_json(text, ())?;
    Ok(vec![{groups}])
}}
"
        );
    }
    format!(
        "//! The events of all triggers, read whole.

use auth0_actions::wire::Problems;

/// Groups, each by its name and as `Debug` has it.
pub(crate) type Groups = Vec<(&'static str, String)>;

/// A trigger.
pub(crate) struct Trigger {{
    /// Auth0's id.
    pub(crate) id: &'static str,
    /// The sample with every property.
    pub(crate) full: &'static str,
    /// Reads an event, and shows its groups.
    pub(crate) read: fn(&str) -> Result<Groups, Problems>,
}}

/// All of them.
pub(crate) const TRIGGERS: [Trigger; {}] = [{rows}];
{functions}",
        events.len()
    )
}

fn structure(occurrences: &[&Struct], needs: &mut Needs, corrections: &Corrections) -> String {
    let Some(first) = occurrences.first() else { return String::new() };
    let name = &first.name;
    let (mut fields, mut readers) = (String::new(), String::new());
    for (index, field) in first.fields.iter().enumerate() {
        // The same shape has the same fields in the same order.
        let all: Vec<&Field> = occurrences.iter().map(|of| &of.fields[index]).collect();
        needs.kind(&field.kind);
        fields += &docs::comment(4, &docs::of_field(&all, corrections));
        fields += &format!("pub {}: {},\n", field_name(&field.key), field_type(field));
        let read = if field.optional { "opt" } else { "req" };
        readers += &format!("    {}: {read} \"{}\",\n", field_name(&field.key), field.key);
    }
    needs.structs = true;
    let doc = docs::comment(0, &docs::of_struct(occurrences, corrections));
    // A secret is compared with nothing.
    let equal = if first.fields.iter().any(is_secret) { "" } else { ", PartialEq" };
    format!(
        "
{doc}#[derive(Clone, Debug{equal})]
#[non_exhaustive]
pub struct {name} {{
{fields}}}

read_struct!({name} {{
{readers}}});
"
    )
}

fn enumeration(occurrences: &[&Enum], needs: &mut Needs, corrections: &Corrections) -> String {
    let Some(first) = occurrences.first() else { return String::new() };
    needs.enums = true;
    let mut variants = String::new();
    for value in &first.values {
        variants += &format!("        {} = \"{value}\",\n", camel_case(value));
    }
    // rustfmt leaves the macro's own grammar alone, so the layout is made here.
    let doc = docs::comment(4, &docs::of_enum(occurrences, corrections));
    format!("\nopen_enum! {{\n{doc}    {} {{\n{variants}    }}\n}}\n", first.name)
}

fn is_secret(field: &Field) -> bool {
    matches!(&field.kind, Kind::Plain(name) if name == "SecretString")
}

fn field_type(field: &Field) -> String {
    let base = base(&field.kind);
    if field.optional { format!("Option<{base}>") } else { base }
}

fn base(kind: &Kind) -> String {
    match kind {
        Kind::Plain(name) => name.clone(),
        Kind::Enum(of) => of.name.clone(),
        Kind::Struct(of) => of.name.clone(),
        Kind::Array(item) => format!("Vec<{}>", base(item)),
        Kind::Dictionary(value) => format!("BTreeMap<String, {}>", base(value)),
        Kind::Repeat(name, _) => format!("Box<{name}>"),
    }
}

/// What a file has to import.
#[derive(Default)]
struct Needs {
    ids: BTreeSet<String>,
    wire: BTreeSet<String>,
    types: BTreeSet<String>,
    dictionaries: bool,
    secrets: bool,
    enums: bool,
    structs: bool,
}

impl Needs {
    fn kind(&mut self, kind: &Kind) {
        match kind {
            Kind::Plain(name) if name.ends_with("Id") => {
                self.ids.insert(name.clone());
            }
            Kind::Plain(name) if matches!(name.as_str(), "Map" | "Number" | "Timestamp" | "Value") => {
                self.wire.insert(name.clone());
            }
            Kind::Plain(name) if name == "SecretString" => self.secrets = true,
            Kind::Plain(_) | Kind::Repeat(..) => {}
            Kind::Enum(Enum { name, .. }) | Kind::Struct(Struct { name, .. }) => {
                self.types.insert(name.clone());
            }
            Kind::Array(item) => self.kind(item),
            Kind::Dictionary(value) => {
                self.dictionaries = true;
                self.kind(value);
            }
        }
    }

    fn uses(mut self, places: &Places<'_>, home: Home, file: &str) -> String {
        let mut code = String::new();
        let mut modules: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for name in &self.types {
            let module = match places.meant(home, name) {
                Some(placed) if placed.home != home => places.module(placed.home),
                Some(placed) if placed.file != file => "super".to_owned(),
                _ => continue,
            };
            modules.entry(module).or_default().insert(name);
        }
        for (module, names) in modules {
            code += &format!("use {module}::{};\n", braced(&names));
        }
        if !self.ids.is_empty() {
            let ids: BTreeSet<&str> = self.ids.iter().map(String::as_str).collect();
            code += &format!("use auth0_actions_wire::ids::{};\n", braced(&ids));
        }
        if self.structs {
            self.wire.insert("read_struct".into());
        }
        if self.enums {
            self.wire.insert("open_enum".into());
        }
        let wire: BTreeSet<&str> = self.wire.iter().map(String::as_str).collect();
        if !wire.is_empty() {
            code += &format!("use auth0_actions_wire::{};\n", braced(&wire));
        }
        if self.secrets {
            code += "use secrecy::SecretString;\n";
        }
        if self.dictionaries {
            code += "use std::collections::BTreeMap;\n";
        }
        code
    }
}

fn braced(names: &BTreeSet<&str>) -> String {
    match names.iter().next() {
        Some(only) if names.len() == 1 => (*only).to_owned(),
        _ => format!("{{{}}}", names.iter().copied().collect::<Vec<_>>().join(", ")),
    }
}
