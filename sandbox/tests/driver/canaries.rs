//! No secret and no token in anything that anybody gets to read.

use crate::support::Stage;
use auth0_actions::wire::protocol::ToHost;
use auth0_actions_sandbox::driver::{Ended, Report};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::{SecureRandom, SystemRandom};
use std::time::Duration;

/// A value that stands nowhere else, of this run alone.
fn canary() -> String {
    let mut bytes = [0; 12];
    SystemRandom::new().fill(&mut bytes).expect("random bytes");
    format!("canary-{}", hex(bytes.as_slice()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// In all the forms in which it could be shown.
fn forms(value: &str) -> [String; 4] {
    [value.to_owned(), STANDARD.encode(value), URL_SAFE_NO_PAD.encode(value), hex(value.as_bytes())]
}

/// All that a report shows.
fn shown(report: &Report) -> String {
    let mut shown = format!("{report:?}\n{report:#?}");
    for line in &report.logs {
        shown.push_str(&format!("{line}\n"));
    }
    if let Ended::Outcome(outcome) = &report.ended {
        shown.push_str(&ToHost::Outcome(outcome.clone()).into_frame().header);
    }
    shown
}

#[tokio::test]
async fn no_secret_and_no_token_is_shown_in_any_form() {
    let secret = canary();
    let stage = Stage::with_secret(&secret).await;
    let cookie = canary();
    let mut everything = String::new();
    for mode in ["nothing", "panics", "fails", "fails with its own", "leaks", "prints", "assigns to nobody", "stalls"] {
        let mut execution = stage.execution(mode);
        // What a browser sent with the login: nobody prints an event.
        execution.event =
            execution.event.replacen(r#""body": {}"#, &format!(r#""body": {{ "cookie": "{cookie}" }}"#), 1);
        assert!(execution.event.contains(&cookie));
        everything.push_str(&shown(&stage.run(&execution).await));
    }
    everything.push_str(&shown(&stage.run_within("sleeps", Duration::from_millis(200)).await));
    everything.push_str(&format!("{:?} {:?}", stage.tenant.journal(), stage.execution("nothing")));
    assert!(everything.contains("[redacted]"), "the leaks were tried");
    for form in forms(&secret).iter().chain(&forms(&cookie)) {
        assert!(!everything.contains(form.as_str()), "`{form}` is shown");
    }
    // Every token of the tenant is a JWT, whose first bytes are those of `{"alg`.
    for form in forms("eyJhbG") {
        assert!(!everything.contains(form.trim_end_matches('=')), "a token is shown");
    }
}
