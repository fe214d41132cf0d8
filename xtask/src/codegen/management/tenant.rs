//! The sandbox's table of operations.

use super::facts::{Facts, Operation, Scopes};
use crate::Result;
use std::fmt::Write as _;

/// `sandbox/src/tenant/table.rs`
///
/// The scopes are the least that any of Auth0's sources supports, so that the tenant never refuses what Auth0 may allow.
pub(super) fn table(facts: &Facts) -> Result<String> {
    let mut code = String::from(
        "//! Every operation of the Management API: where it is, and the scopes that the tenant demands.\n//!\n\
         //! The scopes are the least that any of Auth0's sources supports, so that the tenant never refuses what Auth0 may\n\
         //! allow. What a program should declare can be more.\n\n\
         use super::operations::{Need, Operation};\n\n\
         #[rustfmt::skip]\npub(super) const OPERATIONS: &[Operation] = &[\n",
    );
    for operation in &facts.operations {
        let scopes = operation.scopes_weak.as_ref().unwrap_or(&operation.scopes);
        let clauses: Vec<String> = clauses(operation, scopes)?.iter().map(|any| texts(any)).collect();
        let _ = writeln!(
            code,
            "    Operation {{ name: \"{}\", method: \"{}\", path: \"{}\", need: Need(&[{}]), status: {} }},",
            operation.key(),
            operation.method,
            operation.path,
            clauses.join(", "),
            operation.success_status,
        );
    }
    Ok(code + "];\n")
}

fn texts(names: &[&str]) -> String {
    format!("&[{}]", names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
}

/// Scopes as a list of choices, each of which must be met by one of its scopes.
fn clauses<'o>(operation: &Operation, scopes: &'o Scopes) -> Result<Vec<Vec<&'o str>>> {
    Ok(match scopes {
        Scopes::One(name) => vec![vec![name]],
        Scopes::All { all } => {
            let mut whole = Vec::new();
            for part in all {
                whole.extend(clauses(operation, part)?);
            }
            whole
        }
        Scopes::Any { any } if any.iter().all(|one| matches!(one, Scopes::One(_))) => {
            vec![scopes.names().into_iter().collect()]
        }
        Scopes::Any { .. } => {
            return Err(format!("{}: a choice between combinations of scopes", operation.key()).into());
        }
    })
}
