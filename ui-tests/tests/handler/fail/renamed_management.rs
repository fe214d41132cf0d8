// Expect: one error of ours, and the compiler's own, for nobody fills in whose scopes they are.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::{Management as Mgmt, *};

#[on_execute_post_login]
async fn handler(event: &Event, management: &Mgmt) -> Result {
    let _ = (&event.user, management);
    Ok(())
}

fn main() {}
