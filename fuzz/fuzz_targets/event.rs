//! The event of each trigger, from any text.
//!
//! Reading never panics, and what it accepts is JSON.
//!
//! ```sh
//! cargo +nightly fuzz run event fuzz/corpus/event runtime/tests/events -- -max_total_time=300
//! ```
#![no_main]

#[allow(dead_code)]
#[path = "../../runtime/tests/events/triggers.rs"]
mod triggers;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for trigger in &triggers::TRIGGERS {
        if (trigger.read)(text).is_ok() {
            match serde_json::from_str::<serde_json::Value>(text) {
                Ok(event) => assert!(event.is_object()),
                // `1e999` is JSON; a number here keeps its text.
                Err(error) => assert!(error.to_string().starts_with("number out of range"), "read was: {error}"),
            }
        }
    }
});
