// Each attribute with its trigger's event and api, and a call that the trigger has.
use auth0_actions::api::credentials_exchange::DenyCode;
use auth0_actions::prelude::*;
use auth0_actions::{
    credentials_exchange, custom_email_provider, custom_phone_provider, custom_token_exchange, event_stream,
    password_reset_post_challenge, post_change_password, post_login, post_user_registration, pre_user_registration,
    send_phone_message,
};

#[on_execute_post_login]
async fn login(event: &post_login::Event, api: &mut post_login::Api) {
    api.user.set_app_metadata("logins", event.stats.logins_count);
}

#[on_continue_post_login]
async fn login_again(event: &post_login::Event, api: &mut post_login::Api) {
    let _ = &event.request;
    api.authentication.record_method("https://example.com");
}

#[on_execute_credentials_exchange]
async fn exchange(event: &credentials_exchange::Event, api: &mut credentials_exchange::Api) {
    if event.request.ip != "192.0.2.10" {
        api.access.deny_with(DenyCode::InvalidRequest, "not from here");
    }
}

#[on_execute_pre_user_registration]
async fn before(event: &pre_user_registration::Event, api: &mut pre_user_registration::Api) {
    api.user.set_user_metadata("from", event.connection.name.as_str());
}

#[on_execute_post_user_registration]
async fn after(event: &post_user_registration::Event, api: &mut post_user_registration::Api) -> Result {
    api.cache.set("last", event.user.user_id.as_str()).await?;
    Ok(())
}

#[on_execute_post_change_password]
async fn changed(event: &post_change_password::Event) {
    console::log!("{:?}", event.user.user_id);
}

#[on_execute_send_phone_message]
async fn message(event: &send_phone_message::Event) {
    console::log!("to {}", event.message_options.recipient);
}

#[on_execute_custom_phone_provider]
async fn phone(event: &custom_phone_provider::Event, api: &mut custom_phone_provider::Api) {
    api.notification.retry(event.notification.recipient.as_str());
}

#[on_execute_custom_email_provider]
async fn email(event: &custom_email_provider::Event, api: &mut custom_email_provider::Api) {
    api.notification.drop(event.notification.to.as_str());
}

#[on_execute_post_challenge]
async fn reset(event: &password_reset_post_challenge::Event, api: &mut password_reset_post_challenge::Api) {
    if event.user.enrolled_factors.is_none() {
        api.access.deny("no second factor");
    }
}

#[on_execute_custom_token_exchange]
async fn token(event: &custom_token_exchange::Event, api: &mut custom_token_exchange::Api) {
    if event.transaction.subject_token.expose_secret().is_empty() {
        api.access.reject_invalid_subject_token("empty");
    } else {
        api.authentication.set_user_by_id(&UserId::new("auth0|1"));
    }
}

#[on_execute_event_stream]
async fn stream(event: &event_stream::Event) {
    if let event_stream::CloudEvent::UserCreated(created) = event.message.cloud_event() {
        console::log!("{} is new", created.object().user_id);
    }
}

fn main() {
    fn has<H: auth0_actions::Handler<Trigger = T>, T: auth0_actions::trigger::Trigger>() -> &'static str {
        T::ID
    }
    use auth0_actions::trigger::*;
    assert_eq!(has::<login, PostLogin>(), has::<login_again, PostLogin>());
    assert_eq!(has::<exchange, CredentialsExchange>(), "credentials-exchange");
    assert_eq!(has::<before, PreUserRegistration>(), "pre-user-registration");
    assert_eq!(has::<after, PostUserRegistration>(), "post-user-registration");
    assert_eq!(has::<changed, PostChangePassword>(), "post-change-password");
    assert_eq!(has::<message, SendPhoneMessage>(), "send-phone-message");
    assert_eq!(has::<phone, CustomPhoneProvider>(), "custom-phone-provider");
    assert_eq!(has::<email, CustomEmailProvider>(), "custom-email-provider");
    assert_eq!(has::<reset, PasswordResetPostChallenge>(), "password-reset-post-challenge");
    assert_eq!(has::<token, CustomTokenExchange>(), "custom-token-exchange");
    assert_eq!(has::<stream, EventStream>(), "event-stream");
}
