//! Files that are not what `bundle` makes: the driver that runs bundles sees it. Without that, equal reports would say
//! little.

use super::build::Action;
use super::check::Folders;
use super::runner::Runner;
use super::scenarios::first_login;
use crate::Result;
use auth0_actions::management::reqwest::ReqwestTransport;
use auth0_actions::wire::protocol::Outcome;
use auth0_actions_sandbox::driver::{BundleFile, Driver, Ended, Execution, Process};
use serde_json::json;

/// A file around the real one, `real`, and what the report must say.
const FILES: [(&str, &str); 7] = [
    ("exports.onExecutePostLogin = real.onExecutePostLogin;", "done"),
    ("exports.onExecutePostLogin = async () => {};", "the file's function is fulfilled, and the Action did not say so"),
    ("exports.onExecutePostlogin = real.onExecutePostLogin;", "the file exports no function `onExecutePostLogin`"),
    ("throw new Error('not today');", "not today"),
    (
        "exports.onExecutePostLogin = async (event, api) => {
           await real.onExecutePostLogin(event, api);
           api.user.setAppMetadata('more', 1);
         };",
        "the file did not do to `api` what the Action asked for",
    ),
    (
        "exports.onExecutePostLogin = async (event, api) => {
           try { await real.onExecutePostLogin({ ...event, secrets: {} }, api); } catch {}
         };",
        "the file's function is fulfilled, and the Action did not say so",
    ),
    (
        "exports.onExecutePostLogin = async (event, api) => {
           try { await real.onExecutePostLogin({ ...event, secrets: {} }, api); } catch { throw new Error('something'); }
         };",
        "something",
    ),
];

pub(super) async fn check(folders: &Folders, runner: &Runner, role: &Action) -> Result {
    let driver = Driver::new(ReqwestTransport::new()?);
    let hello = Driver::describe(&Process::new(&role.driven)).await?;
    // A login that calls nobody and still does something: the domain leads nowhere, and the Action logs that.
    let mut case = first_login()?;
    case.event["stats"]["logins_count"] = json!(2);
    let execution = Execution::new(&case.handler, case.event.to_string(), case.secrets.to_string());
    let file = folders.scratch.join("tampered.js");
    for (text, expected) in FILES {
        std::fs::write(&file, format!("const real = require({});\n{text}\n", json!(role.file)))?;
        let bundle = BundleFile::new(runner.program(), &file);
        let report = driver.run_file(&bundle, &hello, &execution, &mut |_| {}).await?;
        let said = match report.ended {
            Ended::Outcome(Outcome::Done(_)) => "done".to_owned(),
            Ended::Outcome(Outcome::Failed(failure)) => failure.message,
            Ended::Trapped(what) => what,
        };
        if said != expected {
            return Err(format!("a tampered file:\n{text}\nexpected `{expected}`, got `{said}`").into());
        }
    }
    println!("  {} files that are no bundle, or do not do as their module says, are told from one", FILES.len() - 1);
    Ok(())
}
