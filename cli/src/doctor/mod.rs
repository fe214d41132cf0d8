//! `cargo auth0 doctor`: is this machine ready, and is a tenant's runtime?

mod machine;

use crate::failure::{Failure, exit};
use crate::generated::triggers::TRIGGERS;
use crate::style::{dim, error, good, heading, warning};
use anstream::println;
use machine::{Check, State};
use serde_json::json;
use std::io::Write as _;
use std::process::ExitCode;

/// What reports a tenant's runtime, in JavaScript, but for the exports.
const ACTION: &str = include_str!("action.js");

/// What `doctor` can be told.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Print a short JavaScript Action that reports what a tenant's runtime has: paste it into Auth0's editor, test it
    /// there, and read its log.
    #[arg(long)]
    print_action: bool,
    /// The trigger of that Action.
    #[arg(long, value_name = "ID", default_value = "post-login", requires = "print_action")]
    trigger: String,
    /// Print the checks as JSON, and nothing else, on the standard output.
    #[arg(long, conflicts_with = "print_action")]
    json: bool,
}

/// Looks.
pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    if arguments.print_action {
        let action = action(&arguments.trigger)?;
        // Whoever closed the pipe does not want it.
        let _ = write!(std::io::stdout(), "{action}");
        return Ok(ExitCode::SUCCESS);
    }
    let checks = machine::checks();
    if arguments.json {
        print_json(&checks);
    } else {
        print(&checks);
    }
    let is_ready = checks.iter().all(|check| check.state != State::Missing);
    Ok(if is_ready { ExitCode::SUCCESS } else { ExitCode::from(exit::CANNOT_RUN) })
}

/// The Action that reports, with the exports of a trigger.
fn action(id: &str) -> Result<String, Failure> {
    let trigger = TRIGGERS.iter().find(|trigger| trigger.id == id && !trigger.handlers.is_empty());
    let Some(trigger) = trigger else {
        let known: Vec<&str> =
            TRIGGERS.iter().filter(|trigger| !trigger.handlers.is_empty()).map(|trigger| trigger.id).collect();
        return Err(Failure::refused(format!("there is no trigger `{id}`; there are `{}`", known.join("`, `"))));
    };
    let exports = trigger.handlers.iter().map(|handler| format!("exports.{handler} = report;\n"));
    Ok(format!("{ACTION}\n{}", exports.collect::<String>()))
}

fn print(checks: &[Check]) {
    for Check { name, state, found, mend, .. } in checks {
        let sign = match state {
            State::Good => good("ok     "),
            State::Missing => error("missing"),
            State::Optional => warning("note   "),
        };
        println!("{sign}  {}  {}", heading(format!("{name:<20}")), found);
        if let Some(mend) = mend {
            println!("         {}", format_args!("{mend}"));
        }
    }
    println!("{}", dim("what a tenant's runtime has: `cargo auth0 doctor --print-action`"));
}

fn print_json(checks: &[Check]) {
    let checks: Vec<_> = checks
        .iter()
        .map(|Check { id, name, state, found, mend }| {
            json!({ "id": id, "name": name, "state": state.as_str(), "found": found, "mend": mend })
        })
        .collect();
    // Whoever closed the pipe does not want it.
    let _ = writeln!(std::io::stdout(), "{:#}", json!({ "checks": checks }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_action_exports_what_its_trigger_calls() {
        let text = action("post-login").expect("an Action");
        assert!(text.ends_with("exports.onExecutePostLogin = report;\nexports.onContinuePostLogin = report;\n"));
        let error = action("post-logni").expect_err("no trigger");
        assert!(format!("{error:?}").contains("`pre-user-registration`"));
    }
}
