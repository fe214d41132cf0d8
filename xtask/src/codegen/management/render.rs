//! Rust's text of the groups.

mod method;
mod types;

use super::corrections::Corrections;
use super::model::Types;
use super::operation::Method;
use super::place::{Home, OWN, Places, file};
use crate::Result;
use crate::codegen::naming::{camel_case, snake_case};
use std::collections::{BTreeMap, BTreeSet};

/// All that the files are made of.
pub(super) struct Model<'f> {
    pub(super) corrections: &'f Corrections,
    pub(super) types: Types,
    pub(super) methods: Vec<Method<'f>>,
    pub(super) places: Places,
}

/// A group or a subgroup: `["users", "effectivePermissions"]`.
type Path<'p> = &'p [String];

/// The files, by their paths below the folder of generated code.
pub(super) fn files(model: &Model<'_>) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::from([("mod.rs".to_owned(), root(model))]);
    for top in tops(model) {
        for file in group_files(model, top) {
            files.insert(format!("{top}/{file}.rs"), group_file(model, top, &file)?);
        }
    }
    for (name, home) in &model.places.0 {
        if let Home::Shared(file, _) = home {
            files.insert(format!("shared/{file}.rs"), shared_file(model, name, home)?);
        }
    }
    if !shared(model).is_empty() {
        files.insert("shared/mod.rs".into(), shared_module(model));
    }
    Ok(files)
}

fn tops<'m>(model: &'m Model<'_>) -> BTreeSet<&'m str> {
    model.methods.iter().map(|method| method.fact.top_group()).collect()
}

/// The types that several groups have, with the groups' features.
fn shared<'m>(model: &'m Model<'_>) -> BTreeMap<&'m str, (&'m str, &'m BTreeSet<String>)> {
    let shared = model.places.0.iter().filter_map(|(name, home)| match home {
        Home::Shared(file, groups) => Some((name.as_str(), (file.as_str(), groups))),
        Home::Group(..) => None,
    });
    shared.collect()
}

fn features(groups: &BTreeSet<String>) -> String {
    let list = groups.iter().map(|group| format!("feature = \"{group}\"")).collect::<Vec<_>>().join(", ");
    if groups.len() == 1 { format!("#[cfg({list})]\n") } else { format!("#[cfg(any({list}))]\n") }
}

/// The module of all groups.
fn root(model: &Model<'_>) -> String {
    let mut code = String::from("//! The groups of operations, each behind the feature of its name.\n\n");
    let all: BTreeSet<String> = shared(model).values().flat_map(|(_, groups)| groups.iter().cloned()).collect();
    let mut modules: BTreeMap<&str, String> =
        tops(model).into_iter().map(|top| (top, format!("#[cfg(feature = \"{top}\")]\npub mod {top};\n"))).collect();
    if !all.is_empty() {
        modules.insert("shared", features(&all) + "mod shared;\n");
    }
    code.extend(modules.into_values());
    code
}

fn shared_module(model: &Model<'_>) -> String {
    let (mut modules, mut uses) = (String::new(), String::new());
    for (name, (file, groups)) in shared(model) {
        modules += &format!("{}mod {file};\n", features(groups));
        uses += &format!("{}pub use {file}::{name};\n", features(groups));
    }
    format!("//! What several groups have in common. Each group gives it out under its own name.\n\n{modules}\n{uses}")
}

fn shared_file(model: &Model<'_>, name: &str, home: &Home) -> Result<String> {
    let body = types::render(model, name)?;
    Ok(uses(model, &body, home) + "\n" + &body)
}

/// The files of a group: its own, that of each subgroup, and one of types.
fn group_files(model: &Model<'_>, top: &str) -> BTreeSet<String> {
    let methods = model.methods.iter().map(file).filter(|(group, _)| group == top).map(|(_, file)| file);
    let types = model.places.0.values().filter_map(|home| match home {
        Home::Group(group, file) if group == top => Some(file.clone()),
        _ => None,
    });
    methods.chain(types).chain([OWN.to_owned()]).collect()
}

fn group_file(model: &Model<'_>, top: &str, file: &str) -> Result<String> {
    let home = Home::Group(top.to_owned(), file.to_owned());
    let nodes = nodes(model, top, file);
    let (mut head, mut body) = (String::new(), String::new());
    match nodes.first() {
        Some(node) => head += &format!("//! {}\n\n", model.corrections.group(&node.join("."))?),
        None => head += &format!("//! Types of the group `{top}`.\n\n"),
    }
    if file == OWN {
        head += &modules(model, top);
        let name = camel_case(top);
        body += &format!(
            "impl<S> Management<S> {{\n    /// {}\n    pub fn {}(&self) -> {name}<'_, S> {{\n        {name} {{ management: self }}\n    }}\n}}\n",
            model.corrections.group(top)?,
            snake_case(top),
        );
    }
    for node in &nodes {
        body += &group(model, node)?;
    }
    for name in model.places.in_file(&home) {
        body += &types::render(model, name)?;
    }
    Ok(head + &uses(model, &body, &home) + "\n" + &body)
}

/// The (sub)groups whose methods stand in a file, the outer ones first.
fn nodes(model: &Model<'_>, top: &str, wanted: &str) -> Vec<Vec<String>> {
    let mut nodes = BTreeSet::new();
    for method in &model.methods {
        let (group, name) = file(method);
        for depth in 1..=method.fact.group.len() {
            let own = if depth == 1 { OWN } else { name.as_str() };
            if group == top && own == wanted {
                nodes.insert(method.fact.group[..depth].to_vec());
            }
        }
    }
    nodes.into_iter().collect()
}

/// The declarations of a group's files, and all that they hold under the group's own name.
fn modules(model: &Model<'_>, top: &str) -> String {
    let (mut modules, mut given) = (String::new(), String::new());
    for file in group_files(model, top).iter().filter(|file| *file != OWN) {
        modules += &format!("mod {file};\n");
        let home = Home::Group(top.to_owned(), file.clone());
        let mut names: BTreeSet<String> = model.places.in_file(&home).map(str::to_owned).collect();
        let nodes = nodes(model, top, file);
        names.extend(nodes.iter().map(|node| camel_case(&node.join("."))));
        let of_file = model.methods.iter().filter(|method| nodes.contains(&method.fact.group));
        names.extend(of_file.map(|method| method.type_name.clone()));
        given += &format!("pub use {file}::{};\n", braced(&names));
    }
    let common: BTreeSet<String> = shared(model)
        .into_iter()
        .filter(|(_, (_, groups))| groups.contains(top))
        .map(|(name, _)| name.to_owned())
        .collect();
    if !common.is_empty() {
        given += &format!("pub use super::shared::{};\n", braced(&common));
    }
    format!("{modules}\n{given}\n")
}

fn group(model: &Model<'_>, node: Path<'_>) -> Result<String> {
    let words = model.corrections.group(&node.join("."))?;
    let name = camel_case(&node.join("."));
    let mut items = String::new();
    for child in children(model, node) {
        let key = child.join(".");
        let child_name = camel_case(&key);
        items += &format!(
            "\n/// {}\npub fn {}(&self) -> {child_name}<'a, S> {{ {child_name} {{ management: self.management }} }}\n",
            model.corrections.group(&key)?,
            snake_case(child.last().map_or("", String::as_str)),
        );
    }
    let own: Vec<&Method<'_>> = model.methods.iter().filter(|method| method.fact.group == node).collect();
    for method in &own {
        items += &method::function(model, method)?;
    }
    let operations: String = own.iter().map(|method| method::operation(method)).collect();
    let mut options = String::new();
    for method in &own {
        options += &method::options(model, method)?;
    }
    // Visible in the group, where the outer subgroup makes the inner one.
    let visible = if node.len() == 1 { "" } else { "pub(super) " };
    Ok(format!(
        "\n/// {words}\npub struct {name}<'a, S> {{\n    {visible}management: &'a Management<S>,\n}}\n\n\
         impl<'a, S> {name}<'a, S> {{\n{}}}\n{operations}{options}",
        items.trim_start_matches('\n'),
    ))
}

fn children(model: &Model<'_>, node: Path<'_>) -> BTreeSet<Vec<String>> {
    let below = model.methods.iter().map(|method| &method.fact.group);
    below.filter(|path| path.len() > node.len() && path.starts_with(node)).map(|path| path[..=node.len()].to_vec()).collect()
}

/// What can be meant by a name, and where it is from.
const NAMES: [(&str, &[&str]); 7] = [
    ("crate", &["Call", "Management", "OneOrMany", "Operation", "Page", "SecretString", "scope"]),
    ("crate::body", &["Lenient", "redacted", "required", "rest", "secret", "texts"]),
    (
        "auth0_actions_wire::ids",
        &[
            "AuthenticationMethodId",
            "ClientId",
            "ConnectionId",
            "GrantId",
            "GroupId",
            "IdentityId",
            "LogId",
            "OrganizationId",
            "RefreshTokenId",
            "ResourceServerId",
            "RoleId",
            "SessionId",
            "UserAttributeProfileId",
            "UserId",
        ],
    ),
    ("auth0_actions_wire::read", &["Cx", "Object", "Read"]),
    ("auth0_actions_wire", &["Map", "Timestamp", "ToValue", "Value", "open_enum"]),
    ("std", &["fmt"]),
    ("std::collections", &["BTreeMap"]),
];

/// The imports that `body` needs.
fn uses(model: &Model<'_>, body: &str, home: &Home) -> String {
    let lines = body.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words: BTreeSet<&str> =
        lines.flat_map(|line| line.split(|char: char| !char.is_ascii_alphanumeric() && char != '_')).collect();
    let mut code = String::new();
    let near = model.places.0.iter().filter(|(name, other)| *other != home && words.contains(name.as_str()));
    let is_own = matches!(home, Home::Group(_, file) if file == OWN);
    // A group's own file has all types of the group already: it gives them out.
    let near: BTreeSet<String> = if is_own { BTreeSet::new() } else { near.map(|(name, _)| name.clone()).collect() };
    if !near.is_empty() {
        code += &format!("use super::{};\n", braced(&near));
    }
    for (from, names) in NAMES {
        let used: BTreeSet<String> =
            names.iter().filter(|name| words.contains(*name)).map(|name| (*name).to_owned()).collect();
        if !used.is_empty() {
            code += &format!("use {from}::{};\n", braced(&used));
        }
    }
    code
}

fn braced(names: &BTreeSet<String>) -> String {
    match names.iter().next() {
        Some(only) if names.len() == 1 => only.clone(),
        _ => format!("{{{}}}", names.iter().cloned().collect::<Vec<_>>().join(", ")),
    }
}
