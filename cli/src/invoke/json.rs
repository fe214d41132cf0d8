//! For machines: one JSON object on the standard output.

use super::host::Host;
use super::show::FREE_REQUESTS_A_SECOND;
use super::tenant::Calls;
use auth0_actions::wire::protocol::{Outcome, ToHost};
use auth0_actions_sandbox::driver::{Ended, Report};
use serde_json::{Value, json};
use std::io::Write as _;

/// Prints the report.
pub(super) fn print(report: &Report, handler: &str, host: Host, node: Option<&str>, calls: &Calls) {
    print_value(&value(report, handler, host, node, calls));
}

/// Prints a value. Whoever closed the pipe does not want it.
pub(super) fn print_value(value: &Value) {
    let _ = writeln!(std::io::stdout(), "{value:#}");
}

/// The report.
pub(super) fn value(report: &Report, handler: &str, host: Host, node: Option<&str>, calls: &Calls) -> Value {
    let ms = |duration: std::time::Duration| (duration.as_secs_f64() * 1e6).round() / 1e3;
    json!({
        "trigger": report.hello.trigger,
        "handler": handler,
        "host": host.as_str(),
        "node": node,
        "outcome": outcome(&report.ended),
        "duration_ms": ms(report.duration),
        "logs": report.logs.iter().map(|line| json!({ "source": line.source.as_str(), "text": line.text })).collect::<Vec<_>>(),
        "asked": report.asked,
        "management": {
            "calls": calls.calls.iter().map(|(exchange, operation)| json!({
                "operation": operation,
                "method": exchange.method,
                "url": exchange.url,
                "status": exchange.result.as_ref().ok(),
                "error": exchange.result.as_ref().err(),
                "duration_ms": ms(exchange.duration),
            })).collect::<Vec<_>>(),
            "token_requests": calls.tokens,
            "requests": calls.requests,
            "surplus_scopes": super::show::surplus(report),
            "free_tenant_requests_per_second": FREE_REQUESTS_A_SECOND,
        },
        "fetches": calls.fetches.iter().map(|exchange| json!({
            "method": exchange.method,
            "url": exchange.url,
            "status": exchange.result.as_ref().ok(),
            "error": exchange.result.as_ref().err(),
            "duration_ms": ms(exchange.duration),
        })).collect::<Vec<_>>(),
        "role_members": calls.members.iter().map(|(user, role)| json!({ "user_id": user, "role_id": role })).collect::<Vec<_>>(),
    })
}

fn outcome(ended: &Ended) -> Value {
    let outcome = match ended {
        Ended::Outcome(outcome) => outcome,
        Ended::Trapped(what) => return json!({ "error": { "kind": "trapped", "message": what } }),
    };
    let mut value = frame(outcome);
    if let Some(object) = value.as_object_mut() {
        object.insert("ok".to_owned(), matches!(outcome, Outcome::Done(_)).into());
    }
    value
}

/// As the protocol writes it.
fn frame(outcome: &Outcome) -> Value {
    let header = ToHost::Outcome(outcome.without_secrets()).into_frame().header;
    serde_json::from_str(&header).unwrap_or_default()
}
