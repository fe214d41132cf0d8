//! Lines for the log: `console::log!`, `info!`, `warn!`, `error!`, as in JavaScript.
//!
//! Inside Auth0 they are the Action's logs; `cargo auth0 invoke` shows them; in a unit test they go to the standard
//! error. `println!` is lost inside Auth0.
//!
//! Of an execution's log Auth0 keeps 256 characters. Inside Auth0 lines are written at once up to 200 of them; from the
//! first on that does not fit they follow at the execution's end, after the line that says why it failed, when it did.
//!
//! ```
//! use auth0_actions::prelude::*;
//!
//! console::warn!("{} tries", 3);
//! ```

use auth0_actions_wire::protocol::Level;
use std::fmt;

#[doc(hidden)]
pub fn write(level: Level, text: fmt::Arguments<'_>) {
    let text = crate::host::redacted(text.to_string());
    match crate::host::current() {
        Some(host) => host.log(level, &text),
        None => outside(level, &text),
    }
}

#[cfg(not(target_family = "wasm"))]
fn outside(level: Level, text: &str) {
    eprintln!("{}: {text}", level.as_str());
}

#[cfg(target_family = "wasm")]
fn outside(_: Level, _: &str) {}

macro_rules! level_macro {
    ($d:tt $name:ident $hidden:ident $level:ident $doc:literal) => {
        #[doc = $doc]
        #[doc(hidden)]
        #[macro_export]
        macro_rules! $hidden {
                    ($d($d text:tt)+) => {
                        $crate::console::write($crate::__private::Level::$level, ::core::format_args!($d($d text)+))
                    };
                }
        #[doc(inline)]
        pub use $hidden as $name;
    };
}

level_macro!($ log __console_log Log "Writes a line, as `console.log` does.");
level_macro!($ info __console_info Info "Writes a line, as `console.info` does.");
level_macro!($ warn __console_warn Warn "Writes a warning, as `console.warn` does.");
level_macro!($ error __console_error Error "Writes an error, as `console.error` does.");
