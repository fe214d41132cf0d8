//! What generated requests and answers have in common.

use auth0_actions_wire::read::{Cx, Read};
use auth0_actions_wire::{Map, Value};
use secrecy::{ExposeSecret as _, SecretString};
use std::fmt;

/// The body of an answer that has to have one.
pub(crate) fn required<'v>(body: Option<&'v Value>, cx: &mut Cx) -> Option<&'v Value> {
    if body.is_none() {
        cx.problem("the body is missing");
    }
    body
}

/// The members of an object that are not among those which a type lists.
pub(crate) fn rest(value: Option<&Value>, listed: &[&str]) -> Map {
    let members = value.and_then(Value::as_object).into_iter().flat_map(Map::iter);
    members.filter(|(key, _)| !listed.contains(key)).collect()
}

/// A value that Auth0 sends as a text or as a number.
pub(crate) struct Lenient<T>(pub(crate) T);

impl Read for Lenient<String> {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        Self(match value {
            Some(Value::Number(number)) => number.as_str().to_owned(),
            other => String::read(other, cx),
        })
    }
}

impl Read for Lenient<f64> {
    fn read(value: Option<&Value>, cx: &mut Cx) -> Self {
        match value.and_then(Value::as_str).map(str::parse) {
            Some(Ok(number)) => Self(number),
            _ => Self(f64::read(value, cx)),
        }
    }
}

/// A secret as a member of a request.
pub(crate) fn secret(secret: impl Into<SecretString>) -> Value {
    Value::String(secret.into().expose_secret().to_owned())
}

/// Texts as a member of a request.
pub(crate) fn texts(texts: impl IntoIterator<Item = impl Into<String>>) -> Value {
    Value::Array(texts.into_iter().map(|text| Value::String(text.into())).collect())
}

/// A request's `Debug`: its members, without the values of those that hold a secret.
pub(crate) fn redacted(f: &mut fmt::Formatter<'_>, name: &str, members: &Map, secrets: &[&str]) -> fmt::Result {
    let mut debug = f.debug_struct(name);
    for (key, value) in members.iter() {
        if secrets.contains(&key) {
            debug.field(key, &format_args!("[redacted]"));
        } else {
            debug.field(key, value);
        }
    }
    debug.finish()
}

#[cfg(test)]
mod tests {
    use super::{Lenient, redacted, required, rest};
    use auth0_actions_wire::read::{Cx, Read};
    use auth0_actions_wire::{Map, parse};

    #[test]
    fn an_empty_body_is_a_problem_where_one_is_due() {
        let mut cx = Cx::new("");
        assert!(required(None, &mut cx).is_none());
        assert_eq!(cx.into_problems().to_string(), "the body is missing");
    }

    #[test]
    fn what_is_not_listed_is_kept() {
        let value = parse(r#"{"id": 1, "new": 2}"#).unwrap();
        assert_eq!(rest(Some(&value), &["id"]), Map::from([("new", 2)]));
        assert_eq!(rest(None, &["id"]), Map::new());
    }

    #[test]
    fn numbers_for_texts_and_texts_for_numbers() {
        let mut cx = Cx::new("");
        let read = |text: &str, cx: &mut Cx| Lenient::<String>::read(Some(&parse(text).unwrap()), cx).0;
        assert_eq!((read("191919191", &mut cx), read(r#""a""#, &mut cx)), ("191919191".into(), "a".into()));
        let read = |text: &str, cx: &mut Cx| Lenient::<f64>::read(Some(&parse(text).unwrap()), cx).0;
        assert_eq!((read("1.5", &mut cx), read(r#""-2.25""#, &mut cx)), (1.5, -2.25));
        assert!(read(r#""north""#, &mut cx).abs() < f64::EPSILON);
        assert_eq!(cx.into_problems().to_string(), "expected a number, found a string");
    }

    #[test]
    fn a_request_in_a_log_shows_no_secret() {
        struct Request(Map);
        impl std::fmt::Debug for Request {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                redacted(f, "Request", &self.0, &["password"])
            }
        }
        let request = Request(Map::from([("email", "ada@example.com"), ("password", "hunter2")]));
        assert_eq!(format!("{request:?}"), r#"Request { email: String("ada@example.com"), password: [redacted] }"#);
    }
}
