//! `benches/sizes.md`: what each example takes, and that none grows unseen.

use super::build::{self, Action, Bundler};
use super::check::Folders;
use crate::Result;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where the table is.
const PATH: &str = "benches/sizes.md";
/// Fixtures that are in the table for what they show.
const FIXTURES: [&str; 3] = ["another-operation", "empty", "large-answer"];
/// By how many per cent a file may grow without the table being written anew.
const SLACK: u64 = 3;
/// What no example may be larger than: Auth0 takes 100,000 bytes, and a user wants to add something.
const LIMIT: u64 = 80_000;

/// A row, in bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    wasm: u64,
    compressed: u64,
    file: u64,
}

/// A table, and the compiler that it is of.
#[derive(Debug, PartialEq)]
struct Table {
    compiler: String,
    rows: BTreeMap<String, Row>,
}

/// Writes the table.
pub(super) fn write(folders: &Folders) -> Result {
    let bundler = Bundler::new(folders)?;
    let examples = build::actions(folders, &bundler, &["examples"])?;
    let fixtures = build::actions(folders, &bundler, &["xtask/fixtures"])?;
    std::fs::write(folders.root.join(PATH), Table::of(&examples, &fixtures)?.to_text())?;
    println!("wrote {PATH}");
    Ok(())
}

pub(super) fn check(folders: &Folders, examples: &[Action], fixtures: &[Action]) -> Result {
    let now = Table::of(examples, fixtures)?;
    let text = std::fs::read_to_string(folders.root.join(PATH)).map_err(|error| format!("{PATH}: {error}"))?;
    let then = Table::read(&text).ok_or_else(|| format!("{PATH} is not as `cargo xtask sizes` writes it"))?;
    for line in compare(&then, &now)? {
        println!("  {line}");
    }
    Ok(())
}

/// What there is to say; an error when an example has grown.
fn compare(then: &Table, now: &Table) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut said = Vec::new();
    let same_compiler = then.compiler == now.compiler;
    for (name, row) in &now.rows {
        if row.file > LIMIT {
            wrong.push(format!("`{name}` has {} bytes; {LIMIT} is the most that an example may have", row.file));
        }
        match then.rows.get(name) {
            None => wrong.push(format!("`{name}` is not in the table")),
            Some(before) if same_compiler && row.file * 100 > before.file * (100 + SLACK) => {
                wrong.push(format!("`{name}` has grown from {} to {} bytes", before.file, row.file));
            }
            Some(before) if same_compiler && row.file * (100 + SLACK) < before.file * 100 => {
                said.push(format!(
                    "`{name}` shrank from {} to {} bytes; `cargo xtask sizes` notes it",
                    before.file, row.file
                ));
            }
            Some(_) => {}
        }
    }
    wrong.extend(then.rows.keys().filter(|name| !now.rows.contains_key(*name)).map(|name| format!("`{name}` is gone")));
    if !wrong.is_empty() {
        return Err(format!("{}: see whether that is meant, then run `cargo xtask sizes`", wrong.join("; ")).into());
    }
    said.insert(0, match same_compiler {
        true => format!("{} sizes are those of {PATH}, or less than {SLACK} % more", now.rows.len()),
        false => format!(
            "{} Actions are in {PATH}, and none is over {LIMIT} bytes; their growth is not looked at, for the table is of \
             `{}`, and this is `{}`",
            now.rows.len(),
            then.compiler,
            now.compiler
        ),
    });
    Ok(said)
}

impl Table {
    fn of(examples: &[Action], fixtures: &[Action]) -> Result<Self> {
        let shown = examples.iter().chain(fixtures.iter().filter(|action| FIXTURES.contains(&action.name.as_str())));
        let mut compiler = String::new();
        let mut rows = BTreeMap::new();
        for action in shown {
            let size = |key: &str| action.manifest["sizes"][key].as_u64().ok_or_else(|| format!("no size `{key}`"));
            let row = Row { wasm: size("wasm")?, compressed: size("compressed")?, file: size("file")? };
            rows.insert(action.name.clone(), row);
            compiler = action.manifest["versions"]["rustc"].as_str().unwrap_or_default().to_owned();
        }
        Ok(Self { compiler, rows })
    }

    fn to_text(&self) -> String {
        let mut text = format!(
            "# What an Action takes\n\n\
             Made by `cargo xtask sizes`. In bytes; Auth0 takes a file of 100,000. `cargo xtask check-node` fails when a \
             file grows by\nmore than {SLACK} % over this table under the same compiler, when an Action is missing here, \
             or when one is over {LIMIT}.\nWithout `wasm-opt`, which takes about 4 % more off. Compiler: `{}`.\n\n\
             `empty` is a handler that does nothing; `another-operation` is `default-role` with one more operation of \
             the Management API,\n`large-answer` with one more that answers a whole user.\n\n\
             | Action | module | compressed | file |\n| --- | ---: | ---: | ---: |\n",
            self.compiler
        );
        for (name, Row { wasm, compressed, file }) in &self.rows {
            // Writing to a text does not fail.
            let _ = writeln!(text, "| `{name}` | {wasm} | {compressed} | {file} |");
        }
        text
    }

    fn read(text: &str) -> Option<Self> {
        let compiler = text.split_once("Compiler: `")?.1.split('`').next()?.to_owned();
        let mut rows = BTreeMap::new();
        for line in text.lines().filter(|line| line.starts_with("| `")) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, name, wasm, compressed, file, _] = cells[..] else { return None };
            let row = Row { wasm: wasm.parse().ok()?, compressed: compressed.parse().ok()?, file: file.parse().ok()? };
            rows.insert(name.trim_matches('`').to_owned(), row);
        }
        (!rows.is_empty()).then_some(Self { compiler, rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(compiler: &str, files: &[(&str, u64)]) -> Table {
        let rows = files.iter().map(|(name, file)| ((*name).to_owned(), Row { wasm: 9, compressed: 5, file: *file }));
        Table { compiler: compiler.to_owned(), rows: rows.collect() }
    }

    #[test]
    fn a_table_is_read_as_it_is_written() {
        let table = table("rustc 1", &[("a-b", 100), ("c", 7)]);
        assert_eq!(Table::read(&table.to_text()), Some(table));
        assert_eq!(Table::read("# Nothing"), None);
    }

    #[test]
    fn growth_is_an_error_under_the_same_compiler_alone() {
        let then = table("rustc 1", &[("a", 1_000)]);
        assert!(compare(&then, &table("rustc 1", &[("a", 1_030)])).is_ok());
        let error = compare(&then, &table("rustc 1", &[("a", 1_031)])).unwrap_err().to_string();
        assert!(error.starts_with("`a` has grown from 1000 to 1031 bytes"), "{error}");
        let said = compare(&then, &table("rustc 2", &[("a", 1_031)])).unwrap();
        assert!(said[0].contains("growth is not looked at"), "{said:?}");
        assert_eq!(compare(&then, &table("rustc 1", &[("a", 900)])).unwrap().len(), 2);
    }

    #[test]
    fn what_is_missing_or_too_large_is_an_error_everywhere() {
        let then = table("rustc 1", &[("a", 1_000)]);
        for now in [table("rustc 2", &[("a", 1), ("b", 1)]), table("rustc 2", &[]), table("rustc 2", &[("a", 80_001)])]
        {
            assert!(compare(&then, &now).is_err(), "{now:?}");
        }
    }
}
