//! Colours, which `anstream` removes where there is no terminal.

use anstyle::{AnsiColor, Style};
use std::fmt::Display;

fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}

/// For what went wrong.
pub(crate) fn error(text: impl Display) -> String {
    styled(AnsiColor::Red.on_default().bold(), text)
}

/// For what needs a look.
pub(crate) fn warning(text: impl Display) -> String {
    styled(AnsiColor::Yellow.on_default().bold(), text)
}

/// For what went right.
pub(crate) fn good(text: impl Display) -> String {
    styled(AnsiColor::Green.on_default().bold(), text)
}

/// For headings.
pub(crate) fn heading(text: impl Display) -> String {
    styled(Style::new().bold(), text)
}

/// For what matters less.
pub(crate) fn dim(text: impl Display) -> String {
    styled(Style::new().dimmed(), text)
}
