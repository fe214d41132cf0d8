//! The Management API: its groups of operations, its scopes, and answers for the tests of the operations.
//!
//! Facts and corrections become [methods](operation) and the [types](model) that they send and answer; each type gets
//! its [`place`], then each file is [rendered](render).

mod answers;
mod calls;
mod corrections;
mod facts;
mod import;
mod model;
mod operation;
mod place;
mod render;
mod requests;
mod scopes;
mod tenant;
#[cfg(test)]
mod tests;

pub(super) use import::import;

use super::output::Output;
use crate::Result;
use corrections::Corrections;
use facts::{Facts, PATH};
use model::Builder;
use render::Model;
use std::path::Path;

/// The folder of the groups.
const GENERATED: &str = "management/src/generated";

/// The folder of the calls that a test makes.
const CALLS: &str = "management/tests/operations/calls";

/// Makes all groups, and the scopes.
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
    output.text(format!("{GENERATED}/groups.md"), render::front_page(&model))?;
    output.rust("sandbox/src/tenant/table.rs", PATH, &tenant::table(&facts)?)?;
    output.text("sandbox/src/tenant/answers.json", answers::file(&facts)?)?;
    output.text("sandbox/src/tenant/schema/requests.json", requests::file(&facts)?)?;
    output.folder(CALLS);
    for (file, code) in calls::files(&model) {
        output.rust(format!("{CALLS}/{file}.rs"), PATH, &code)?;
    }
    for (file, code) in scopes::traits(&facts)? {
        output.rust(format!("{GENERATED}/scope/{file}.rs"), PATH, &code)?;
    }
    output.folder(format!("{GENERATED}/scope"));
    output.rust("macros/src/generated/scopes.rs", PATH, &scopes::table(&facts)?)?;
    corrections.all_used()
}

fn build<'f>(facts: &'f Facts, corrections: &'f Corrections) -> Result<Model<'f>> {
    let mut builder = Builder::new(facts, corrections);
    let (mut methods, mut wrong) = (Vec::new(), Vec::new());
    for operation in &facts.operations {
        match operation::method(&mut builder, operation) {
            Ok(method) => methods.push(method),
            Err(error) => wrong.push(error.to_string()),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong.join("\n").into());
    }
    let mut reserved = render::reserved();
    reserved.extend(methods.iter().flat_map(operation::Method::reserved));
    reserved.extend(builder.ids());
    reserved.extend(
        methods
            .iter()
            .flat_map(|method| method.kinds().into_iter().filter_map(|(kind, _)| kind.id()))
            .map(str::to_owned),
    );
    let top = |method: &operation::Method<'_>| method.fact.top_group().to_owned();
    let roots: Vec<_> = methods
        .iter()
        .flat_map(|method| method.kinds().into_iter().map(move |(kind, role)| (kind.clone(), role, top(method))))
        .collect();
    let (types, names) = model::finish(builder, &roots, &reserved)?;
    methods.iter_mut().for_each(|method| method.rename(&names));
    let model = Model::new(corrections, types, methods)?;
    render::no_name_twice(&model)?;
    render::all_described(&model)?;
    Ok(model)
}
