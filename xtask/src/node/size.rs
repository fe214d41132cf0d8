//! What a module takes in the file, and how long an execution takes.

use super::build::Action;
use super::runner::Runner;
use super::scenarios::first_login;
use crate::Result;
use base64::Engine as _;
use serde_json::json;

/// What Auth0 takes: 100 kB.
const LIMIT: usize = 100_000;

pub(super) async fn check(runner: &Runner, action: &Action) -> Result {
    let bytes = std::fs::read(&action.module)?;
    let stripped = strip(&bytes).ok_or_else(|| format!("`{}` is no WebAssembly", action.name))?;
    let encoded = base64::engine::general_purpose::STANDARD.encode(&stripped);
    let described = runner.describe(&action.module, &encoded).await?;
    let exports = ["main", "memory", "resume"];
    if described.imports != ["auth0.read", "auth0.send"]
        || !exports.iter().all(|name| described.exports.contains(&(*name).to_owned()))
    {
        return Err(
            format!("`{}`: imports {:?}, exports {:?}", action.name, described.imports, described.exports).into()
        );
    }
    println!(
        "  {}: {} bytes, {} without names, {} brotli, {} base64",
        action.name,
        bytes.len(),
        stripped.len(),
        described.brotli,
        described.base64
    );
    if described.base64 > LIMIT {
        return Err(format!("`{}` does not fit into a file of {LIMIT} bytes", action.name).into());
    }
    Ok(())
}

/// A module without its custom sections, which hold names for people.
fn strip(module: &[u8]) -> Option<Vec<u8>> {
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut kept = header.to_vec();
    while let Some(&id) = rest.first() {
        let mut length = 0_usize;
        let mut at = 1;
        loop {
            let byte = *rest.get(at)?;
            length |= usize::from(byte & 127).checked_shl(7 * (at as u32 - 1))?;
            at += 1;
            if byte < 128 {
                break;
            }
        }
        let (section, after) = rest.split_at_checked(at.checked_add(length)?)?;
        if id != 0 {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Some(kept)
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
