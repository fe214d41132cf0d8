//! `api.prompt`

use super::limits::{RENDER_OPTIONS_BYTES, RENDERS};
use super::redirect::SEND_USER_TO;
use auth0_actions_wire::{Map, Value};

/// The call that renders.
pub(super) const RENDER: &str = "api.prompt.render";

namespace! {
    /// `api.prompt`: showing the user a form.
    Prompt
}

/// The options of [`Prompt::render_with`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PromptOptions {
    fields: Option<Map>,
    vars: Option<Map>,
}

impl PromptOptions {
    /// Nothing given.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Fills a field of the form in.
    #[must_use]
    pub fn field(mut self, id: impl Into<String>, value: impl Into<Value>) -> Self {
        self.fields.get_or_insert_default().insert(id, value);
        self
    }

    /// Gives a variable to the form.
    #[must_use]
    pub fn var(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.vars.get_or_insert_default().insert(name, value);
        self
    }

    fn into_map(self) -> Map {
        let members = [("fields", self.fields), ("vars", self.vars)];
        members.into_iter().filter_map(|(name, members)| Some((name, members?))).collect()
    }
}

impl Prompt {
    /// Shows the user the form of this id when this Action has ended. When the form is done, this Action's
    /// `#[on_continue_post_login]` handler runs, and finds what the user gave in `event.prompt`.
    ///
    /// # Limits
    /// One form per Action ([`RENDERS`]), and none in an Action that redirects.
    #[track_caller]
    pub fn render(&mut self, prompt_id: impl Into<String>) -> &mut Self {
        self.show(prompt_id.into(), None)
    }

    /// As [`render`](Self::render), with fields and variables.
    ///
    /// # Limits
    /// As [`render`](Self::render); the options have 24,576 bytes as JSON ([`RENDER_OPTIONS_BYTES`]).
    #[track_caller]
    pub fn render_with(&mut self, prompt_id: impl Into<String>, options: PromptOptions) -> &mut Self {
        self.show(prompt_id.into(), Some(options.into_map()))
    }

    #[track_caller]
    fn show(&mut self, prompt_id: String, options: Option<Map>) -> &mut Self {
        let size = options.as_ref().map_or(0, |options| options.to_json().len());
        if self.recorder.count(&[SEND_USER_TO]) > 0 {
            self.recorder.violate(RENDER, "this Action redirects, and can't render a form too");
        } else if self.recorder.count(&[RENDER]) >= RENDERS {
            self.recorder.violate(RENDER, format!("this Action renders a form already; {RENDERS} is the limit"));
        } else if self.recorder.at_most(
            RENDER,
            format_args!("the JSON of its options"),
            (size, RENDER_OPTIONS_BYTES),
            "bytes",
        ) {
            let mut args = vec![prompt_id.into()];
            args.extend(options.map(Value::Object));
            self.recorder.record(RENDER, args);
        }
        self
    }
}
