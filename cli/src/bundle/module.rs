//! What stands in a WebAssembly module.

use crate::failure::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// A module, and what is known of it.
pub(crate) struct Module {
    /// Its bytes without the sections that hold names for people.
    pub(crate) stripped: Vec<u8>,
    /// How many bytes of code each crate has, the largest first.
    pub(crate) crates: Vec<(String, usize)>,
    /// The operations of the Management API that it uses.
    pub(crate) operations: Vec<String>,
}

/// What operations of the Management API are told by: see `auth0_actions_management::Operation::OP`.
const OPERATION: &str = "auth0-op/1:";

impl Module {
    /// Reads a module.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        let broken = |what: &dyn std::fmt::Display| Failure::cannot_run(format!("`{}`: {what}", path.display()));
        let bytes = std::fs::read(path).map_err(|error| broken(&error))?;
        let mut stripped = bytes.get(..8).unwrap_or_default().to_vec();
        let (mut imported, mut sizes) = (0, Vec::new());
        let mut names: BTreeMap<u32, String> = BTreeMap::new();
        for payload in Parser::new(0).parse_all(&bytes) {
            let payload = payload.map_err(|error| broken(&error))?;
            match &payload {
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(subsections) = section.as_known() {
                        for subsection in subsections.into_iter().flatten() {
                            if let Name::Function(functions) = subsection {
                                let named = functions.into_iter().flatten();
                                names.extend(named.map(|naming| (naming.index, naming.name.to_owned())));
                            }
                        }
                    }
                    continue;
                }
                Payload::ImportSection(imports) => {
                    imported = imports.count();
                }
                Payload::CodeSectionEntry(body) => sizes.push(range_of(&body.range()).len()),
                _ => {}
            }
            if let Some((id, range)) = payload.as_section() {
                let range = range_of(&range);
                stripped.push(id);
                push_leb128(&mut stripped, range.len());
                stripped.extend_from_slice(&bytes[range]);
            }
        }
        let mut crates: BTreeMap<String, usize> = BTreeMap::new();
        for (index, size) in (imported..).zip(&sizes) {
            let name = names.get(&index).map_or_else(|| "without a name".to_owned(), |name| crate_of(name));
            *crates.entry(name).or_default() += size;
        }
        let mut crates: Vec<_> = crates.into_iter().collect();
        crates.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        let operations = operations(&stripped);
        Ok(Self { stripped, crates, operations })
    }
}

/// The module is in memory, so its offsets fit.
fn range_of(range: &Range<u64>) -> Range<usize> {
    range.start as usize..range.end as usize
}

fn push_leb128(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

/// The crate of a function: of `<a::B as c::D>::e` that of `a`, for the type is what costs.
fn crate_of(symbol: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(symbol));
    let path = name.trim_start_matches(['<', '&', '*', '(', '[']).trim_start_matches("mut ").trim_start_matches("dyn ");
    let end = path.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(path.len());
    match &path[..end] {
        "" => "other".to_owned(),
        "alloc" | "core" | "std" | "__rustc" | "compiler_builtins" => "the standard library".to_owned(),
        name => name.to_owned(),
    }
}

/// Each operation's text ends with a semicolon, so that texts that stand beside each other are told apart.
fn operations(module: &[u8]) -> Vec<String> {
    let mut found = BTreeSet::new();
    let mut rest = module;
    while let Some(at) = find(rest, OPERATION.as_bytes()) {
        rest = &rest[at + OPERATION.len()..];
        let name: String = rest.iter().map(|&byte| byte as char).take_while(|&byte| byte != ';').take(200).collect();
        if name.contains('.')
            && name.chars().all(|character| character.is_ascii_alphanumeric() || "._".contains(character))
        {
            found.insert(name);
        }
    }
    found.into_iter().collect()
}

fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_read_from_between_other_bytes() {
        let bytes = b"\0auth0-op/1:users.get;auth0-op/1:users.roles.assign;auth0-op/1:users.get;auth0-op/1:\xff\xff;auth0-op/1:";
        assert_eq!(operations(bytes), ["users.get", "users.roles.assign"]);
    }

    #[test]
    fn crates_of_functions() {
        for (symbol, name) in [
            ("_RNvCs1234_7mycrate4main", "mycrate"),
            ("core::fmt::write", "the standard library"),
            ("<auth0_actions_wire::value::Value as core::fmt::Display>::fmt", "auth0_actions_wire"),
            ("main", "main"),
        ] {
            assert_eq!(crate_of(symbol), name, "{symbol}");
        }
    }

    #[test]
    fn lengths() {
        let mut out = Vec::new();
        push_leb128(&mut out, 624_485);
        assert_eq!(out, [0xe5, 0x8e, 0x26]);
    }
}
