//! The kit knows every trigger: least, full and random events, one handler, and a flow.

use auth0_actions::prelude::*;
use auth0_actions_sandbox::kit::{self, End};
use auth0_actions_sandbox::pipeline;

macro_rules! triggers {
    ($($attribute:ident $module:ident $id:literal;)*) => {$(
        mod $module {
            use auth0_actions::$module::Event;
            use auth0_actions::prelude::*;

            #[$attribute]
            pub(crate) async fn handler(_: &Event) {}
        }

        #[test]
        fn $module() {
            use $module::handler;

            kit::action::<handler>().run().expect_done();
            kit::action::<handler>().full_event().run().expect_done();
            for seed in kit::seeds(100) {
                kit::action::<handler>().random_event(seed).run().expect_done();
            }
            let run = kit::flow().action::<handler>().random_event(1).run();
            assert_eq!((run.ran(), run.state().trigger), (vec!["handler"], $id));
        }
    )*

        #[test]
        fn all_triggers_are_tested() {
            let tested = [$($id),*];
            assert_eq!(kit::sample::triggers().collect::<Vec<_>>(), tested);
            assert!(pipeline::triggers().all(|trigger| tested.contains(&trigger)));
            assert_eq!(pipeline::triggers().count(), tested.len());
        }
    };
}

triggers! {
    on_execute_post_login post_login "post-login";
    on_execute_credentials_exchange credentials_exchange "credentials-exchange";
    on_execute_pre_user_registration pre_user_registration "pre-user-registration";
    on_execute_post_user_registration post_user_registration "post-user-registration";
    on_execute_post_change_password post_change_password "post-change-password";
    on_execute_send_phone_message send_phone_message "send-phone-message";
    on_execute_custom_phone_provider custom_phone_provider "custom-phone-provider";
    on_execute_custom_email_provider custom_email_provider "custom-email-provider";
    on_execute_post_challenge password_reset_post_challenge "password-reset-post-challenge";
    on_execute_custom_token_exchange custom_token_exchange "custom-token-exchange";
    on_execute_event_stream event_stream "event-stream";
}

#[on_execute_event_stream]
async fn tell(event: &auth0_actions::event_stream::Event) -> Result {
    ensure!(event.message.r#type != "user.deleted", "as the test wants it");
    console::log!("{}", event.message.r#type);
    Ok(())
}

#[test]
fn random_messages_are_of_all_types() {
    let mut types: Vec<String> = kit::seeds(400)
        .map(|seed| kit::action::<tell>().random_event(seed).with("message.a0stream", "est_1").run())
        .filter_map(|run| run.logs().first().cloned())
        .collect();
    types.sort();
    types.dedup();
    assert_eq!(types.len(), 17, "{types:?}");
}

#[test]
fn a_delivery_is_made_four_times_by_the_clock() {
    let run = kit::flow().action::<tell>().with("message.type", "user.deleted").run();
    assert_eq!((run.ran().len(), run.state().end), (4, End::Failed));
    assert_eq!(run.state().at("delivered").as_bool(), Some(false));
}

#[on_execute_credentials_exchange]
async fn narrow(_: &auth0_actions::credentials_exchange::Event, api: &mut auth0_actions::credentials_exchange::Api) {
    api.access_token.set_custom_claim("https://example.com/seen", true);
}

#[test]
fn a_token_of_a_credentials_exchange_has_its_claims() {
    let run = kit::flow().action::<narrow>().run().expect_completed();
    assert_eq!(run.state().access_token_claim("https://example.com/seen").as_bool(), Some(true));
}

#[on_execute_post_challenge]
async fn ask_again(
    _: &auth0_actions::password_reset_post_challenge::Event,
    api: &mut auth0_actions::password_reset_post_challenge::Api,
) {
    api.redirect.send_user_to("https://example.com/");
}

#[on_continue_post_challenge]
async fn asked(_: &auth0_actions::password_reset_post_challenge::Event) {}

#[test]
fn a_password_reset_is_suspended_and_resumed() {
    let run = kit::flow().action::<ask_again>().continuing::<asked>().comes_back(kit::Return::get()).run();
    assert_eq!(run.expect_completed().ran(), ["ask_again", "asked"]);
}
