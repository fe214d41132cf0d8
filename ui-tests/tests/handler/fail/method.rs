// Expect: one error at `self`: a handler is a free function.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

struct Action;

impl Action {
    #[on_execute_post_login]
    async fn handler(&self, event: &Event) -> Result {
        let _ = &event.user;
        Ok(())
    }
}

fn main() {}
