//! Sample events, generated from the facts: plausible, and nobody's.
//!
//! Begin with one and change the places that a test is about: see [`Action::with`](super::Action::with).

/// A post-login event with the properties that Auth0 always sends, as JSON: a first login.
#[must_use]
pub fn post_login() -> &'static str {
    include_str!("samples/post-login.json")
}

/// A post-login event with every known property, as JSON; more than any one login has.
#[must_use]
pub fn post_login_full() -> &'static str {
    include_str!("samples/post-login.full.json")
}

/// A pre-user-registration event with the properties that Auth0 always sends, as JSON.
#[must_use]
pub fn pre_user_registration() -> &'static str {
    include_str!("samples/pre-user-registration.json")
}

/// A pre-user-registration event with every known property, as JSON.
#[must_use]
pub fn pre_user_registration_full() -> &'static str {
    include_str!("samples/pre-user-registration.full.json")
}

/// The event that a run begins with, by the trigger's id.
pub(super) fn of(trigger: &str) -> Option<&'static str> {
    match trigger {
        "post-login" => Some(post_login()),
        "pre-user-registration" => Some(pre_user_registration()),
        _ => None,
    }
}
