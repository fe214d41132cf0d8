// Expect: arguments in any order, all but the event optional; any answer that a host understands.
use auth0_actions::post_login::{Api, Event};
use auth0_actions::prelude::*;

#[derive(Debug)]
struct Mine;

impl std::fmt::Display for Mine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("mine")
    }
}

impl std::error::Error for Mine {}

#[on_execute_post_login]
async fn only_the_event(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

#[on_continue_post_login]
async fn another_order(_: &mut Api, _: &Event) -> Result {
    Ok(())
}

#[on_execute_post_login]
async fn no_answer(_event: &Event) {}

#[on_execute_post_login]
async fn an_error_of_its_own(_event: &Event) -> Result<(), Mine> {
    Err(Mine)
}

#[on_execute_post_login]
async fn by_path(_event: &auth0_actions::post_login::Event, _api: &mut auth0_actions::post_login::Api) -> Result {
    Ok(())
}

#[on_execute_post_login]
async fn r#try(_event: &'_ Event) -> Result {
    Ok(())
}

#[on_execute_pre_user_registration]
async fn of_another_trigger(
    _event: &auth0_actions::pre_user_registration::Event,
    _api: &mut auth0_actions::pre_user_registration::Api,
) -> Result {
    Ok(())
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<only_the_event>();
    is_handler::<another_order>();
    is_handler::<no_answer>();
    is_handler::<an_error_of_its_own>();
    is_handler::<by_path>();
    is_handler::<r#try>();
    is_handler::<of_another_trigger>();
}

const _: () = {
    let name = <r#try as auth0_actions::__private::Handler>::NAME.as_bytes();
    assert!(name[0] == b't' && name.len() == 3);
};

fn main() {}
