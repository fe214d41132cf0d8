//! What generated requests and answers have in common.

use crate::Patch;
use auth0_actions_wire::read::{Cx, Fields, Node, Read};
use auth0_actions_wire::{Map, Value};
use secrecy::{ExposeSecret as _, SecretString};
use std::fmt;

/// The body of an answer that has to have one.
pub(crate) fn required<'t>(body: Option<Node<'t>>, cx: &mut Cx) -> Option<Node<'t>> {
    if body.is_none() {
        cx.problem("the body is missing");
    }
    body
}

/// The body of an answer, which has to have one.
pub(crate) fn body<T: Read>(body: Option<Node<'_>>, cx: &mut Cx) -> T {
    let mut value = T::blank();
    if let Some(node) = required(body, cx) {
        value.fill(node, cx);
    }
    value
}

/// A type that is made of a text which Auth0 at times sends as a number.
pub(crate) trait OfLooseText {
    fn of_text(text: String) -> Self;
    fn text(&self) -> &str;
}

impl OfLooseText for String {
    fn of_text(text: String) -> Self {
        text
    }

    fn text(&self) -> &str {
        self
    }
}

macro_rules! loose_ids {
    ($($id:ident)*) => {$(
        impl OfLooseText for auth0_actions_wire::ids::$id {
            fn of_text(text: String) -> Self {
                Self::new(text)
            }

            fn text(&self) -> &str {
                self.as_str()
            }
        }
    )*};
}
loose_ids!(IdentityId UserId);

struct LooseText(String);

impl Read for LooseText {
    fn blank() -> Self {
        Self(String::new())
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.number() {
            Some(number) => self.0 = number.to_owned(),
            None => self.0.fill(node, cx),
        }
    }
}

struct LooseNumber(f64);

impl Read for LooseNumber {
    fn blank() -> Self {
        Self(0.0)
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        match node.as_str().and_then(|text| text.parse().ok()).filter(|number: &f64| number.is_finite()) {
            Some(number) => self.0 = number,
            None => self.0.fill(node, cx),
        }
    }
}

/// How the fields of an answer are read, each into its place. One is compiled once for a type of field and not again for each
/// field: an answer with many is several hundred bytes of calls in a bundle, and not their bodies.
#[allow(unreachable_pub, unused_imports, reason = "each group uses a part")]
pub(crate) mod get {
    use super::{LooseNumber, LooseText, OfLooseText};
    use auth0_actions_wire::read::{Fields, Read};

    /// Auth0 promises it.
    #[inline(always)]
    pub(crate) fn req<T: Read>(fields: &mut Fields<'_, '_>, key: &'static str, slot: &mut T) {
        fields.req(key, slot);
    }

    /// It may be absent; its type says what `null` is.
    #[inline(always)]
    pub(crate) fn opt<T: Read>(fields: &mut Fields<'_, '_>, key: &'static str, slot: &mut T) {
        fields.opt(key, slot);
    }

    pub(crate) use opt as patch;
    pub(crate) use opt as secret_opt;
    pub(crate) use req as secret;

    #[inline(never)]
    pub(crate) fn loose<T: OfLooseText>(fields: &mut Fields<'_, '_>, key: &'static str, slot: &mut T) {
        *slot = T::of_text(fields.take::<LooseText>(key).0);
    }

    #[inline(never)]
    pub(crate) fn loose_opt<T: OfLooseText>(fields: &mut Fields<'_, '_>, key: &'static str, slot: &mut Option<T>) {
        *slot = fields.take_opt::<LooseText>(key).map(|text| T::of_text(text.0));
    }

    /// A number that is a text at times.
    #[inline(never)]
    pub(crate) fn loose_number_opt(fields: &mut Fields<'_, '_>, key: &'static str, slot: &mut Option<f64>) {
        *slot = fields.take_opt::<LooseNumber>(key).map(|number| number.0);
    }
}

/// How the fields are written; the names are those of [`get`].
#[allow(unreachable_pub, reason = "each group uses a part")]
pub(crate) mod put {
    use super::{OfLooseText, Patch};
    use auth0_actions_wire::{Map, ToValue, Value};
    use secrecy::{ExposeSecret as _, SecretString};

    pub(crate) fn req<T: ToValue>(members: &mut Map, key: &'static str, value: &T) {
        members.insert(key, value.to_value());
    }

    pub(crate) fn opt<T: ToValue>(members: &mut Map, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            members.insert(key, value.to_value());
        }
    }

    pub(crate) fn patch<T: ToValue>(members: &mut Map, key: &'static str, value: &Patch<T>) {
        match value {
            Patch::Keep => {}
            Patch::Clear => {
                members.insert(key, Value::Null);
            }
            Patch::Set(value) => {
                members.insert(key, value.to_value());
            }
        }
    }

    pub(crate) fn secret(members: &mut Map, key: &'static str, value: &SecretString) {
        members.insert(key, value.expose_secret());
    }

    pub(crate) fn secret_opt(members: &mut Map, key: &'static str, value: &Option<SecretString>) {
        if let Some(value) = value {
            members.insert(key, value.expose_secret());
        }
    }

    pub(crate) fn loose<T: OfLooseText>(members: &mut Map, key: &'static str, value: &T) {
        members.insert(key, value.text());
    }

    pub(crate) fn loose_opt<T: OfLooseText>(members: &mut Map, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            members.insert(key, value.text());
        }
    }

    pub(crate) fn loose_number_opt(members: &mut Map, key: &'static str, value: &Option<f64>) {
        if let Some(value) = value {
            members.insert(key, *value);
        }
    }
}

/// Adds members that a type does not list.
pub(crate) fn extend(members: &mut Map, other: &Map) {
    for (key, value) in other.iter() {
        members.insert(key, value);
    }
}

/// A request that was written before: an object with at least these members.
pub(crate) fn whole(members: &mut Map, node: Node<'_>, required: &[&'static str], cx: &mut Cx) {
    let mut fields = Fields::new(node, cx);
    for key in required {
        fields.req(key, &mut Value::Null);
    }
    *members = node.rest(&[]);
}

/// A value as a member of a request.
pub(crate) fn value(value: impl auth0_actions_wire::ToValue) -> Value {
    value.to_value()
}

/// Any values as the array of a request.
pub(crate) fn list<T: auth0_actions_wire::ToValue>(items: impl IntoIterator<Item = impl Into<T>>) -> Value {
    Value::Array(items.into_iter().map(|item| item.into().to_value()).collect())
}

/// A secret as a member of a request.
pub(crate) fn secret(secret: impl Into<SecretString>) -> Value {
    Value::String(secret.into().expose_secret().to_owned())
}

/// A request's `Debug`: its members, without the values of those that may hold a secret.
pub(crate) fn redacted(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    members: &Map,
    is_hidden: impl Fn(&str) -> bool,
) -> fmt::Result {
    let mut debug = f.debug_struct(name);
    for (key, value) in members.iter() {
        if is_hidden(key) {
            debug.field(key, &format_args!("[redacted]"));
        } else {
            debug.field(key, value);
        }
    }
    debug.finish()
}

#[cfg(test)]
mod tests {
    use super::{LooseNumber, LooseText, redacted, required};
    use auth0_actions_wire::Map;
    use auth0_actions_wire::read::{Cx, Read, Tape};

    #[test]
    fn an_empty_body_is_a_problem_where_one_is_due() {
        let mut cx = Cx::new("");
        assert!(required(None, &mut cx).is_none());
        assert_eq!(cx.into_problems().to_string(), "the body is missing");
    }

    #[test]
    fn what_is_not_listed_is_kept() {
        let rest = |text: &str| Tape::of(text).unwrap().root().rest(&["id"]);
        assert_eq!(rest(r#"{"id": 1, "new": 2}"#), Map::from([("new", 2)]));
        assert_eq!(rest("[1]"), Map::new());
    }

    #[test]
    fn numbers_for_texts_and_texts_for_numbers() {
        let mut cx = Cx::new("");
        let read = |text: &str, cx: &mut Cx| LooseText::read(Tape::of(text).unwrap().root(), cx).0;
        assert_eq!((read("191919191", &mut cx), read(r#""a""#, &mut cx)), ("191919191".into(), "a".into()));
        let read = |text: &str, cx: &mut Cx| LooseNumber::read(Tape::of(text).unwrap().root(), cx).0;
        assert_eq!((read("1.5", &mut cx), read(r#""-2.25""#, &mut cx)), (1.5, -2.25));
        assert!(read(r#""north""#, &mut cx).abs() < f64::EPSILON && read(r#""NaN""#, &mut cx).abs() < f64::EPSILON);
        let what = "expected a number, found a string";
        assert_eq!(cx.into_problems().to_string(), format!("{what}; {what}"));
    }

    #[test]
    fn a_request_in_a_log_shows_no_secret() {
        struct Request(Map);
        impl std::fmt::Debug for Request {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                redacted(f, "Request", &self.0, |key| key == "password")
            }
        }
        let request = Request(Map::from([("email", "ada@example.com"), ("password", "hunter2")]));
        assert_eq!(format!("{request:?}"), r#"Request { email: String("ada@example.com"), password: [redacted] }"#);
    }
}
