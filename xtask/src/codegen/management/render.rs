//! Rust's text of the groups.

mod absent;
mod docs;
mod method;
mod table;
mod types;
mod words;

pub(super) use types::parted;

use super::corrections::Corrections;
use super::model::{Kind, Type, Types};
use super::operation::Method;
use super::place::{self, Home, OWN, Places, file};
use crate::Result;
use crate::codegen::naming::{camel_case, snake_case};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// All that the files are made of.
pub(super) struct Model<'f> {
    pub(super) corrections: &'f Corrections,
    pub(super) types: Types,
    pub(super) methods: Vec<Method<'f>>,
    pub(super) places: Places,
    uses: words::Uses,
}

impl<'f> Model<'f> {
    /// Finds a place for each type.
    pub(super) fn new(corrections: &'f Corrections, types: Types, methods: Vec<Method<'f>>) -> Result<Self> {
        let uses = words::Uses::of(&methods, &types);
        let mut model = Self { corrections, types, methods, places: Places(BTreeMap::new()), uses };
        if let Some(name) = model.types.all.keys().find(|name| place::holds_itself(&model.types, name)) {
            return Err(format!("`{name}` holds itself without a list between").into());
        }
        let mut lines = BTreeMap::new();
        for name in model.types.all.keys() {
            lines.insert(name.clone(), types::render(&model, name)?.text.lines().count());
        }
        let mut operations: BTreeMap<(String, String), usize> = BTreeMap::new();
        for method in &model.methods {
            let texts = [method::function(&model, method), method::options(&model, method)];
            // rustfmt breaks lines, and the group around the method has some of its own.
            let count = texts.iter().map(|text| text.lines().count()).sum::<usize>() * 5 / 4 + 20;
            *operations.entry(file(method)).or_default() += count;
        }
        model.places = Places::of(&model.methods, &model.types, &lines, &operations);
        Ok(model)
    }

    /// The names of all ids.
    fn ids(&self) -> BTreeSet<String> {
        let fields = self.types.all.values().flat_map(Type::kinds);
        let kinds =
            self.methods.iter().flat_map(|method| method.kinds().into_iter().map(|(kind, _)| kind)).chain(fields);
        kinds.filter_map(Kind::id).map(str::to_owned).collect()
    }
}

/// A group or a subgroup: `["users", "effectivePermissions"]`.
type Path<'p> = &'p [String];

/// The files, by their paths below the folder of generated code.
pub(super) fn files(model: &Model<'_>) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::from([("mod.rs".to_owned(), root(model)), ("exports.rs".to_owned(), exports(model))]);
    for top in tops(model) {
        for file in group_files(model, &top) {
            files.insert(format!("{top}/{file}.rs"), group_file(model, &top, &file)?);
        }
    }
    for home in model.places.0.values() {
        if let Home::Shared(file, _) = home {
            let path = format!("shared/{file}.rs");
            if let Entry::Vacant(vacant) = files.entry(path) {
                vacant.insert(shared_file(model, home)?);
            }
        }
    }
    if !shared(model).is_empty() {
        files.insert("shared/mod.rs".into(), shared_module(model));
    }
    files.insert("absent.rs".into(), absent::file(model));
    Ok(files)
}

/// The top groups: each has a folder and a cargo feature of this name.
fn tops(model: &Model<'_>) -> BTreeSet<String> {
    model.methods.iter().map(|method| file(method).0).collect()
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
    let module = |top: String| (top.clone(), format!("#[cfg(feature = \"{top}\")]\npub mod {top};\n"));
    let mut modules: BTreeMap<String, String> = tops(model).into_iter().map(module).collect();
    modules.insert("absent".into(), "mod absent;\n".into());
    if !all.is_empty() {
        modules.insert("shared".into(), features(&all) + "mod shared;\n");
    }
    code.extend(modules.into_values());
    code
}

/// What the crate's root gives out of it.
fn exports(model: &Model<'_>) -> String {
    let groups = tops(model);
    groups.iter().map(|top| format!("#[cfg(feature = \"{top}\")]\npub use generated::{top};\n")).collect()
}

/// The table of groups, for the crate's front page.
pub(super) fn front_page(model: &Model<'_>) -> String {
    table::text(model)
}

fn shared_module(model: &Model<'_>) -> String {
    let (mut modules, mut uses) = (BTreeMap::new(), String::new());
    for (_, (file, groups)) in shared(model) {
        modules.insert(file, format!("{}mod {file};\n", features(groups)));
    }
    for (file, (groups, names)) in shared_files(model) {
        uses += &format!("{}pub use {file}::{};\n", features(groups), braced(&names));
    }
    let modules: String = modules.into_values().collect();
    format!("//! What several groups have in common. Each group gives it out under its own name.\n\n{modules}\n{uses}")
}

/// The shared files, with their features and types.
fn shared_files<'m>(model: &'m Model<'_>) -> BTreeMap<&'m str, (&'m BTreeSet<String>, BTreeSet<String>)> {
    let mut files: BTreeMap<&str, (&BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (name, (file, groups)) in shared(model) {
        files.entry(file).or_insert((groups, BTreeSet::new())).1.insert(name.to_owned());
    }
    files
}

fn shared_file(model: &Model<'_>, home: &Home) -> Result<String> {
    let body = entries(model, home)?;
    Ok(format!("//! Types of several groups.\n\n{}\n{body}", uses(model, &body, home)))
}

/// The types of a file, by the rules that they are entries of.
fn entries(model: &Model<'_>, home: &Home) -> Result<String> {
    let mut rules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for name in model.places.in_file(home) {
        let entry = types::render(model, name)?;
        rules.entry(entry.rule).or_default().push(entry.text);
    }
    Ok(rules.iter().map(|(rule, texts)| format!("\n{rule}! {{\n{}}}\n", texts.join("\n"))).collect())
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
        Some(node) => head += &format!("//! {}\n\n", group_words(model, node)),
        None => head += &format!("//! Types of the group `{top}`.\n\n"),
    }
    if let (true, Some(node)) = (file == OWN, nodes.first()) {
        head += &modules(model, top);
        let name = camel_case(top);
        body += &format!(
            "impl<S> Management<S> {{\n    /// {}\n    pub fn {}(&self) -> {name}<'_, S> {{\n        {name} {{ management: self }}\n    }}\n}}\n",
            group_words(model, node),
            top,
        );
    }
    for node in &nodes {
        body += &group(model, node);
    }
    let rows: String =
        model.methods.iter().filter(|method| nodes.contains(&method.fact.group)).map(method::operation).collect();
    if !rows.is_empty() {
        body += &format!("\noperations! {{\n{rows}}}\n");
    }
    body += &entries(model, &home)?;
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

/// What a group is about.
fn group_words(model: &Model<'_>, node: Path<'_>) -> String {
    if let Some(words) = model.corrections.group(&node.join(".")) {
        return words.to_owned();
    }
    let names: Vec<String> = node.iter().map(|name| snake_case(name).replace('_', " ")).collect();
    format!("The group `{}`: {}.", node.join("."), names.join(", "))
}

fn group(model: &Model<'_>, node: Path<'_>) -> String {
    let words = group_words(model, node);
    let name = camel_case(&node.join("."));
    let mut items = String::new();
    for child in children(model, node) {
        let child_name = camel_case(&child.join("."));
        items += &format!(
            "\n/// {}\npub fn {}(&self) -> {child_name}<'a, S> {{ {child_name} {{ management: self.management }} }}\n",
            group_words(model, &child),
            snake_case(child.last().map_or("", String::as_str)),
        );
    }
    let own: Vec<&Method<'_>> = model.methods.iter().filter(|method| method.fact.group == node).collect();
    for method in &own {
        items += &method::function(model, method);
    }
    let options: String = own.iter().map(|method| method::options(model, method)).collect();
    // Visible in the group, where the outer subgroup makes the inner one.
    let visible = if node.len() == 1 { "" } else { "pub(super) " };
    format!(
        "\n/// {words}\npub struct {name}<'a, S> {{\n    {visible}management: &'a Management<S>,\n}}\n\n\
         impl<'a, S> {name}<'a, S> {{\n{}}}\n{options}",
        items.trim_start_matches('\n'),
    )
}

fn children(model: &Model<'_>, node: Path<'_>) -> BTreeSet<Vec<String>> {
    let below = model.methods.iter().map(|method| &method.fact.group);
    below
        .filter(|path| path.len() > node.len() && path.starts_with(node))
        .map(|path| path[..=node.len()].to_vec())
        .collect()
}

/// What can be meant by a name, and where it is from.
const NAMES: [(&str, &[&str]); 6] = [
    (
        "crate",
        &[
            "Call",
            "Management",
            "OneOrMany",
            "Patch",
            "SecretMap",
            "SecretString",
            "Subscription",
            "field_scopes",
            "multipart",
            "scope",
        ],
    ),
    ("crate::shape", &["answers", "models", "operations", "requests", "unions"]),
    ("auth0_actions_wire", &["Map", "Timestamp", "ToValue", "Value", "open_enum"]),
    ("auth0_actions_wire::ids", &[]),
    ("std::collections", &["BTreeMap"]),
    ("std", &["fmt"]),
];

/// The names that no type may have in a group's files.
pub(super) fn reserved() -> BTreeSet<String> {
    let own =
        ["Error", "Option", "Result", "String", "Vec", "Box", "Self", "Some", "None", "Ok", "Err", "Default", "Page"];
    let more =
        ["Operation", "Read", "Spec", "Object", "Cx", "Items", "Into", "Iterator", "IntoIterator", "AsRef", "From"];
    let names = NAMES.iter().flat_map(|(_, names)| names.iter());
    names.chain(&own).chain(&more).map(|name| (*name).to_owned()).collect()
}

/// The imports that `body` needs.
fn uses(model: &Model<'_>, body: &str, home: &Home) -> String {
    let words = words(body);
    let mut code = String::new();
    let near = model.places.0.iter().filter(|(name, other)| *other != home && words.contains(name.as_str()));
    let is_own = matches!(home, Home::Group(_, file) if file == OWN);
    // A group's own file has all types of the group already: it gives them out.
    let near: BTreeSet<String> = if is_own { BTreeSet::new() } else { near.map(|(name, _)| name.clone()).collect() };
    if !near.is_empty() {
        code += &format!("use super::{};\n", braced(&near));
    }
    for (from, names) in NAMES {
        let mut used: BTreeSet<String> =
            names.iter().filter(|name| words.contains(*name)).map(|name| (*name).to_owned()).collect();
        if from == "auth0_actions_wire::ids" {
            used.extend(model.ids().into_iter().filter(|id| words.contains(id.as_str())));
        }
        if !used.is_empty() {
            code += &format!("use {from}::{};\n", braced(&used));
        }
    }
    code
}

/// The names that the code uses by themselves: not `Object` in `Value::Object`, no variant of an enum, no comment.
fn words(code: &str) -> BTreeSet<&str> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//") && !line.contains(" = \""));
    let mut words = BTreeSet::new();
    for line in lines.map(without_variant).flat_map(|line| line.split('"').step_by(2)) {
        let mut rest = line;
        while let Some(begin) = rest.find(is_of_word) {
            let (before, word) = rest.split_at(begin);
            let (word, after) = word.split_at(word.find(|char| !is_of_word(char)).unwrap_or(word.len()));
            // A function or a macro is a name of its own only where it is used as one, not where a field is called so.
            let is_lower = word.starts_with(|char: char| char.is_ascii_lowercase());
            if !before.ends_with("::") && (!is_lower || after.starts_with("::") || after.starts_with('!')) {
                words.insert(word);
            }
            rest = after;
        }
    }
    words
}

/// A line of a union, without the variant's name: `Text(String) = TEXT;` → `(String) = TEXT;`
fn without_variant(line: &str) -> &str {
    let name = line.trim_start();
    match name.split_once('(') {
        Some((variant, rest)) if rest.contains(") = ") && variant.chars().all(is_of_word) => {
            name.get(variant.len()..).unwrap_or(name)
        }
        _ => line,
    }
}

fn is_of_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '_'
}

/// # Errors
/// Operations that nothing says what they do.
pub(super) fn all_described(model: &Model<'_>) -> Result {
    let silent: Vec<&str> = model
        .methods
        .iter()
        .filter(|method| docs::described(model, method).is_none())
        .map(|method| method.key.as_str())
        .collect();
    if silent.is_empty() {
        return Ok(());
    }
    Err(format!("`[operations]` or `[nouns]` has to say what these do:\n  {}", silent.join("\n  ")).into())
}

/// # Errors
/// Two things that would have one name in one module.
pub(super) fn no_name_twice(model: &Model<'_>) -> Result {
    for top in tops(model) {
        let mut names = BTreeSet::new();
        let groups: BTreeSet<Vec<String>> =
            group_files(model, &top).iter().flat_map(|file| nodes(model, &top, file)).collect();
        let groups = groups.iter().map(|node| camel_case(&node.join(".")));
        let methods =
            model.methods.iter().filter(|method| file(method).0 == top).map(|method| method.type_name.clone());
        let types = model.places.0.iter().filter(|(_, home)| match home {
            Home::Group(group, _) => *group == top,
            Home::Shared(_, groups) => groups.contains(&top),
        });
        for name in groups.chain(methods).chain(types.map(|(name, _)| name.clone())) {
            if let Some(name) = names.replace(name) {
                return Err(format!("two things in `{top}` would be called `{name}`").into());
            }
        }
    }
    Ok(())
}

fn braced(names: &BTreeSet<String>) -> String {
    match names.iter().next() {
        Some(only) if names.len() == 1 => only.clone(),
        _ => format!("{{{}}}", names.iter().cloned().collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn names_behind_a_path_and_variants_need_no_import() {
        let code = "/// A Comment.\nopen_enum! { Kind {\n    RecoveryCode = \"recovery-code\",\n} }\nValue::Object(Map::new());\n";
        let found: Vec<&str> = words(code).into_iter().collect();
        assert_eq!(found, ["Kind", "Map", "Value", "open_enum"]);
        let found: Vec<&str> = words("    Form(LoginForm) = TEXT;\n    scope: String, \"Text\"").into_iter().collect();
        assert_eq!(found, ["LoginForm", "String", "TEXT"]);
    }
}
