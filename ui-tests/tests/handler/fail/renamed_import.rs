// Expect: one error at `&Login`: a type under another name isn't recognised.
use auth0_actions::post_login::Event as Login;
use auth0_actions::prelude::*;

#[on_execute_post_login]
async fn handler(event: &Login) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
