//! The triggers' versions, for manifests.

use super::facts::{self, Facts};
use super::output::Output;
use crate::Result;

pub(super) fn make(output: &mut Output) -> Result {
    let facts: Facts = serde_json::from_str(&std::fs::read_to_string(output.root().join(facts::PATH))?)?;
    let mut code = String::from(
        "//! The triggers that Auth0 has.\n\n\
         /// A trigger.\n\
         pub(crate) struct Trigger {\n\
         /// Such as `post-login`.\n\
         pub(crate) id: &'static str,\n\
         /// The version that Actions are made for, such as `v3`.\n\
         pub(crate) version: &'static str,\n\
         /// The runtime that Auth0 takes unless it is told another, such as `node22`.\n\
         pub(crate) runtime: Option<&'static str>,\n\
         /// The functions that its Actions export, such as `onExecutePostLogin`.\n\
         pub(crate) handlers: &'static [&'static str],\n\
         }\n\n\
         /// All whose version is known.\n\
         pub(crate) const TRIGGERS: &[Trigger] = &[\n",
    );
    for trigger in &facts.triggers {
        if let Some(version) = &trigger.version {
            let (id, runtime) = (&trigger.id, &trigger.default_runtime);
            let handlers = trigger.handlers.as_deref().unwrap_or_default();
            code.push_str(&format!(
                "Trigger {{ id: {id:?}, version: {version:?}, runtime: {runtime:?}, handlers: &{handlers:?} }},\n"
            ));
        }
    }
    code.push_str("];\n");
    output.rust("cli/src/generated/triggers.rs", facts::PATH, &code)
}
