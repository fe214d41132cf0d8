// Expect: one error at `token_cache`, which says which of the two to drop or to add.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

#[on_execute_post_login(token_cache = "encrypted")]
async fn handler(event: &Event) -> Result {
    let _ = &event.user;
    Ok(())
}

fn main() {}
