//! Many events, of which the one that fails is told.

use auth0_actions::management::ports::Chance;

/// The variable that runs one seed alone.
const VARIABLE: &str = "AUTH0_KIT_SEED";

/// Seeds for so many [random events](super::Action::random_event). When the test panics, the seed of the event is printed;
/// with the variable `AUTH0_KIT_SEED` set to it, that event runs alone.
///
/// ```
/// use auth0_actions::post_login::{Api, Event};
/// use auth0_actions::prelude::*;
/// use auth0_actions_sandbox::kit;
///
/// #[on_execute_post_login]
/// async fn verify(event: &Event, api: &mut Api) {
///     if !event.user.email_verified {
///         api.access.deny("verify your address first");
///     }
/// }
///
/// // In `#[cfg(test)] mod tests` this is a `#[test]`.
/// fn nobody_gets_in_unverified() {
///     for seed in kit::seeds(50) {
///         let run = kit::action::<verify>().random_event(seed).with("user.email_verified", false).run().expect_done();
///         assert_eq!(run.state().end, kit::End::Denied);
///     }
/// }
/// # nobody_gets_in_unverified();
/// ```
///
/// # Panics
/// When the variable holds no number.
#[must_use]
#[track_caller]
pub fn seeds(count: u64) -> Seeds {
    let only = match std::env::var(VARIABLE).map(|text| text.parse()) {
        Ok(Ok(seed)) => Some(seed),
        Ok(Err(_)) => panic!("`{VARIABLE}` is no number"),
        Err(_) => None,
    };
    Seeds { left: if only.is_some() { 1 } else { count }, only, now: None, chance: Chance::new(0x5eed) }
}

/// See [`seeds`].
#[derive(Debug)]
pub struct Seeds {
    left: u64,
    only: Option<u64>,
    /// The seed under test.
    now: Option<u64>,
    chance: Chance,
}

impl Iterator for Seeds {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.left = self.left.checked_sub(1)?;
        // Short enough to be typed.
        self.now = Some(self.only.unwrap_or_else(|| self.chance.random(1 << 32)));
        self.now
    }
}

/// Dropped while the test unwinds.
impl Drop for Seeds {
    fn drop(&mut self) {
        if let (true, Some(seed)) = (std::thread::panicking(), self.now) {
            eprintln!("the event was that of the seed {seed}; `{VARIABLE}={seed} cargo test` runs it alone");
        }
    }
}
