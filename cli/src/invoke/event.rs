//! The event that an Action runs on.

use crate::build::Action;
use crate::failure::Failure;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// An event, as text: whether it is one is for the Action to say.
pub(crate) struct Event {
    /// Where it comes from, for people.
    pub(crate) source: String,
    /// The text.
    pub(crate) text: String,
}

impl Event {
    /// The event as a tree, for those who play the tenant; `null` when it is no JSON.
    pub(crate) fn tree(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }
}

/// The event that was named, or the crate's own.
pub(crate) fn find(named: Option<&Path>, action: &Action, handler: &str) -> Result<Event, Failure> {
    match named {
        Some(path) if path.as_os_str() == "-" => {
            let text = std::io::read_to_string(std::io::stdin())
                .map_err(|error| Failure::refused(format!("the standard input can't be read: {error}")))?;
            Ok(Event { source: "the standard input".to_owned(), text })
        }
        Some(path) => read(path.to_owned()),
        None => read(of_crate(action, handler)?),
    }
}

fn read(path: PathBuf) -> Result<Event, Failure> {
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Failure::refused(format!("the event `{}` can't be read: {error}", path.display())))?;
    let here = std::env::current_dir().unwrap_or_default();
    Ok(Event { source: path.strip_prefix(&here).unwrap_or(&path).display().to_string(), text })
}

/// The first file of the crate's `events`; for a handler that continues, the first whose name begins with `continue`.
fn of_crate(action: &Action, handler: &str) -> Result<PathBuf, Failure> {
    let folder = action.folder.join("events");
    let continues = handler.starts_with("onContinue");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("continue") == continues
        })
        .collect();
    files.sort();
    files.into_iter().next().ok_or_else(|| {
        Failure::refused(format!(
            "an event is needed: `--event FILE`, or a file in `{}`; the log of an execution in Auth0's dashboard shows one",
            folder.display()
        ))
    })
}
