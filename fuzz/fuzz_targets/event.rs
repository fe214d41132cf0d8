//! The event of each trigger, from any text.
//!
//! Reading never panics, and the groups that it accepts are JSON.
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
        let Ok(groups) = (trigger.read)(text) else { continue };
        match serde_json::from_str::<serde_json::Value>(text) {
            Ok(event) => assert!(event.is_object()),
            // Inside a group that the trigger does not know, and one that comes again, nobody looks.
            Err(error) => {
                let members = auth0_actions::wire::Members::scan(text).expect("the top level of what was read");
                let mut known: Vec<&str> = groups.iter().map(|(name, _)| *name).collect();
                let all_read = members.keys().all(|key| match known.iter().position(|name| *name == key) {
                    Some(at) => !known.swap_remove(at).is_empty(),
                    None => false,
                });
                assert!(!all_read, "what is no JSON was read: {error}");
            }
        }
    }
});
