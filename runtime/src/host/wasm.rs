//! Inside WebAssembly: two imports, two exports, written by hand.
//!
//! The module exports `main`, which rustc makes of the program's `main`, and `resume`; it imports `send` and `read`.
//! Beside them it imports the names of the parts of the host that it [needs](super::needs).
//! All bytes are frames of the protocol. This file and the allocator are the only `unsafe` code of the workspace.

use super::redacted;
use super::session::{Carrier, Machine, Session};
use crate::execution::Entry;
use auth0_actions_wire::Malformed;
use auth0_actions_wire::protocol::{self, Failure, FailureKind, Frame, Outcome, ToAction, kind};
use std::cell::{Cell, RefCell};
use std::panic::PanicHookInfo;
use std::sync::Arc;
use zeroize::Zeroize;

mod abi {
    #![allow(unsafe_code, reason = "the border to the host")]

    #[link(wasm_import_module = "auth0")]
    unsafe extern "C" {
        fn send(bytes: *const u8, length: usize);
        fn read(into: *mut u8);
    }

    /// Gives a frame, its length first, to the host, which copies it before it answers.
    pub(crate) fn give(frame: &[u8]) {
        // SAFETY: pointer and length are those of a live slice, and the host only reads.
        unsafe { send(frame.as_ptr(), frame.len()) }
    }

    /// Takes the frame that the host has ready; `length` is what the host told.
    pub(super) fn take(length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        // SAFETY: the host writes the `length` bytes that it told, into a buffer of just that length.
        unsafe { read(bytes.as_mut_ptr()) }
        bytes
    }

    /// The host has a frame of `length` bytes, without the length itself.
    // SAFETY: no other symbol of a module has this name.
    #[unsafe(no_mangle)]
    extern "C" fn resume(length: usize) {
        super::resume(&mut take(length));
    }
}

pub(crate) use abi::give as give_bytes;

pub(super) mod needs {
    #![allow(unsafe_code, reason = "the border to the host")]

    #[link(wasm_import_module = "auth0")]
    unsafe extern "C" {
        // They take nothing, answer nothing and do nothing.
        pub(crate) safe fn http();
        pub(crate) safe fn tokens();
        pub(crate) safe fn crypto();
    }
}

// An instance is one execution, whose memory is dropped as a whole: nothing here is ever freed, and no code for it linked.
thread_local! {
    static MACHINE: Cell<Option<&'static RefCell<Machine>>> = const { Cell::new(None) };
}

struct Memory;

impl Carrier for Memory {
    fn send(&self, frame: Frame) {
        give(frame);
    }

    /// There is no clock: time stands still between two messages, as it does in a synchronous stretch of JavaScript.
    fn elapsed_ms(&self) -> i64 {
        0
    }
}

fn give(frame: Frame) {
    match frame.encode() {
        Ok(mut bytes) => {
            abi::give(&bytes);
            bytes.zeroize();
        }
        Err(error) => {
            let failure = Failure::new(FailureKind::Limit, error.to_string());
            if let Ok(bytes) = Outcome::Failed(failure).into_frame().encode() {
                abi::give(&bytes);
            }
        }
    }
}

/// Says hello; all else happens when the host resumes. What the Action is, its native program says to the command line:
/// here only the versions are told, so that a file of a wrong pair is refused.
pub(crate) fn begin(entries: &'static [Entry]) {
    std::panic::set_hook(Box::new(report));
    let header = concat!(r#"{"protocol":1,"runtime":""#, env!("CARGO_PKG_VERSION"), r#""}"#);
    const { assert!(protocol::VERSION == 1, "the header says so") };
    give(Frame { kind: kind::HELLO, op: 0, header: header.to_owned(), body: Vec::new() });
    let machine = Machine::new(Arc::new(Session::new(Box::new(Memory))), entries);
    std::mem::forget(machine.enter());
    MACHINE.set(Some(Box::leak(Box::new(RefCell::new(machine)))));
}

fn resume(bytes: &mut Vec<u8>) {
    let message = Frame::decode(bytes).and_then(ToAction::from_frame);
    bytes.zeroize();
    let outcome = match message {
        Ok(message) => MACHINE.get().and_then(|machine| machine.borrow_mut().receive(message)),
        Err(error) => Some(Outcome::Failed(Failure::new(FailureKind::Protocol, error.to_string()))),
    };
    if let Some(outcome) = outcome {
        give(outcome.into_frame());
    }
}

/// A module can't unwind: the outcome is sent from here, then the instance traps.
fn report(info: &PanicHookInfo<'_>) {
    let at = info.location().map(ToString::to_string).unwrap_or_default();
    let failure = match info.payload().downcast_ref() {
        Some(Malformed(problems)) => Failure {
            at,
            problems: problems.clone(),
            ..Failure::new(FailureKind::Malformed, format!("the event: {problems}"))
        },
        None => {
            let text = info.payload_as_str().unwrap_or("a panic without a text").to_owned();
            Failure { at, ..Failure::new(FailureKind::Panic, redacted(text)) }
        }
    };
    give(Outcome::Failed(failure).into_frame());
}
