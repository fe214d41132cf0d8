//! The limits of the triggers around the login, in the same form; and those that are no violations.

use super::api;
use super::limited::{Row, holds, rows, x};
use crate::api::FactorSelector;
use crate::api::custom_token_exchange::{
    Actor, CreationBehavior, SetUserByConnectionOptions, UpdateBehavior, UserAttributes,
};
use crate::{credentials_exchange, custom_email_provider, custom_token_exchange, password_reset_post_challenge};
use auth0_actions_wire::ids::UserId;

rows!(CREDENTIALS_EXCHANGE: credentials_exchange::Api, api, {
    "api.accessToken.setCustomClaim", "with `n`, has 102401 bytes; 102400":
        { api.access_token.set_custom_claim("n", x(102_392)); }
        { api.access_token.set_custom_claim("n", x(102_393)); }
    "api.accessToken.setCustomClaim", "keeps the claim `sub` for itself":
        { api.access_token.set_custom_claim("subject", 1); }
        { api.access_token.set_custom_claim("sub", 1); }
    "api.transaction.addTargetScope", "has 281 characters; 280":
        { api.transaction.add_target_scope(x(280)); }
        { api.transaction.add_target_scope(x(281)); }
    "api.transaction.setTargetScopes", "has 1001 scopes; 1000":
        { api.transaction.set_target_scopes((0..1_000).map(|n| n.to_string())); }
        { api.transaction.set_target_scopes((0..1_001).map(|n| n.to_string())); }
    "api.transaction.removeTargetScope", "`a b` has white space":
        { api.transaction.remove_target_scope("a"); }
        { api.transaction.remove_target_scope("a b"); }
});

rows!(PASSWORD_RESET_POST_CHALLENGE: password_reset_post_challenge::Api, api, {
    "api.authentication.challengeWithAny", "it is command 5 to challenge or enroll; 4 is the limit":
        { (0..4).for_each(|_| { api.authentication.challenge_with(FactorSelector::Otp); }); }
        {
            (0..4).for_each(|_| { api.authentication.challenge_with(FactorSelector::Otp); });
            api.authentication.challenge_with_any([FactorSelector::Email]);
        }
    "api.prompt.render", "renders a form already; 1 is the limit":
        { api.prompt.render("ap_1"); }
        { api.prompt.render("ap_1").render("ap_2"); }
    "api.redirect.sendUserTo", "can't redirect too":
        { api.redirect.send_user_to("https://example.com"); }
        { api.prompt.render("ap_1"); api.redirect.send_user_to("https://example.com"); }
    "api.transaction.setResultUrl", "is not absolute":
        { api.transaction.set_result_url("https://example.com/done"); }
        { api.transaction.set_result_url("/done"); }
});

fn by_connection(api: &mut custom_token_exchange::Api, name: String) {
    let options = SetUserByConnectionOptions::new(CreationBehavior::None, UpdateBehavior::None);
    api.authentication.set_user_by_connection(name, UserAttributes::new("1"), options);
}

/// As many actors, each of which acts for the next.
fn actors(levels: usize) -> Actor {
    (1..levels).fold(Actor::new("last"), |act, _| Actor::new("a").act(act))
}

fn properties(count: usize) -> Actor {
    (0..count).fold(Actor::new("a"), |actor, n| actor.property(n.to_string(), true))
}

rows!(CUSTOM_TOKEN_EXCHANGE: custom_token_exchange::Api, api, {
    "api.access.deny", "the code has 1025 characters; 1024":
        { api.access.deny(x(1_024), x(4_096)); }
        { api.access.deny(x(1_025), "a"); }
    "api.access.deny", "the code is empty; 1 to 1024 characters":
        { api.access.deny("a", "a"); }
        { api.access.deny("", "a"); }
    "api.access.deny", "the reason has 4097 characters; 4096":
        { api.access.deny("a", x(4_096)); }
        { api.access.deny("a", x(4_097)); }
    "api.access.deny", "the reason is empty":
        { api.access.deny("a", "a"); }
        { api.access.deny("a", ""); }
    "api.access.rejectInvalidSubjectToken", "the reason has 4097 characters; 4096":
        { api.access.reject_invalid_subject_token(x(4_096)); }
        { api.access.reject_invalid_subject_token(x(4_097)); }
    "api.access.rejectInvalidSubjectToken", "the reason is empty":
        { api.access.reject_invalid_subject_token("a"); }
        { api.access.reject_invalid_subject_token(""); }
    "api.authentication.setUserById", "the user's id is empty":
        { api.authentication.set_user_by_id(&UserId::new("a")); }
        { api.authentication.set_user_by_id(&UserId::new("")); }
    "api.authentication.setUserById", "the user is set already; an exchange sets it once":
        { api.authentication.set_user_by_id(&UserId::new("a")); }
        { by_connection(api, x(1)); api.authentication.set_user_by_id(&UserId::new("a")); }
    "api.authentication.setUserById", "the user is set already":
        { api.authentication.set_user_by_id(&UserId::new("a")); }
        { api.authentication.set_user_by_id(&UserId::new("a")).set_user_by_id(&UserId::new("a")); }
    "api.authentication.setUserByConnection", "the user is set already":
        { by_connection(api, x(1)); }
        { api.authentication.set_user_by_id(&UserId::new("a")); by_connection(api, x(1)); }
    "api.authentication.setUserByConnection", "the connection's name has 513 characters; 512":
        { by_connection(api, x(512)); }
        { by_connection(api, x(513)); }
    "api.authentication.setUserByConnection", "the connection's name is empty":
        { by_connection(api, x(1)); }
        { by_connection(api, x(0)); }
    "api.authentication.setOrganization", "the organization has 51 characters; 50":
        { api.authentication.set_organization(x(50)); }
        { api.authentication.set_organization(x(51)); }
    "api.authentication.setOrganization", "the organization is empty":
        { api.authentication.set_organization("a"); }
        { api.authentication.set_organization(""); }
    "api.authentication.setActor", "there are 6 levels of actors; 5 is the limit":
        { api.authentication.set_actor(actors(5)); }
        { api.authentication.set_actor(actors(6)); }
    "api.authentication.setActor", "the actor at level 1 has 6 properties of its own; 5 is the limit":
        { api.authentication.set_actor(properties(5).act(properties(5))); }
        { api.authentication.set_actor(properties(6)); }
    "api.authentication.setActor", "the actor at level 2 has 6 properties":
        { api.authentication.set_actor(properties(5).property("4", false)); }
        { api.authentication.set_actor(properties(5).act(properties(6))); }
    "api.authentication.setActor", "`sub` of the actor at level 1 has 513 characters; 512":
        { api.authentication.set_actor(Actor::new(x(512))); }
        { api.authentication.set_actor(Actor::new(x(513))); }
    "api.authentication.setActor", "`sub` of the actor at level 2 is empty":
        { api.authentication.set_actor(Actor::new("a").act(Actor::new("b"))); }
        { api.authentication.set_actor(Actor::new("a").act(Actor::new(""))); }
    "api.authentication.setActor", "of the actor at level 1 has 65 characters; 64":
        { api.authentication.set_actor(Actor::new("a").property(x(64), x(64))); }
        { api.authentication.set_actor(Actor::new("a").property(x(65), 1)); }
    "api.authentication.setActor", "`k` of the actor at level 1 has 65 characters; 64":
        { api.authentication.set_actor(Actor::new("a").property("k", "é".repeat(64))); }
        { api.authentication.set_actor(Actor::new("a").property("k", x(65))); }
    "api.authentication.setActor", "`act` of the actor at level 1 is no property of one's own":
        { api.authentication.set_actor(Actor::new("a").property("action", 1)); }
        { api.authentication.set_actor(Actor::new("a").property("act", "b")); }
    "api.authentication.setActor", "is no text, number or truth value":
        { api.authentication.set_actor(Actor::new("a").property("k", 0.5)); }
        { api.authentication.set_actor(Actor::new("a").property("k", None::<bool>)); }
    "api.authentication.setActor", "is no finite number":
        { api.authentication.set_actor(Actor::new("a").property("k", 1)); }
        { api.authentication.set_actor(Actor::new("a").property("k", f64::NAN)); }
    "api.transaction.setMetadata", "the value of `k` has 8193 bytes; 8192":
        { api.transaction.set_metadata("k", x(8_192)); }
        { api.transaction.set_metadata("k", x(8_193)); }
    "api.user.setAppMetadata", "has 32769 bytes; 32768":
        { api.user.set_app_metadata("k", x(32_765)); }
        { api.user.set_app_metadata("k", x(32_766)); }
});

#[test]
fn the_limits_hold() {
    holds(CREDENTIALS_EXCHANGE);
    holds(PASSWORD_RESET_POST_CHALLENGE);
    holds(CUSTOM_TOKEN_EXCHANGE);
}

/// A long reason is no violation: Auth0 keeps its beginning, and so does what is recorded.
#[test]
fn of_a_reason_as_much_is_recorded_as_auth0_keeps() {
    // A crab is two of JavaScript's characters, and never half of it is kept.
    for (reason, kept) in [
        (x(1_024), x(1_024)),
        (x(1_025), x(1_024)),
        ("🦀".repeat(513), "🦀".repeat(512)),
        (format!("x{}", "🦀".repeat(512)), format!("x{}", "🦀".repeat(511))),
        (String::new(), String::new()),
    ] {
        let (mut api, recorder, _) = api::<custom_email_provider::Api>("{}");
        api.notification.retry(reason.as_str()).drop(reason);
        assert_eq!(recorder.check(), Ok(()));
        for command in recorder.take() {
            assert_eq!(command.args, [kept.as_str().into()]);
        }
    }
}
