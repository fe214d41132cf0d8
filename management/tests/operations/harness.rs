//! Calls by their names, whatever they answer.

use crate::mock::Mock;
use auth0_actions_management::{Call, Error, Management, Operation, Page, Pages, Subscribes, Subscription, Unchecked};
use futures::executor::block_on;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

pub(crate) type Answer<'a> = Pin<Box<dyn Future<Output = Result<Value, Error>> + 'a>>;
type Make = Box<dyn for<'a> Fn(&'a Management<Unchecked>) -> Answer<'a>>;

/// Reads a body that was sent, and writes it again.
type Again = fn(Value) -> Result<Value, serde_json::Error>;

/// All calls, and the types of what they send.
#[derive(Default)]
pub(crate) struct Calls(Vec<(&'static str, Make)>, Vec<(&'static str, Again)>);

/// A request on the wire, taken apart.
#[derive(Debug, PartialEq)]
pub(crate) struct Sent {
    pub(crate) method: String,
    /// As it was encoded.
    pub(crate) path: String,
    /// Decoded, sorted by nothing: in the order in which they stand, by name.
    pub(crate) query: BTreeMap<String, Vec<String>>,
    pub(crate) body: Value,
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:?}", self.method, self.path, self.query)
    }
}

fn written<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("what was read can be written")
}

impl Calls {
    pub(crate) fn nothing<O: Operation<Output = ()>>(
        &mut self,
        name: &'static str,
        call: impl for<'a> Fn(&'a Management<Unchecked>) -> Call<'a, O> + 'static,
    ) {
        assert_eq!(O::SPEC.name(), name);
        self.0.push((
            name,
            Box::new(move |m| {
                let call = call(m);
                Box::pin(async { call.await.map(|()| Value::Null) })
            }),
        ));
    }

    pub(crate) fn one<O: Operation<Output: Serialize>>(
        &mut self,
        name: &'static str,
        call: impl for<'a> Fn(&'a Management<Unchecked>) -> Call<'a, O> + 'static,
    ) {
        assert_eq!(O::SPEC.name(), name);
        self.0.push((
            name,
            Box::new(move |m| {
                let call = call(m);
                Box::pin(async { call.await.map(|output| written(&output)) })
            }),
        ));
    }

    pub(crate) fn page<O: Pages<Item: Serialize>>(
        &mut self,
        name: &'static str,
        call: impl for<'a> Fn(&'a Management<Unchecked>) -> Call<'a, O> + 'static,
    ) {
        assert_eq!(O::SPEC.name(), name);
        self.0.push((
            name,
            Box::new(move |m| {
                let call = call(m);
                Box::pin(async { call.await.map(|page: Page<O::Item>| written(&page.items)) })
            }),
        ));
    }

    pub(crate) fn events<O: Subscribes<Output: Serialize>>(
        &mut self,
        name: &'static str,
        subscribe: impl for<'a> Fn(&'a Management<Unchecked>) -> Subscription<'a, O> + 'static,
    ) {
        assert_eq!(O::SPEC.name(), name);
        self.0.push((
            name,
            Box::new(move |m| {
                let mut subscription = subscribe(m);
                Box::pin(async move {
                    match subscription.next().await {
                        Some(event) => event.map(|event| written(&event)),
                        // Whoever expects an event finds out.
                        None => Ok(Value::String("no event".into())),
                    }
                })
            }),
        ));
    }

    pub(crate) fn body<T: Serialize + DeserializeOwned>(&mut self, name: &'static str) {
        self.1.push((name, |body| serde_json::to_value(serde_json::from_value::<T>(body)?)));
    }

    pub(crate) fn bodies(&self) -> impl Iterator<Item = (&'static str, Again)> {
        self.1.iter().copied()
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    /// Makes a call by its name.
    #[cfg(feature = "reqwest")]
    pub(crate) fn on<'a>(&self, management: &'a Management<Unchecked>, name: &str) -> Answer<'a> {
        let (_, make) = self.0.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no call {name}"));
        make(management)
    }

    fn run(&self, name: &str, status: u16, body: &str) -> (Result<Value, Error>, Sent) {
        let (_, make) = self.0.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("no call {name}"));
        let mock = Mock::new(vec![(status, body.to_owned())]);
        let management = mock.client();
        let outcome = block_on(make(&management));
        let asked = mock.asked.lock().expect("no panic");
        let request = asked.first().expect("a request");
        let target = request.url.strip_prefix("https://tenant.eu.auth0.com/api/v2").expect("the tenant's API");
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut pairs: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, value) in url_pairs(query) {
            pairs.entry(key).or_default().push(value);
        }
        let header = |name: &str| request.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let body = match (request.body.as_slice(), header("content-type")) {
            ([], None) => Value::Null,
            (body, Some("application/json")) => serde_json::from_slice(body).expect("JSON"),
            (body, Some(form)) => parts(form, &String::from_utf8_lossy(body)),
            (_, None) => panic!("{name}: a body without a type"),
        };
        let sent = Sent { method: request.method.to_owned(), path: path.to_owned(), query: pairs, body };
        (outcome, sent)
    }

    /// What a call sends.
    pub(crate) fn sent(&self, name: &str) -> Sent {
        self.run(name, 204, "").1
    }

    /// What a call makes of an answer, written as JSON.
    pub(crate) fn answered(&self, name: &str, status: u16, body: &str) -> Result<Value, String> {
        self.run(name, status, body).0.map_err(|error| error.to_string())
    }
}

fn url_pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').map(|(key, value)| (decoded(key), decoded(value))).expect("a pair")).collect()
}

/// Percent-decodes.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex: Vec<u8> = rest.by_ref().take(2).collect();
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).expect("ASCII"), 16).expect("two digits"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// A form with its parts, as an object of texts.
fn parts(content_type: &str, body: &str) -> Value {
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").expect("a form");
    let mut members = serde_json::Map::new();
    for part in body.split(&format!("--{boundary}")).filter(|part| part.contains("\r\n\r\n")) {
        let (head, content) = part.split_once("\r\n\r\n").expect("a head");
        let name = head.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a name");
        members.insert(name.to_owned(), content.trim_end_matches("\r\n").into());
    }
    Value::Object(members)
}

/// Where two values differ first; numbers by their value.
pub(crate) fn difference(found: &Value, expected: &Value, path: &str) -> Option<String> {
    match (found, expected) {
        (Value::Object(one), Value::Object(other)) => {
            let keys: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
            keys.into_iter().find_map(|key| match (one.get(key), other.get(key)) {
                (Some(one), Some(other)) => difference(one, other, &format!("{path}.{key}")),
                (Some(one), None) => Some(format!("{path}.{key}: {one} is too much")),
                (None, other) => Some(format!("{path}.{key} is missing: {other:?}")),
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .enumerate()
            .find_map(|(index, (one, other))| difference(one, other, &format!("{path}[{index}]"))),
        (Value::Number(one), Value::Number(other)) if one.as_f64() == other.as_f64() => None,
        // An identity's id is a text in Rust, also where a connection gives a number.
        (Value::String(one), Value::Number(other)) if path.ends_with("user_id") && *one == other.to_string() => None,
        (one, other) if one == other => None,
        (one, other) => Some(format!("{path}: {one}, expected {other}")),
    }
}
