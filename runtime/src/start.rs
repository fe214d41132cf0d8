//! The `main` of an Action's program: environment and arguments decide what it does.

use crate::execution::Entry;
use crate::glue::Handler;
use crate::trigger::phase::{Continue, Execute};
use std::marker::PhantomData;
use std::process::ExitCode;

/// Where the entries of a program stand: hosts keep them for as long as it runs.
struct Entries<H>(PhantomData<H>);

impl<A: Handler> Entries<(A,)> {
    const ALL: &'static [Entry] = &[Entry::of::<A>()];
}

impl<A: Handler, B: Handler> Entries<(A, B)> {
    const ALL: &'static [Entry] = &[Entry::of::<A>(), Entry::of::<B>()];
}

/// The two handlers of one Action: one that executes and one that continues, of the same trigger.
#[diagnostic::on_unimplemented(
    message = "`main!` takes one handler that executes and one that continues, of the same trigger",
    label = "these two are `{Self}` and `({T}, {P})`",
    note = "one Action is bound to one trigger: of two Actions make two crates, or two files in `src/bin`"
)]
pub trait Completes<T, P> {}

impl<T> Completes<T, Continue> for (T, Execute) {}
impl<T> Completes<T, Execute> for (T, Continue) {}

/// The program of one handler.
#[must_use]
pub fn start_one<A: Handler>() -> ExitCode {
    start(Entries::<(A,)>::ALL)
}

/// The program of two handlers.
#[must_use]
pub fn start_two<A: Handler, B: Handler>() -> ExitCode
where
    (A::Trigger, A::Phase): Completes<B::Trigger, B::Phase>,
{
    start(Entries::<(A, B)>::ALL)
}

#[cfg(target_family = "wasm")]
fn start(entries: &'static [Entry]) -> ExitCode {
    crate::host::begin(entries);
    ExitCode::SUCCESS
}

#[cfg(not(target_family = "wasm"))]
fn start(entries: &'static [Entry]) -> ExitCode {
    use auth0_actions_wire::protocol::{ENV_DESCRIBE, ENV_DRIVER, ENV_TICKET};
    if let Ok(address) = std::env::var(ENV_DRIVER) {
        let ticket = std::env::var(ENV_TICKET).unwrap_or_default();
        let describe_only = std::env::var(ENV_DESCRIBE).is_ok_and(|value| value == "1");
        return crate::host::drive(entries, &address, &ticket, describe_only);
    }
    by_hand(entries)
}

#[cfg(all(not(target_family = "wasm"), feature = "native"))]
fn by_hand(entries: &'static [Entry]) -> ExitCode {
    crate::host::native::command_line(entries)
}

#[cfg(all(not(target_family = "wasm"), not(feature = "native")))]
fn by_hand(_: &'static [Entry]) -> ExitCode {
    eprintln!(
        "This is an Auth0 Action; it runs inside a host.\n\
         Run it on an event with `cargo auth0 invoke --event FILE`,\n\
         or turn on the feature `native` of `auth0-actions` for `cargo run -- --event FILE`."
    );
    ExitCode::from(2)
}
