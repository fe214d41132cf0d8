//! Rust's text of the messages that an event stream delivers.

use super::model::{Kind, Message};
use crate::codegen::naming::camel_case;
use std::collections::BTreeSet;

/// The enum of all types, and what finds the one of a message.
pub(super) fn render(messages: &[Message]) -> String {
    let (mut variants, mut found, mut checked) = (String::new(), String::new(), String::new());
    let mut objects = BTreeSet::new();
    for message in messages {
        let Kind::Struct(object) = &message.object else { continue };
        let (id, variant, name) = (&message.id, camel_case(&message.id), object.name.as_str());
        let stage = if message.early_access { " Early access." } else { "" };
        variants += &format!("/// `{id}`.{stage}\n{variant}(Data<'e, {name}>),\n");
        found += &format!("\"{id}\" => CloudEvent::{variant}(Data::new(data)),\n");
        checked += &format!("CloudEvent::{variant}(data) => data.check(problems),\n");
        objects.insert(name);
    }
    let objects: Vec<&str> = objects.into_iter().collect();
    format!(
        "//! The types of messages that an event stream delivers.

use super::data::Data;
use super::event::{{Message, {objects}}};
use auth0_actions_wire::Problems;

/// What a message tells, by its type: [`Message::cloud_event`].
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum CloudEvent<'e> {{
{variants}    /// A type that this version does not know: `message.type` and `message.data` hold what came.
    Other,
}}

impl Message {{
    /// What the message tells. Nothing of its data is read before it is asked for.
    #[must_use]
    pub fn cloud_event(&self) -> CloudEvent<'_> {{
        let data = self.data.as_ref();
        match self.r#type.as_str() {{
            {found}_ => CloudEvent::Other,
        }}
    }}

    /// Reads the data of a type that is known.
    pub(super) fn check_data(&self, problems: &mut Problems) {{
        match self.cloud_event() {{
            {checked}CloudEvent::Other => {{}}
        }}
    }}
}}
",
        objects = objects.join(", ")
    )
}
