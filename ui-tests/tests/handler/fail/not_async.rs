// Expect: one error at `fn`, with the allowed signature; the `.await` in the body brings none.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login]
fn handler(event: &Event) -> Result {
    let _ = &event.user;
    std::future::ready(()).await;
    Ok(())
}

fn main() {}
