//! Several Actions of one trigger, one after another, with the outcome that Auth0 would give.
//!
//! A [`Flow`] says which handler is to run next, and on which event; whoever asks runs it, on whatever host, and hands its
//! outcome back. The recorded commands are applied to the [`Transaction`], from which the next event is made. In the end
//! there is one [`State`]: the user's profile, the tokens, the session, and what the user is shown.
//!
//! ```
//! use auth0_actions::wire::protocol::{Command, Outcome};
//! use auth0_actions_sandbox::pipeline::{Bound, End, Flow, Next};
//!
//! let event = include_str!("../kit/samples/post-login.json");
//! let mut flow = Flow::begin("post-login", vec![Bound::new("first"), Bound::new("second")], event)?;
//! while let Next::Run(turn) = flow.next() {
//!     // A host runs `turn.handler` of the Action `turn.action` on `turn.event`; here nobody does.
//!     let said = Command { call: "api.access.deny".into(), args: vec!["not today".into()], at: String::new() };
//!     flow.ran(Outcome::Done(vec![said]), 5);
//! }
//! let state = flow.state();
//! assert_eq!(state.end, End::Denied);
//! assert_eq!(flow.parts().len(), 1, "the second Action did not run");
//! # Ok::<(), auth0_actions_sandbox::pipeline::FlowError>(())
//! ```
//!
//! # What Auth0 does not say
//!
//! Some points stand in no documentation of Auth0's. They are decided here, each where it happens, and these are all:
//!
//! - Deny and redirect in one Action: access is denied, and nobody is sent away ([`Flow::ran`]).
//! - Two redirects in one Action: the last one counts.
//! - A redirect from an Action without a handler that continues: the flow goes on with the next Action, and the state
//!   [notes](State::notes) it ([`Flow::resume`]).
//! - A redirect and a challenge in one Action: first the redirect, since the Action is only over once the user is back.
//! - A redirect without a browser, in the protocols for which `can_redirect` is false: `interaction_required`, as under
//!   `prompt=none`.
//! - An Action that fails: the flow ends, what that Action asked for is dropped, and what earlier ones asked for stands, as
//!   after a denial. In a blocking trigger the login is refused, with `access_denied` and without the Action's words, which
//!   are for the log.
//! - A function that throws when the commands are applied: the Action has failed, and what was applied before stands.
//! - Several calls that end the flow in one Action: the first one counts.
//! - One claim set twice: the last one wins.
//! - Custom email and phone providers block: an Action that fails has not sent the message.
//! - The 20 seconds begin anew after every suspension, also after a challenge, of which Auth0 says nothing.
//! - A primary user whom nobody [has named](Flow::knows): the login goes on under that id, and the state notes that the
//!   identities could not be compared.

mod effects;
mod ending;
mod flow;
mod mfa;
mod returning;
mod rules;
mod shown;
mod state;
mod suspension;
mod time;
mod transaction;
mod tree;
mod triggers;

pub use ending::{Stop, Verdict};
pub use flow::{Bound, Flow, FlowError, Next, Part, Refused, Turn};
pub use returning::Return;
pub use rules::triggers;
pub use shown::{Place, Shown, without_signatures};
pub use state::{End, State};
pub use suspension::{FactorStep, Suspension};
#[cfg(feature = "kit")]
pub(crate) use time::rfc3339;
pub use transaction::{Profile, Transaction};
