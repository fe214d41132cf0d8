//! What stands in a WebAssembly module.

use super::pack::shim_has;
use crate::failure::Failure;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// A module, and what is known of it.
pub(crate) struct Module {
    /// Its bytes without the sections that hold names for people.
    pub(crate) stripped: Vec<u8>,
    /// How many bytes of code each crate has, the largest first.
    pub(crate) crates: Vec<(String, usize)>,
    /// How many bytes of the standard library's code are for what can be done without, the largest first.
    pub(crate) avoidable: Vec<(&'static str, usize)>,
    /// How many bytes are no code: texts and tables.
    pub(crate) data: usize,
    /// What it imports that no host of Actions has, as `module.name`.
    pub(crate) foreign: Vec<String>,
    /// What it imports of the shim: `send` and `read`, and the names of the parts that it needs.
    pub(crate) imports: Vec<String>,
    /// The operations of the Management API that it uses.
    pub(crate) operations: Vec<String>,
}

/// What is called so: all that comes with the compiler.
pub(crate) const STANDARD: &str = "the standard library";

/// What operations of the Management API are told by: see `auth0_actions_management::Operation::SPEC`.
const OPERATION: &str = "auth0-op/1:";

impl Module {
    /// Reads a module; `path` is for what is said of it.
    pub(crate) fn read(bytes: &[u8], path: &Path) -> Result<Self, Failure> {
        let broken = |what: &dyn std::fmt::Display| Failure::cannot_run(format!("`{}`: {what}", path.display()));
        let mut stripped = bytes.get(..8).unwrap_or_default().to_vec();
        let (mut imported, mut sizes) = (0, Vec::new());
        let (mut data, mut foreign, mut imports) = (0, Vec::new(), Vec::new());
        let mut names: BTreeMap<u32, String> = BTreeMap::new();
        for payload in Parser::new(0).parse_all(bytes) {
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
                Payload::ImportSection(section) => {
                    for import in section.clone().into_imports() {
                        let import = import.map_err(|error| broken(&error))?;
                        imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                        if import.module == "auth0" && shim_has(import.name) {
                            imports.push(import.name.to_owned());
                        } else {
                            foreign.push(format!("{}.{}", import.module, import.name));
                        }
                    }
                }
                Payload::DataSection(section) => data = range_of(&section.range()).len(),
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
        let mut avoidable: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, size) in (imported..).zip(&sizes) {
            let Some(name) = names.get(&index).map(|name| format!("{:#}", rustc_demangle::demangle(name))) else {
                *crates.entry("without a name".to_owned()).or_default() += size;
                continue;
            };
            *crates.entry(crate_of(&name)).or_default() += size;
            if let Some(what) = avoidable_in(&name) {
                *avoidable.entry(what).or_default() += size;
            }
        }
        let operations = operations(&stripped);
        Ok(Self {
            stripped,
            crates: largest_first(crates),
            avoidable: largest_first(avoidable),
            data,
            foreign,
            imports,
            operations,
        })
    }
}

fn largest_first<K: Ord>(sizes: BTreeMap<K, usize>) -> Vec<(K, usize)> {
    let mut sizes: Vec<_> = sizes.into_iter().collect();
    sizes.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    sizes
}

/// Is a function there for something that an Action can often do without?
fn avoidable_in(name: &str) -> Option<&'static str> {
    const KNOWN: [(&str, &str); 7] = [
        ("flt2dec", "printing floating-point numbers: print integers"),
        ("fmt::float", "printing floating-point numbers: print integers"),
        ("dec2flt", "reading floating-point numbers: read integers, or leave numbers as their text"),
        ("unicode::", "Unicode tables: use `to_ascii_lowercase`, `is_ascii_digit` and the like"),
        ("btree", "`BTreeMap`: use `Map` of the prelude, or a `Vec`"),
        ("hashbrown", "`HashMap`: use `Map` of the prelude, or a `Vec`"),
        ("Debug", "`{:?}`: print with `{}`"),
    ];
    KNOWN.iter().find(|(part, _)| name.contains(part)).map(|(_, what)| *what)
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

/// The crate of a function by its demangled name: of `<a::B as c::D>::e` that of `a`, for the type is what costs.
fn crate_of(name: &str) -> String {
    let path = name.trim_start_matches(['<', '&', '*', '(', '[']).trim_start_matches("mut ").trim_start_matches("dyn ");
    let end = path.find(|character: char| !character.is_alphanumeric() && character != '_').unwrap_or(path.len());
    match &path[..end] {
        "" => "other".to_owned(),
        "alloc" | "core" | "std" | "__rustc" | "compiler_builtins" | "hashbrown" | "dlmalloc" => STANDARD.to_owned(),
        // Methods of types that are no crate's, and what the compiler itself calls.
        "str" | "bool" | "char" | "f32" | "f64" | "usize" | "isize" => STANDARD.to_owned(),
        "memcpy" | "memmove" | "memset" | "memcmp" => STANDARD.to_owned(),
        name if name.starts_with("__") || is_integer(name) => STANDARD.to_owned(),
        // The exported functions.
        "main" | "resume" => "auth0_actions".to_owned(),
        name => name.to_owned(),
    }
}

fn is_integer(name: &str) -> bool {
    name.strip_prefix(['i', 'u']).is_some_and(|bits| bits.parse::<u8>().is_ok())
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
            ("mycrate::main", "mycrate"),
            ("core::fmt::write", "the standard library"),
            ("<auth0_actions_wire::value::Value as core::fmt::Display>::fmt", "auth0_actions_wire"),
            ("main", "auth0_actions"),
            ("u64::from_str", STANDARD),
            ("urls::parse", "urls"),
            ("memcpy", STANDARD),
        ] {
            assert_eq!(crate_of(symbol), name, "{symbol}");
        }
        assert_eq!(
            avoidable_in("core::num::flt2dec::strategy::grisu::format_exact_opt"),
            Some("printing floating-point numbers: print integers")
        );
        assert_eq!(avoidable_in("core::fmt::write"), None);
    }

    #[test]
    fn imports_of_others_and_sizes_of_functions() {
        // (module (import "env" "malloc" (func)) (import "auth0" "send" (func)) (func) (data "…"))
        let text = [
            b"\0asm\x01\0\0\0".as_slice(),
            b"\x01\x04\x01\x60\0\0",
            b"\x02\x1b\x02\x03env\x06malloc\0\0\x05auth0\x04send\0\0",
            b"\x03\x02\x01\0",
            b"\x0a\x04\x01\x02\0\x0b",
            b"\0\x05\x04note",
        ]
        .concat();
        let module = Module::read(&text, Path::new("test.wasm")).expect("a module");
        assert_eq!(module.foreign, ["env.malloc"]);
        assert_eq!(module.crates, [("without a name".to_owned(), 2)]);
        assert_eq!(module.stripped.len(), text.len() - 7, "the custom section is gone");
        assert!(Module::read(b"no module", Path::new("test.wasm")).is_err());
    }

    #[test]
    fn lengths() {
        let mut out = Vec::new();
        push_leb128(&mut out, 624_485);
        assert_eq!(out, [0xe5, 0x8e, 0x26]);
    }
}
