//! What a module imports and exports, and how long an execution takes.

use super::build::Action;
use super::runner::Runner;
use super::scenarios::first_login;
use crate::Result;
use serde_json::json;

pub(super) async fn check(runner: &Runner, action: &Action) -> Result {
    let described = runner.describe(&action.module).await?;
    let exports = ["main", "memory", "resume"];
    let parts = ["auth0.crypto", "auth0.http", "auth0.read", "auth0.send", "auth0.tokens"];
    if !["auth0.read", "auth0.send"].iter().all(|name| described.imports.contains(&(*name).to_owned()))
        || !described.imports.iter().all(|name| parts.contains(&name.as_str()))
        || !exports.iter().all(|name| described.exports.contains(&(*name).to_owned()))
    {
        return Err(
            format!("`{}`: imports {:?}, exports {:?}", action.name, described.imports, described.exports).into()
        );
    }
    Ok(())
}
/// Executions one after the other in a warm process, without any exchange.
pub(super) async fn time(runner: &Runner, role: &Action, misbehaving: &Action) -> Result {
    let mut second = first_login()?;
    second.event["stats"]["logins_count"] = json!(2);
    let mut nothing = first_login()?;
    nothing.secrets = json!({ "word": "none" });
    for (action, case) in [(role, second), (misbehaving, nothing)] {
        let call = |times: usize| {
            json!({
                "handler": case.handler, "event": case.event, "secrets": case.secrets, "options": {}, "times": times,
            })
        };
        let called = runner.run(Some(&action.module), &[call(200), call(500)]).await?;
        let Some(measured) = called.last().filter(|called| called.failed == 0) else {
            return Err(format!("`{}` fails on an event without anything to do", action.name).into());
        };
        println!("  {}: {:.3} ms for an execution without a call", action.name, measured.ms);
    }
    Ok(())
}
