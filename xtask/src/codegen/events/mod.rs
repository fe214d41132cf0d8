//! The events of the triggers: types, readers, and sample events for tests.
//!
//! Facts and corrections become a [model] of each event; what several events have in common is [placed](place) once in
//! `runtime/src/event/shared/`; then each file is [rendered](render), and each event [sampled](mod@sample).

mod corrections;
mod derived;
mod docs;
mod messages;
mod model;
mod place;
mod render;
mod sample;
mod shape;
#[cfg(test)]
mod tests;

use super::facts::Facts;
use super::naming::{camel_case, snake_case};
use super::output::Output;
use crate::Result;
use corrections::Corrections;
use model::Event;
use place::{Home, Places};
use sample::{Extent, sample};

/// What the head of each generated file names as its source.
const SOURCE: &str = "facts/actions.json";

/// The trigger whose event is a message of one of many types.
const EVENT_STREAM: &str = "event-stream";

/// Makes the events of all triggers that the corrections name.
pub(super) fn make(output: &mut Output) -> Result {
    let facts = Facts::read(output.root())?;
    let corrections = Corrections::read(output.root())?;
    let mut events = corrections
        .triggers()
        .iter()
        .map(|id| model::build(facts.trigger(id)?, &corrections))
        .collect::<Result<Vec<Event>>>()?;
    if let Some(stream) = events.iter_mut().find(|event| event.trigger == EVENT_STREAM) {
        stream.messages = model::messages(&facts.event_stream_types, &corrections)?;
    }
    let places = Places::of(&events)?;

    output.folder("runtime/src/event/shared");
    output.rust("runtime/src/event/shared/mod.rs", SOURCE, &render::shared_module(&places))?;
    for file in places.files(Home::Shared) {
        let code = render::file(&places, Home::Shared, file, &corrections);
        output.rust(format!("runtime/src/event/shared/{file}.rs"), SOURCE, &code)?;
    }
    for (index, event) in events.iter().enumerate() {
        let (id, module) = (&event.trigger, snake_case(&event.trigger));
        let home = Home::Trigger(index);
        output.folder(format!("runtime/src/{module}/event"));
        let code = render::event(&places, home, event, &camel_case(id), &corrections);
        output.rust(format!("runtime/src/{module}/event.rs"), SOURCE, &code)?;
        for file in places.files(home) {
            let code = render::file(&places, home, file, &corrections);
            output.rust(format!("runtime/src/{module}/event/{file}.rs"), SOURCE, &code)?;
        }
        if !event.messages.is_empty() {
            output.rust(format!("runtime/src/{module}/cloud_event.rs"), SOURCE, &messages::render(&event.messages))?;
        }
        let full = sample(event, Extent::Full, &corrections)?;
        output.text(format!("runtime/tests/events/{id}.full.json"), full.clone())?;
        // Twice, since a published crate holds its own files alone.
        output.text(format!("sandbox/src/kit/samples/{id}.full.json"), full)?;
        output.text(format!("sandbox/src/kit/samples/{id}.json"), sample(event, Extent::Least, &corrections)?)?;
        output.text(format!("sandbox/src/kit/samples/{id}.shape.json"), shape::shape(event, &corrections)?)?;
    }
    let ids: Vec<&str> = events.iter().map(|event| event.trigger.as_str()).collect();
    output.rust("sandbox/src/kit/sample/all.rs", SOURCE, &shape::samples(&ids))?;
    output.rust("runtime/benches/events/derived.rs", SOURCE, &derived::render(&events))?;
    output.rust("runtime/tests/events/triggers.rs", SOURCE, &render::readers(&events))?;
    corrections.all_used()
}
