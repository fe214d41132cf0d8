// The two handlers of a trigger, in the order of one's choice.
use auth0_actions::password_reset_post_challenge::{Api, Event};
use auth0_actions::prelude::*;

#[on_execute_post_challenge]
async fn ask(event: &Event, api: &mut Api) {
    let _ = event;
    api.redirect.send_user_to("https://example.com/more");
}

#[on_continue_post_challenge]
async fn resume(event: &Event, api: &mut Api) -> Result {
    let _ = &event.user.user_id;
    api.transaction.set_result_url("https://example.com/done");
    Ok(())
}

mod program {
    auth0_actions::main!(super::resume, super::ask);

    pub(super) fn is_there() -> bool {
        let _: fn() -> std::process::ExitCode = main;
        true
    }
}

fn main() {
    assert!(program::is_there());
}
