// Expect: one error at the event's type, which is an event stream's, and one at nothing else.
use auth0_actions::event_stream::Event;
use auth0_actions::prelude::*;

#[on_execute_custom_email_provider]
async fn handler(event: &Event) -> Result {
    let _ = &event.message;
    Ok(())
}

fn main() {}
