//! No secret and no token in anything that anybody gets to read.

use crate::support::Stage;
use auth0_actions::wire::protocol::ToHost;
use auth0_actions_sandbox::driver::{Ended, Report};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use std::time::Duration;

/// A value that stands nowhere else, of this run alone.
fn canary() -> String {
    let address = Box::into_raw(Box::new(0u8)) as usize;
    format!("canary-{:x}-{address:x}-{:?}", std::process::id(), std::thread::current().id()).replace(['(', ')'], "-")
}

/// All that a report shows.
fn shown(report: &Report) -> String {
    let mut shown = format!("{report:?}\n{report:#?}");
    for line in &report.logs {
        shown.push_str(&format!("{line}\n"));
    }
    if let Ended::Outcome(outcome) = &report.ended {
        shown.push_str(&ToHost::Outcome(outcome.clone()).into_frame().header.to_json());
    }
    shown
}

#[tokio::test]
async fn no_secret_and_no_token_is_shown_in_any_form() {
    let secret = canary();
    let stage = Stage::with_secret(&secret).await;
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let forms = [secret.clone(), STANDARD.encode(&secret), URL_SAFE_NO_PAD.encode(&secret), hex];
    let mut everything = String::new();
    for mode in ["nothing", "panics", "fails", "fails with its own", "leaks", "prints", "assigns to nobody", "stalls"] {
        everything.push_str(&shown(&stage.run_mode(mode).await));
    }
    everything.push_str(&shown(&stage.run_within("sleeps", Duration::from_millis(200)).await));
    everything.push_str(&format!("{:?} {:?}", stage.tenant.journal(), stage.execution("nothing")));
    assert!(everything.contains("[redacted]"), "the leaks were tried");
    for form in &forms {
        assert!(!everything.contains(form.as_str()), "`{form}` is shown");
    }
    // Every token of the tenant is a JWT, whose first bytes are those of `{"`.
    assert!(!everything.contains("eyJ"), "a token is shown");
}
