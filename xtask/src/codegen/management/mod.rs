//! The Management API: its groups of operations, its scopes, and answers for the tests of the operations.
//!
//! Facts and corrections become [methods](operation) and the [types](model) that they send and answer; each type gets
//! its [`place`], then each file is [rendered](render).

mod answers;
mod corrections;
mod facts;
mod import;
mod model;
mod operation;
mod place;
mod render;
mod scopes;
#[cfg(test)]
mod tests;

pub(super) use import::import;

use super::output::Output;
use crate::Result;
use corrections::Corrections;
use facts::{Facts, PATH};
use model::Builder;
use place::Places;
use render::Model;
use std::path::Path;

/// The folder of the groups.
const GENERATED: &str = "management/src/generated";

/// Makes the groups that the corrections name, and the scopes.
pub(super) fn make(output: &mut Output) -> Result {
    let facts = Facts::read(output.root())?;
    let corrections = Corrections::read(output.root())?;
    let model = build(&facts, &corrections)?;

    output.folder(GENERATED);
    for (file, code) in render::files(&model)? {
        let path = Path::new(GENERATED).join(file);
        if let Some(folder) = path.parent() {
            output.folder(folder);
        }
        output.rust(path, PATH, &code)?;
    }
    for group in corrections.groups() {
        output.text(format!("management/tests/ops_answers/{group}.json"), answers::file(&facts, group)?)?;
    }
    output.rust(format!("{GENERATED}/scope.rs"), PATH, &scopes::traits(&facts)?)?;
    output.rust("macros/src/generated/scopes.rs", PATH, &scopes::table(&facts)?)?;
    corrections.all_used()
}

fn build<'f>(facts: &'f Facts, corrections: &'f Corrections) -> Result<Model<'f>> {
    let mut builder = Builder::new(facts, corrections);
    let mut methods = Vec::new();
    for operation in &facts.operations {
        methods.push(operation::method(&mut builder, operation)?);
    }
    let types = builder.types;
    let places = Places::of(&methods, &types);
    let model = Model { corrections, types, methods, places };
    render::no_name_twice(&model)?;
    Ok(model)
}
