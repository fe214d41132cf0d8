//! The event that a test begins with.

use super::place;
use auth0_actions::wire::{Value, parse};

/// An event as text, with places to be changed.
#[derive(Clone)]
pub(super) struct Event(pub(super) String);

impl Event {
    #[track_caller]
    pub(super) fn from_serde(event: impl serde::Serialize) -> Self {
        match Value::from_serde(&event) {
            Ok(event) => Self(event.to_string()),
            Err(error) => panic!("the event is no JSON: {error}"),
        }
    }

    #[track_caller]
    pub(super) fn set(&mut self, path: &str, value: Value) {
        self.change(|event| place::set(event, path, value));
    }

    #[track_caller]
    pub(super) fn remove(&mut self, path: &str) {
        self.change(|event| place::remove(event, path));
    }

    #[track_caller]
    fn change(&mut self, change: impl FnOnce(&mut Value) -> Result<(), String>) {
        // No closures here: a panic in one would not name the test's line.
        let mut event = match parse(&self.0) {
            Ok(event) => event,
            Err(error) => {
                let (line, column) = error.line_and_column();
                panic!("the event is no JSON: {} in line {line}, column {column}", error.what())
            }
        };
        if let Err(wrong) = change(&mut event) {
            panic!("{wrong}");
        }
        self.0 = event.to_string();
    }
}
