// Expect: handlers in modules, reached by their paths.
mod inner {
    use auth0_actions::post_login::Event;
    use auth0_actions::prelude::*;

    #[on_execute_post_login]
    pub async fn handler(event: &Event) -> Result {
        let _ = &event.user;
        Ok(())
    }
}

// A handler may have its module's name, if it isn't imported.
mod promote {
    use auth0_actions::post_login::Event;
    use auth0_actions::prelude::*;

    #[on_execute_post_login]
    pub async fn promote(event: &Event) -> Result {
        let _ = &event.user;
        Ok(())
    }
}

fn is_handler<H: auth0_actions::__private::Handler>() {}

#[allow(dead_code)]
fn these_are_handlers() {
    is_handler::<inner::handler>();
    is_handler::<promote::promote>();
}

fn main() {}
