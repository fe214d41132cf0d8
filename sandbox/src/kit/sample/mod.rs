//! Sample events, generated from the facts: plausible, and nobody's.
//!
//! Begin with one and change the places that a test is about: see [`Action::with`](super::Action::with). [`random`] makes
//! one of many, for tests of what holds for any event: see [`seeds`](super::seeds).

mod all;
mod random;
mod world;

/// A trigger's samples.
struct Sample {
    trigger: &'static str,
    least: &'static str,
    full: &'static str,
    shape: &'static str,
}

/// The triggers of which there are samples, by their ids.
pub fn triggers() -> impl Iterator<Item = &'static str> {
    all::ALL.iter().map(|sample| sample.trigger)
}

fn sample(trigger: &str) -> Option<&'static Sample> {
    all::ALL.iter().find(|sample| sample.trigger == trigger)
}

/// An event of a trigger, by its id, with the properties that Auth0 always sends, as JSON. `None` for a trigger that this
/// version does not know.
#[must_use]
pub fn least(trigger: &str) -> Option<&'static str> {
    sample(trigger).map(|sample| sample.least)
}

/// An event of a trigger, by its id, with every known property, as JSON; more than any one event has. `None` for a trigger
/// that this version does not know.
#[must_use]
pub fn full(trigger: &str) -> Option<&'static str> {
    sample(trigger).map(|sample| sample.full)
}

/// An event of a trigger, by its id, as JSON: each property that may be absent is there or not, values are made up, and
/// they belong together (one user, one browser, one connection). The same seed gives the same event. Points in time are
/// around [`NOW`]. One in twenty enums has a value that is new to this version, as Auth0 may send tomorrow.
///
/// `None` for a trigger that this version does not know.
#[must_use]
pub fn random(trigger: &str, seed: u64) -> Option<String> {
    sample(trigger).map(|sample| random::event(sample.shape, seed))
}

/// When random events happen.
pub const NOW: &str = "2026-01-31T09:30:00.000Z";

/// A post-login event with the properties that Auth0 always sends, as JSON: a first login.
#[must_use]
pub fn post_login() -> &'static str {
    include_str!("../samples/post-login.json")
}

/// A post-login event with every known property, as JSON; more than any one login has.
#[must_use]
pub fn post_login_full() -> &'static str {
    include_str!("../samples/post-login.full.json")
}

/// A pre-user-registration event with the properties that Auth0 always sends, as JSON.
#[must_use]
pub fn pre_user_registration() -> &'static str {
    include_str!("../samples/pre-user-registration.json")
}

/// A pre-user-registration event with every known property, as JSON.
#[must_use]
pub fn pre_user_registration_full() -> &'static str {
    include_str!("../samples/pre-user-registration.full.json")
}
