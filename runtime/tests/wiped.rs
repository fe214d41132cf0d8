//! However an execution ends, its secrets are overwritten.
#![cfg(feature = "native")]

use auth0_actions::host::native::Native;
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;
use auth0_actions::secrets::{SecretField, SecretReader};
use std::cell::Cell;

const EVENT: &str = include_str!("events/post-login.full.json");

thread_local! {
    static WIPED: Cell<u32> = const { Cell::new(0) };
}

/// Secrets that tell when they are overwritten.
struct Watched {
    mode: String,
}

impl auth0_actions::secrets::Secrets for Watched {
    const FIELDS: &'static [SecretField] =
        &[SecretField { name: "MODE", ty: "String", required: true, management: None }];

    fn read(reader: &mut SecretReader) -> Option<Self> {
        Some(Self { mode: reader.required("MODE")? })
    }

    fn zeroize(&mut self) {
        WIPED.set(WIPED.get() + 1);
    }
}

#[on_execute_post_login]
async fn end(event: &Event<Watched>) -> Result {
    match event.secrets.mode.as_str() {
        "fails" => bail!("as it should"),
        "panics" => panic!("as it should"),
        _ => Ok(()),
    }
}

#[tokio::test]
async fn by_success_by_an_error_and_by_a_panic() {
    let host = Native::new().expect("TLS");
    for (count, mode) in (1..).zip(["succeeds", "fails", "panics"]) {
        host.run::<end>(EVENT, format!(r#"{{ "MODE": "{mode}" }}"#)).await;
        assert_eq!(WIPED.get(), count, "{mode}");
    }
}
