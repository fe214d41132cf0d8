//! Scopes: a trait for each, traits for operations that any of several allows, and the table of the attribute.

use super::facts::{Facts, Operation, Scopes};
use crate::Result;
use crate::codegen::naming::camel_case;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What an operation asks of a set of scopes: the traits in `scope`, such as `UpdateUsers` and `any::UsersGet`.
pub(super) fn bounds(operation: &Operation) -> Result<Vec<String>> {
    let mut bounds = Vec::new();
    push_bounds(&operation.scopes, operation, &mut bounds)?;
    Ok(bounds)
}

fn push_bounds(scopes: &Scopes, operation: &Operation, bounds: &mut Vec<String>) -> Result {
    match scopes {
        Scopes::One(name) => bounds.push(camel_case(name)),
        Scopes::All { all } => all.iter().try_for_each(|scopes| push_bounds(scopes, operation, bounds))?,
        Scopes::Any { any } => match any.as_slice() {
            [one] => push_bounds(one, operation, bounds)?,
            several if several.iter().all(|scopes| matches!(scopes, Scopes::One(_))) => {
                let name = format!("any::{}", camel_case(&operation.key()));
                if bounds.contains(&name) {
                    return Err(format!("{}: two choices of scopes would share a trait", operation.key()).into());
                }
                bounds.push(name);
            }
            _ => return Err(format!("{}: a choice between combinations of scopes", operation.key()).into()),
        },
    }
    Ok(())
}

/// In words: `read:users` and any of `a`, `b`.
pub(super) fn words(scopes: &Scopes) -> String {
    match scopes {
        Scopes::One(name) => format!("`{name}`"),
        Scopes::All { all } => match all.as_slice() {
            [others @ .., last] if !others.is_empty() => {
                format!("{} and {}", others.iter().map(words).collect::<Vec<_>>().join(", "), words(last))
            }
            one => one.iter().map(words).collect(),
        },
        Scopes::Any { any } if any.len() == 1 => any.iter().map(words).collect(),
        Scopes::Any { any } => format!("any of {}", any.iter().map(words).collect::<Vec<_>>().join(", ")),
    }
}

/// The traits in `scope::any` and the scopes of each.
fn choices(facts: &Facts) -> Result<BTreeMap<String, BTreeSet<&str>>> {
    let mut choices = BTreeMap::new();
    for operation in &facts.operations {
        for bound in bounds(operation)? {
            if let Some(name) = bound.strip_prefix("any::") {
                let of = choice(&operation.scopes).ok_or("a choice that is none")?;
                choices.insert(name.to_owned(), of);
            }
        }
    }
    for (name, of) in &choices {
        if let Some(unknown) = of.iter().find(|scope| !facts.scopes.iter().any(|known| known == *scope)) {
            return Err(format!("{name}: Auth0 has no scope `{unknown}`").into());
        }
    }
    Ok(choices)
}

fn choice(scopes: &Scopes) -> Option<BTreeSet<&str>> {
    match scopes {
        Scopes::One(_) => None,
        Scopes::All { all } => all.iter().find_map(choice),
        Scopes::Any { .. } => Some(scopes.names()),
    }
}

/// The files of `management/src/generated/scope/`: one for each verb, and one for the choices.
pub(super) fn traits(facts: &Facts) -> Result<BTreeMap<String, String>> {
    let choices = choices(facts)?;
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for scope in &facts.scopes {
        let verb = scope.split(':').next().unwrap_or(scope);
        let code = files.entry(verb.to_owned()).or_insert_with(|| {
            format!("//! Scopes that begin with `{verb}:`.\n\n#[allow(unused_imports, reason = \"some stand in a choice\")]\nuse super::any;\nuse crate::Unchecked;\n")
        });
        let name = camel_case(scope);
        let implied = implied(&choices, scope).map(|choice| format!("any::{choice}")).collect::<Vec<_>>().join(" + ");
        let colon = if implied.is_empty() { "" } else { ": " };
        let _ = write!(
            code,
            r#"
/// The scope `{scope}`.
#[diagnostic::on_unimplemented(
    message = "the scope `{scope}` is not declared",
    label = "needs the scope `{scope}`",
    note = "on a handler: add it to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::{name}`",
    note = "in `scopes!`: add \"{scope}\""
)]
pub trait {name}{colon}{implied} {{}}

#[diagnostic::do_not_recommend]
impl {name} for Unchecked {{}}
"#
        );
    }
    let (mut modules, mut uses) = (String::new(), String::new());
    for verb in files.keys() {
        modules += &format!("mod {verb};\n");
        uses += &format!("pub use {verb}::*;\n");
    }
    let root = format!(
        "//! One trait per scope.\n//!\n\
         //! A handler's attribute, or [`scopes!`](crate::scopes), implements those of the scopes that it names, and those in\n\
         //! [`any`] that follow. Bound a helper by them: `S: scope::UpdateUsers`.\n\npub mod any;\n{modules}\n{uses}"
    );
    files.insert("mod".into(), root);
    let mut any = String::from("//! Operations that any of several scopes allows.\n\nuse crate::Unchecked;\n");
    for (name, of) in &choices {
        let list = of.iter().map(|scope| format!("`{scope}`")).collect::<Vec<_>>().join(", ");
        let _ = write!(
            any,
            r#"
/// Any of {list}.
#[diagnostic::on_unimplemented(
    message = "none of the scopes {list} is declared",
    label = "needs one of {list}",
    note = "on a handler: add one to `scopes(…)` in the attribute",
    note = "in a helper: `S: scope::any::{name}`",
    note = "in `scopes!`: add one of them"
)]
pub trait {name} {{}}

#[diagnostic::do_not_recommend]
impl {name} for Unchecked {{}}
"#
        );
    }
    files.insert("any".into(), any);
    Ok(files)
}

/// `macros/src/generated/scopes.rs`
pub(super) fn table(facts: &Facts) -> Result<String> {
    let choices = choices(facts)?;
    let mut code = String::from(
        "//! The scopes of the Management API.\n\n\
         use crate::scopes::Scope;\n\n\
         #[rustfmt::skip]\n\
         pub(crate) const SCOPES: &[Scope] = &[\n",
    );
    for scope in &facts.scopes {
        let any = implied(&choices, scope).map(|choice| format!("\"{choice}\"")).collect::<Vec<_>>().join(", ");
        let name = camel_case(scope);
        let _ = writeln!(code, "    Scope {{ name: \"{scope}\", trait_name: \"{name}\", any: &[{any}] }},");
    }
    Ok(code + "];\n")
}

fn implied<'c>(choices: &'c BTreeMap<String, BTreeSet<&str>>, scope: &'c str) -> impl Iterator<Item = &'c str> {
    choices.iter().filter(move |(_, of)| of.contains(scope)).map(|(name, _)| name.as_str())
}
