//! Denies access to users whose e-mail address is not verified.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn require_verified_email(event: &Event, api: &mut Api) {
    // Some connections give no address: whoever has none can't verify it.
    if event.user.email.is_some() && !event.user.email_verified {
        // The application gets these words, as `error_description`.
        api.access.deny("Please verify your e-mail address, then log in again.");
    }
}

auth0_actions::main!(require_verified_email);

#[cfg(test)]
mod tests {
    use super::require_verified_email;
    use auth0_actions_sandbox::kit::{self, End, Place};

    #[test]
    fn an_address_that_is_not_verified_is_denied() {
        let run = kit::action::<require_verified_email>()
            .event(include_str!("../events/unverified.json"))
            .run()
            .expect_done();
        let state = run.state();
        assert_eq!((state.end, state.shown.place), (End::Denied, Place::Application));
        assert_eq!(state.shown.error.as_deref(), Some("access_denied"));
        assert_eq!(state.shown.message.as_deref(), Some("Please verify your e-mail address, then log in again."));
    }

    #[test]
    fn whoever_has_verified_it_or_has_none_gets_in() {
        let verified = include_str!("../events/verified.json");
        let run = kit::action::<require_verified_email>().event(verified).run().expect_done();
        assert_eq!(run.state().end, End::Completed);
        let run = kit::action::<require_verified_email>()
            .event(include_str!("../events/unverified.json"))
            .without("user.email")
            .run()
            .expect_done();
        assert_eq!(run.state().end, End::Completed);
    }

    #[test]
    fn nobody_gets_in_unverified_whatever_else_the_event_holds() {
        for seed in kit::seeds(50) {
            let run = kit::action::<require_verified_email>()
                .random_event(seed)
                .with("user.email", "ada@example.com")
                .with("user.email_verified", false)
                .run()
                .expect_done();
            assert_eq!(run.state().end, End::Denied);
        }
    }
}
