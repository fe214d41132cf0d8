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
            let event: serde_json::Value = serde_json::from_str(text).expect("what was read is JSON");
            assert!(event.is_object());
        }
    }
});
