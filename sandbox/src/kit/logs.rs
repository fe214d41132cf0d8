//! The log of a run.

use auth0_actions::wire::protocol::Level;
use std::sync::{Arc, Mutex, PoisonError};

/// Lines, each with its level in front. Clones share them.
#[derive(Clone, Default)]
pub(super) struct Logs(Arc<Mutex<Vec<String>>>);

impl Logs {
    /// For a host; what is logged also goes to the standard error, which a failing test shows.
    pub(super) fn sink(&self) -> impl Fn(Level, &str) + Send + Sync + 'static {
        let lines = self.0.clone();
        move |level, text| {
            let line = format!("{}: {text}", level.as_str());
            eprintln!("{line}");
            lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    }

    pub(super) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
