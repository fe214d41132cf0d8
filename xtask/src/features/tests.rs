//! What several groups share is compiled when one of them needs it, and else not: computed from the generated text, not by
//! the generator's own code.

use super::{groups, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The code of a file or folder, without comments and texts.
fn code(path: &Path) -> String {
    let files: Vec<PathBuf> = if path.is_dir() {
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect()
    } else {
        vec![path.to_owned()]
    };
    let text: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    // A group gives out what it shares under its own name; that is no use of it.
    let statements = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    statements.split("pub use ").enumerate().map(|(at, part)| if at == 0 { part } else { after(part) }).collect()
}

fn after(statement: &str) -> &str {
    statement.split_once(';').map_or("", |(_, rest)| rest)
}

/// The words of the code but for variants, which may be called as a type elsewhere: `Connection(EventConnection) = …`,
/// `Role = "role"`.
fn words(code: &str) -> BTreeSet<String> {
    let without_variant = |line: &str| match line.trim_start().split_once(['(', ' ']) {
        Some((name, rest)) if name.starts_with(|char: char| char.is_ascii_uppercase()) && rest.contains("= ") => {
            rest.to_owned()
        }
        _ => line.to_owned(),
    };
    let code: String = code.lines().map(|line| without_variant(line) + "\n").collect();
    code.split(|char: char| !char.is_ascii_alphanumeric() && char != '_').map(str::to_owned).collect()
}

/// The types of a shared file, each with the words of its text.
fn types(file: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(file).unwrap();
    let mut types = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
        match &mut open {
            Some((name, body)) if line == "    }" => {
                types.insert(name.clone(), words(body));
                open = None;
            }
            Some((_, body)) => *body += &format!("{line}\n"),
            None => {
                let head =
                    line.strip_prefix("    ").filter(|head| head.starts_with(|char: char| char.is_ascii_uppercase()));
                if let Some(head) = head.and_then(|head| head.strip_suffix('{')) {
                    let name = head.split(['(', ' ']).next().unwrap();
                    open = Some((name.to_owned(), String::new()));
                }
            }
        }
    }
    types
}

/// `#[cfg(any(feature = "a", feature = "b"))] pub use file::{One, Two};` → each name with `a` and `b`.
fn declared(module: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut declared = BTreeMap::new();
    for item in module.split("#[cfg").skip(1) {
        let (condition, rest) = item.split_once("]\n").unwrap();
        let Some((_, names)) = rest.strip_prefix("pub use ").and_then(|rest| rest.split_once("::")) else { continue };
        let features: BTreeSet<String> = condition.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        let names = names.split(';').next().unwrap();
        for name in names.split(|char: char| !char.is_ascii_alphanumeric()).filter(|name| !name.is_empty()) {
            declared.insert(name.to_owned(), features.clone());
        }
    }
    declared
}

#[test]
fn what_groups_share_has_the_features_of_those_that_reach_it() {
    let generated = root().join("management/src/generated");
    let mut shared = BTreeMap::new();
    for entry in fs::read_dir(generated.join("shared")).unwrap() {
        shared.extend(types(&entry.unwrap().path()));
    }
    let mut reached: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for group in groups(&root()).unwrap() {
        let mut open = words(&code(&generated.join(&group)));
        let mut seen = BTreeSet::new();
        while let Some(word) = open.pop_first() {
            if let (Some(within), true) = (shared.get(&word), seen.insert(word.clone())) {
                reached.entry(word).or_default().insert(group.clone());
                open.extend(within.iter().cloned());
            }
        }
    }
    let declared = declared(&fs::read_to_string(generated.join("shared/mod.rs")).unwrap());
    assert!(shared.len() > 30, "{shared:?}");
    assert_eq!(shared.keys().collect::<Vec<_>>(), declared.keys().collect::<Vec<_>>());
    for (name, features) in &declared {
        assert_eq!(reached.get(name), Some(features), "{name}");
    }
}

#[test]
fn every_folder_of_a_group_has_its_feature() {
    let generated = root().join("management/src/generated");
    let folders = fs::read_dir(generated).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let names: BTreeSet<String> = folders.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    let groups: BTreeSet<String> =
        groups(&root()).unwrap().into_iter().chain(["scope", "shared"].map(str::to_owned)).collect();
    assert_eq!(names, groups);
}
