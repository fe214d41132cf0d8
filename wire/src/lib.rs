//! JSON as Auth0 speaks it, and the protocol between an Action and its host.
//!
//! This crate exists for two reasons that a general JSON library does not serve: an Action must fit
//! into one file of 100 kB when it is compiled to WebAssembly, and its crate must build in seconds.
//! It holds
//!
//! - a tree ([`Value`], [`Map`], [`Number`]) with a [parser](parse()) and a [writer](Value::to_json),
//! - a reader ([`read`]) that never stops at the first problem but reports each with its path,
//! - [`Lazy`] groups: parts of an event that are read when they are touched,
//! - the [`ids`] that Auth0 gives to users, roles and so on, each a type of its own,
//! - the [protocol] that Actions and hosts speak.
//!
//! With the feature `serde`, a [`Value`] can be read into and written from any type that serde knows.
//!
//! ```
//! use auth0_actions_wire::{parse, Value};
//!
//! let value = parse(r#"{"stats": {"logins_count": 1}}"#).unwrap();
//! assert_eq!(value.at("stats").at("logins_count").as_i64(), Some(1));
//! assert_eq!(value.to_json(), r#"{"stats":{"logins_count":1}}"#);
//! assert_eq!(Value::Null, *value.at("nothing here"));
//! ```

pub mod ids;
mod lazy;
mod map;
mod members;
mod number;
mod open_enum;
mod parse;
pub mod protocol;
pub mod read;
#[cfg(feature = "serde")]
mod serde_bridge;
mod serde_by_tree;
mod tape;
mod timestamp;
mod value;
mod write;

pub use lazy::{Lazy, Malformed};
pub use map::Map;
pub use members::{Member, Members};
pub use number::Number;
pub use parse::{MAX_DEPTH, ParseError, parse};
pub use read::{Problem, Problems, Read};
#[cfg(feature = "serde")]
pub use serde_bridge::SerdeError;
pub use timestamp::Timestamp;
pub use value::{ToValue, Value};

/// For generated code; not part of what this crate promises.
#[doc(hidden)]
pub use open_enum::place_of as __place_of;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde as __serde;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde_by_tree::read_whole as __read_whole;
