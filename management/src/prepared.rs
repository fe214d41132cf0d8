//! A request before it has a token.
#![allow(clippy::single_char_add_str, reason = "pushing a text is a call in a bundle, pushing a character its encoder")]

use crate::call::Spec;
use crate::encode::push_encoded;
use crate::error::{Error, Phase};
use crate::multipart::Form;
use auth0_actions_wire::Value;

/// What is sent, whatever the operation.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) spec: &'static Spec,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) payload: Payload,
    /// How long one exchange may take; as long as the client has it when this says nothing.
    pub(crate) timeout_ms: Option<u64>,
    /// How often it is sent again at most; as often as the client has it when this says nothing.
    pub(crate) retries: Option<u32>,
    /// Why it must not be sent.
    refused: Option<(Phase, String)>,
}

/// The body.
#[derive(Clone)]
pub(crate) enum Payload {
    None,
    Json(Value),
    /// With its encoder: an Action that sends no form does not link one.
    Form(Form, fn(&Form) -> (String, Vec<u8>)),
}

impl Payload {
    /// The body's type and bytes.
    pub(crate) fn take(&mut self) -> (Option<String>, Vec<u8>) {
        match std::mem::replace(self, Self::None) {
            Self::None => (None, Vec::new()),
            Self::Json(body) => (Some("application/json".to_owned()), body.to_json().into_bytes()),
            Self::Form(form, encode) => {
                let (content_type, body) = encode(&form);
                (Some(content_type), body)
            }
        }
    }
}

impl Prepared {
    /// Puts `arguments` in the place of the path's parameters.
    pub(crate) fn new(spec: &'static Spec, arguments: &[&str]) -> Self {
        let (mut path, mut rest) = (String::new(), spec.path);
        let mut refused = None;
        // Byte by byte: the standard library's searches are larger than all of this in a bundle.
        let place = |text: &str, byte| text.bytes().position(|other| other == byte).unwrap_or(text.len());
        for argument in arguments {
            let (begin, end) = (place(rest, b'{'), place(rest, b'}'));
            let name = rest.get(begin + 1..end).unwrap_or_default();
            path.push_str(rest.get(..begin).unwrap_or_default());
            push_encoded(&mut path, argument);
            rest = rest.get(end + 1..).unwrap_or_default();
            // Such a segment would be dropped on the way, and the request would mean another thing.
            if matches!(*argument, "" | "." | "..") {
                let what = if argument.is_empty() { "is empty" } else { "would change the path" };
                refused = Some((Phase::Refused, format!("the path parameter `{name}` {what}")));
            }
        }
        path.push_str(rest);
        Self { spec, path, headers: Vec::new(), payload: Payload::None, timeout_ms: None, retries: None, refused }
    }

    pub(crate) fn query(&mut self, name: &str, value: &str) {
        self.name_in_query(name);
        push_encoded(&mut self.path, value);
    }

    /// As [`query`](Self::query), with a value as [`take_query`](Self::take_query) answers it.
    pub(crate) fn encoded_query(&mut self, name: &str, value: &str) {
        self.name_in_query(name);
        self.path.push_str(value);
    }

    fn name_in_query(&mut self, name: &str) {
        let first = !self.path.bytes().any(|byte| byte == b'?');
        self.path.push_str(if first { "?" } else { "&" });
        push_encoded(&mut self.path, name);
        self.path.push_str("=");
    }

    /// Removes a parameter from the query; answers its last value, as it was encoded.
    pub(crate) fn take_query(&mut self, name: &str) -> Option<String> {
        let (path, query) = self.path.split_once('?')?;
        let (mut rest, mut taken) = (path.to_owned(), None);
        for pair in query.split('&') {
            match pair.split_once('=') {
                Some((key, value)) if key == name => taken = Some(value.to_owned()),
                _ => {
                    rest.push(if rest.contains('?') { '&' } else { '?' });
                    rest.push_str(pair);
                }
            }
        }
        self.path = rest;
        taken
    }

    /// Keeps it from being sent.
    pub(crate) fn refuse(&mut self, phase: Phase, words: String) {
        self.refused = Some((phase, words));
    }

    pub(crate) fn refusal(&mut self) -> Option<Error> {
        let (phase, words) = self.refused.take()?;
        Some(Error::new(self.spec.name(), phase, words))
    }
}

#[cfg(test)]
mod tests {
    use super::Prepared;
    use crate::call::Spec;

    static SPEC: Spec = Spec::new("auth0-op/1:users.identities.delete;", "DELETE", "/users/{id}/x/{provider}", true);

    #[test]
    fn arguments_take_the_place_of_parameters() {
        let mut prepared = Prepared::new(&SPEC, &["auth0|1 ü/..", "{id}"]);
        prepared.query("a b", "c&d");
        assert_eq!(prepared.path, "/users/auth0%7C1%20%C3%BC%2F../x/%7Bid%7D?a%20b=c%26d");
        assert!(prepared.refusal().is_none());
    }

    #[test]
    fn an_argument_that_would_change_the_path_is_refused() {
        for (arguments, words) in [
            (["", "x"], "users.identities.delete: the path parameter `id` is empty"),
            (["x", ".."], "users.identities.delete: the path parameter `provider` would change the path"),
            ([".", "x"], "users.identities.delete: the path parameter `id` would change the path"),
        ] {
            assert_eq!(Prepared::new(&SPEC, &arguments).refusal().unwrap().to_string(), words);
        }
    }
}
