//! The triggers, one file each.

mod credentials_exchange;
mod custom_token_exchange;
mod event_stream;
mod notification;
mod password_reset;
mod post_login;
mod pre_user_registration;
mod unheard;

use super::rules::Rules;

pub(super) static ALL: &[&Rules] = &[
    &post_login::RULES,
    &credentials_exchange::RULES,
    &pre_user_registration::RULES,
    &unheard::POST_USER_REGISTRATION,
    &unheard::POST_CHANGE_PASSWORD,
    &unheard::SEND_PHONE_MESSAGE,
    &password_reset::RULES,
    &notification::EMAIL,
    &notification::PHONE,
    &custom_token_exchange::RULES,
    &event_stream::RULES,
];
