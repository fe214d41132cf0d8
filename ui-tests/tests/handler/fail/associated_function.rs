// Expect: two errors in the compiler's own words, that no type and no impl can stand in an `impl`: an attribute
// can't see where it is.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

struct Action;

impl Action {
    #[on_execute_post_login]
    async fn handler(event: &Event) -> Result {
        let _ = &event.user;
        Ok(())
    }
}

fn main() {}
