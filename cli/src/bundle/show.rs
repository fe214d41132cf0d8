//! What is said of a bundle.

use super::manifest::Manifest;
use super::module::{Module, STANDARD};
use crate::build;
use crate::style::{dim, error, good, heading, warning};
use anstream::{eprintln, println};
use std::io::Write as _;
use std::path::Path;

/// The bar's width.
const WIDTH: usize = 40;

pub(super) fn json(manifest: &Manifest) {
    // Whoever closed the pipe does not want it.
    let _ = write!(std::io::stdout(), "{}", manifest.to_json());
}

pub(super) fn people(manifest: &Manifest, module: &Module, out: &Path, limit: usize) {
    let share = manifest.bytes as f64 / limit.max(1) as f64;
    let filled = ((share * WIDTH as f64).round() as usize).min(WIDTH);
    let bar = format!("{}{}", "█".repeat(filled), "░".repeat(WIDTH - filled));
    let bar = match share {
        share if share > 1.0 => error(bar),
        share if share > 0.9 => warning(bar),
        _ => good(bar),
    };
    println!("{}", heading(out.display()));
    println!("  {bar} {} of {limit} bytes ({:.0} %)", manifest.bytes, share * 100.0);
    println!(
        "  {}",
        dim(format!(
            "module {} · shim {} · the rest {}",
            manifest.payload,
            manifest.shim,
            manifest.bytes - manifest.payload - manifest.shim
        ))
    );
    let parts = parts(module);
    let all: usize = parts.iter().map(|(_, size)| size).sum();
    println!("  what takes the space, before compression:");
    for (name, size) in parts.iter().take(6) {
        println!("  {size:>9}  {:>3} %  {name}", size * 100 / all.max(1));
    }
    if !module.operations.is_empty() {
        println!("  operations: {}", module.operations.join(", "));
    }
}

/// Code by crate, and what is no code, the largest first.
fn parts(module: &Module) -> Vec<(&str, usize)> {
    let mut parts: Vec<(&str, usize)> = module.crates.iter().map(|(name, size)| (name.as_str(), *size)).collect();
    parts.push((DATA, module.data));
    parts.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    parts
}

const DATA: &str = "texts and tables";

pub(super) fn over_the_limit(action: &str, module: &Module, bytes: usize, limit: usize) {
    eprintln!("{}: the file has {bytes} bytes, and {limit} are allowed; its largest parts are:", error("error"));
    for (name, size) in parts(module).into_iter().take(3) {
        eprintln!("  {size:>9}  {name}: {}", advice(action, module, name));
    }
}

/// What can be done about a part.
fn advice(action: &str, module: &Module, name: &str) -> String {
    match name {
        DATA => "shorter texts; fewer kinds of errors that are told apart".to_owned(),
        STANDARD => match module.avoidable.iter().take(2).collect::<Vec<_>>()[..] {
            [] => "less generic code: one type less for each `Vec` and closure".to_owned(),
            [(what, size)] => format!("{size} are for {what}"),
            [(what, size), (other, less), ..] => format!("{size} are for {what}; {less} for {other}"),
        },
        "auth0_actions_wire" | "auth0_actions" => "read fewer groups of the event".to_owned(),
        "auth0_actions_management" => match module.operations.len() {
            0 | 1 => "make the call with `fetch` when it is a simple one".to_owned(),
            count => format!("it has {count} operations; call fewer, or split the Action in two"),
        },
        "serde" | "serde_json" | "serde_core" => {
            "read `Map` and `Value` by hand where a few fields are enough".to_owned()
        }
        name if name == action.replace('-', "_") => {
            "this is the Action's own code; split it in two Actions of the trigger, or make functions less generic"
                .to_owned()
        }
        name => build::advice(&name.replace('_', "-"))
            .unwrap_or("see whether a smaller crate, or fewer of its features, will do")
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module() -> Module {
        Module {
            imports: Vec::new(),
            stripped: Vec::new(),
            crates: vec![
                ("the standard library".to_owned(), 900),
                ("regex_automata".to_owned(), 500),
                ("my_action".to_owned(), 400),
            ],
            avoidable: vec![("printing floating-point numbers: print integers", 300)],
            data: 450,
            foreign: Vec::new(),
            operations: vec!["users.get".to_owned(), "users.update".to_owned()],
        }
    }

    #[test]
    fn parts_are_in_the_order_of_their_sizes() {
        let module = module();
        let names: Vec<&str> = parts(&module).iter().map(|(name, _)| *name).collect();
        assert_eq!(names, ["the standard library", "regex_automata", DATA, "my_action"]);
    }

    #[test]
    fn each_part_has_its_advice() {
        let module = module();
        let of = |name: &str| advice("my-action", &module, name);
        assert_eq!(of("the standard library"), "300 are for printing floating-point numbers: print integers");
        assert!(of("regex_automata").contains("Unicode"));
        assert!(of("my_action").contains("own code"));
        assert!(of("auth0_actions_management").contains("2 operations"));
        assert!(of("anything_else").contains("smaller crate"));
    }
}
