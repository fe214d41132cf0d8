//! Events: what all triggers share, and how an event is opened.

pub(crate) mod groups;
mod shared;

pub use groups::Groups;
pub use shared::*;

use crate::glue::ActionApi;
use crate::secrets::Secrets;
use crate::trigger::Trigger;
use auth0_actions_wire::Problems;

/// The event of some trigger, whatever the Action's secrets are.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the event of an Action",
    label = "expected `Event` or `Event<Secrets>` of the trigger's module",
    note = "such as `use auth0_actions::post_login::Event;`"
)]
pub trait AnyEvent: 'static {
    /// Whose event it is.
    type Trigger: Trigger;
    /// The trigger's `Api`.
    type Api: ActionApi;
}

/// An event that can be opened: its secrets can be read.
pub trait OpenEvent: AnyEvent + Sized {
    /// The Action's secrets.
    type Secrets: Secrets;

    /// Takes the groups apart without reading them.
    fn open(groups: Groups, secrets: Self::Secrets) -> Self;

    /// Reads every group now.
    fn check(&self, problems: &mut Problems);

    /// The secrets.
    fn secrets(&self) -> &Self::Secrets;

    /// Overwrites the secrets.
    fn wipe(&mut self);

    /// The groups as they came.
    fn groups(&self) -> &Groups;
}

/// An event of the trigger `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the event of this handler's trigger",
    label = "the event of another trigger",
    note = "the attribute's trigger is `{T}`: use the `Event` of its module"
)]
pub trait EventOf<T>: AnyEvent {}

impl<T, E: AnyEvent> EventOf<T> for E where E::Trigger: Is<T> {}

/// Is the trigger `T`.
#[diagnostic::on_unimplemented(
    message = "the event is that of the trigger `{Self}`, and the attribute's trigger is `{T}`",
    label = "the event of another trigger",
    note = "use the `Event` of the attribute's module, or the attribute of the event's trigger"
)]
pub trait Is<T> {}

impl<T> Is<T> for T {}

/// Opens an event and reads all of it.
pub(crate) fn from_json<E: OpenEvent>(event: &str, secrets: E::Secrets) -> Result<E, Problems> {
    let groups = Groups::of(event).map_err(|error| {
        let mut problems = Problems::default();
        problems.push("", format!("the event is not a JSON object: {error}"));
        problems
    })?;
    let event = E::open(groups, secrets);
    let problems = check_whole(&event);
    if problems.is_empty() { Ok(event) } else { Err(problems) }
}

/// All that is wrong with an event, each place once.
pub(crate) fn check_whole<E: OpenEvent>(event: &E) -> Problems {
    let mut problems = event.groups().problems().clone();
    event.check(&mut problems);
    problems
}
