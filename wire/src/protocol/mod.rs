//! The protocol between an Action and its host, version 1.
//!
//! One process, or one WebAssembly instance, is one execution. What crosses the border are [`Frame`]s;
//! what they mean is in [`ToHost`] and [`ToAction`]. The same codec serves every carrier, and the bytes of
//! each kind of frame are kept in `wire/tests/vectors/`, against which the JavaScript host is tested too.

mod frame;
pub mod frames;
mod from_action;
mod from_host;
mod pairs;

pub use frame::{Decoder, Frame, FrameError, MAX_FRAME};
pub use from_action::{
    Command, Failure, FailureKind, Hello, HttpRequest, Level, Outcome, SecretInfo, ToHost, TokenCache,
};
pub use from_host::{Answer, AnswerError, Start, ToAction};

/// The version of the protocol that this crate speaks.
pub const VERSION: i64 = 1;

/// The driver's address, such as `127.0.0.1:49152`, for an Action that is driven over a socket.
pub const ENV_DRIVER: &str = "AUTH0_ACTION_DRIVER";
/// The one-time ticket (32 hexadecimal digits) that the Action sends before its first frame.
pub const ENV_TICKET: &str = "AUTH0_ACTION_TICKET";
/// When it is `1`, the Action says hello and ends.
pub const ENV_DESCRIBE: &str = "AUTH0_ACTION_DESCRIBE";

/// The kinds of frames, as their numbers on the wire.
pub mod kind {
    /// See [`ToHost::Hello`](super::ToHost::Hello).
    pub const HELLO: u8 = 1;
    /// See [`ToHost::Http`](super::ToHost::Http).
    pub const HTTP: u8 = 2;
    /// See [`ToHost::Ask`](super::ToHost::Ask).
    pub const ASK: u8 = 3;
    /// See [`ToHost::Sleep`](super::ToHost::Sleep).
    pub const SLEEP: u8 = 4;
    /// See [`ToHost::Cancel`](super::ToHost::Cancel).
    pub const CANCEL: u8 = 5;
    /// See [`ToHost::Log`](super::ToHost::Log).
    pub const LOG: u8 = 6;
    /// See [`ToHost::Outcome`](super::ToHost::Outcome).
    pub const OUTCOME: u8 = 7;
    /// See [`ToAction::Secrets`](super::ToAction::Secrets).
    pub const SECRETS: u8 = 16;
    /// See [`ToAction::Start`](super::ToAction::Start).
    pub const START: u8 = 17;
    /// See [`ToAction::Answer`](super::ToAction::Answer).
    pub const ANSWER: u8 = 18;
}
