// Expect: an error at the name: it is no handler. The words are the compiler's as far as no trait is asked.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

async fn handler(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

auth0_actions::main!(handler);
