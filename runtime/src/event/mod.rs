//! Events: what all triggers share, and how an event is opened.

pub(crate) mod groups;
mod shared;

pub use groups::Groups;
pub use shared::*;

use crate::glue::ActionApi;
use crate::secrets::Secrets;
use crate::trigger::Trigger;
use auth0_actions_wire::Problems;

/// The event of some trigger, with the secrets of an Action.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the event of an Action",
    label = "expected `Event` or `Event<Secrets>` of the trigger's module",
    note = "such as `use auth0_actions::post_login::Event;`"
)]
pub trait OpenEvent: Sized + 'static {
    /// Whose event it is.
    type Trigger: Trigger;
    /// The Action's secrets.
    type Secrets: Secrets;
    /// The trigger's `Api`.
    type Api: ActionApi;

    /// Takes the groups apart without reading them.
    fn open(groups: Groups, secrets: Self::Secrets) -> Self;

    /// Reads every group now.
    fn check(&self, problems: &mut Problems);

    /// The secrets.
    fn secrets(&self) -> &Self::Secrets;

    /// Ends the event: its secrets are overwritten.
    fn wipe(self);

    /// The groups as they came.
    fn groups(&self) -> &Groups;
}

/// An event of the trigger `T`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the event of this handler's trigger",
    label = "the event of another trigger",
    note = "the attribute's trigger is `{T}`: use the `Event` of its module"
)]
pub trait EventOf<T>: OpenEvent {}

impl<T, E: OpenEvent> EventOf<T> for E where E::Trigger: Is<T> {}

/// Is the trigger `T`.
#[diagnostic::on_unimplemented(
    message = "the event is that of the trigger `{Self}`, and the attribute's trigger is `{T}`",
    label = "the event of another trigger",
    note = "use the `Event` of the attribute's module, or the attribute of the event's trigger"
)]
pub trait Is<T> {}

impl<T> Is<T> for T {}
