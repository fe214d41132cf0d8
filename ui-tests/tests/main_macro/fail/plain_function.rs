// Expect: the compiler's own words: a function is no type.
use auth0_actions::post_login::Event;
use auth0_actions::prelude::*;

async fn handler(event: &Event) -> Result {
    let _ = event;
    Ok(())
}

auth0_actions::main!(handler);
