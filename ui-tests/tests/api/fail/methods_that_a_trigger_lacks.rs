// Expect: one error for each call, at the name that the trigger's `Api` does not have.
use auth0_actions::api::{EnrollmentFactorSelector, FactorSelector};
use auth0_actions::prelude::*;
use auth0_actions::{credentials_exchange, password_reset_post_challenge, post_user_registration};

#[on_execute_credentials_exchange]
async fn exchange(event: &credentials_exchange::Event, api: &mut credentials_exchange::Api) {
    let _ = event;
    api.transaction.add_target_scope("read:all");
    api.access_token.add_scope("read:all");
    api.user.set_app_metadata("a", 1);
}

#[on_execute_post_challenge]
async fn reset(event: &password_reset_post_challenge::Event, api: &mut password_reset_post_challenge::Api) {
    let _ = event;
    api.authentication.challenge_with(FactorSelector::Otp);
    api.authentication.enroll_with(EnrollmentFactorSelector::Otp);
    let _ = api.redirect.can_redirect();
}

#[on_execute_post_user_registration]
async fn registered(event: &post_user_registration::Event, api: &mut post_user_registration::Api) {
    let _ = event;
    api.access.deny("too late");
}

fn main() {}
