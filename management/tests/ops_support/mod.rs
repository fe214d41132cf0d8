//! Ports with one canned answer, and checks that hold for each operation.
#![allow(dead_code, reason = "each test file uses a part")]

use auth0_actions_management::ports::{
    Acquired, BoxFuture, Clock, Request, Response, Token, TokenStore, Transport, TransportError,
};
use auth0_actions_management::{
    Call, Credentials, Domain, Error, Management, MemoryTokenStore, Operation, Phase, Unchecked,
};
use futures::executor::block_on;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

/// Gives a token, and one answer to whatever is asked.
struct Canned {
    tokens: MemoryTokenStore,
    status: u16,
    body: Vec<u8>,
    asked: Mutex<Vec<Request>>,
}

impl Transport for Canned {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let (status, body) = if request.url.ends_with("/oauth/token") {
            (200, br#"{"access_token": "token-of-the-test", "expires_in": 86400}"#.to_vec())
        } else {
            self.asked.lock().expect("no panic").push(request);
            (self.status, self.body.clone())
        };
        Box::pin(async move { Ok(Response { status, headers: Vec::new(), body }) })
    }
}

impl Clock for Canned {
    fn now_ms(&self) -> i64 {
        0
    }

    fn sleep(&self, _: u64) -> BoxFuture<'_, ()> {
        Box::pin(async {})
    }

    fn random(&self, _: u64) -> u64 {
        0
    }
}

impl TokenStore for Canned {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        self.tokens.acquire(key)
    }

    fn publish(&self, key: &str, token: &Token) {
        self.tokens.publish(key, token);
    }

    fn release(&self, key: &str) {
        self.tokens.release(key);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.tokens.forget(key, refused);
    }
}

/// The only POSTs that are sent again when nobody knows whether they were carried out.
const REPEATABLE_POSTS: [&str; 8] = [
    "roles.groups.create",
    "roles.permissions.add",
    "roles.users.assign",
    "users.multifactor.invalidateRememberBrowser",
    "users.permissions.create",
    "users.revokeAccess",
    "users.riskAssessments.clear",
    "users.roles.assign",
];

/// What was sent: method, path with query, and body.
pub(crate) type Sent = (String, String, Value);

/// Makes a call that is answered with `status` and `body`.
pub(crate) fn exchange<O: Operation>(
    status: u16,
    body: &str,
    call: impl for<'a> Fn(&'a Management<Unchecked>) -> Call<'a, O>,
) -> (Result<O::Output, Error>, Sent) {
    let canned = Arc::new(Canned {
        tokens: MemoryTokenStore::new(|| 0),
        status,
        body: body.as_bytes().to_vec(),
        asked: Mutex::default(),
    });
    let domain = Domain::parse("tenant.eu.auth0.com").expect("a domain");
    let management = Management::from_ports(canned.clone(), Credentials::new(domain, "client", "secret"));
    let outcome = block_on(call(&management));
    let asked = canned.asked.lock().expect("no panic");
    let [request] = asked.as_slice() else { panic!("{} requests were sent", asked.len()) };
    let path = request.url.strip_prefix("https://tenant.eu.auth0.com/api/v2").expect("the tenant's API").to_owned();
    let body = match request.body.as_slice() {
        [] => Value::Null,
        body => serde_json::from_slice(body).expect("JSON"),
    };
    (outcome, (request.method.to_owned(), path, body))
}

/// The answer that a call gets.
pub(crate) fn answer<O: Operation>(
    body: &Value,
    call: impl for<'a> Fn(&'a Management<Unchecked>) -> Call<'a, O>,
) -> O::Output {
    exchange(200, &body.to_string(), call).0.expect("an answer")
}

/// The operations of a group, with answers made from the facts.
pub(crate) struct Operations {
    answers: BTreeMap<String, Value>,
    checked: BTreeSet<String>,
}

impl Operations {
    pub(crate) fn new(answers: &str) -> Self {
        Self { answers: serde_json::from_str(answers).expect("answers"), checked: BTreeSet::new() }
    }

    /// One operation: what it sends, that it reads what Auth0 promises, and what it says of anything else. `asked` is
    /// method and path, `body` is null for none.
    pub(crate) fn check<O: Operation>(
        &mut self,
        name: &str,
        asked: &str,
        body: Value,
        call: impl for<'a> Fn(&'a Management<Unchecked>) -> Call<'a, O>,
    ) {
        assert_eq!(O::OP, format!("auth0-op/1:{name};"));
        assert!(self.checked.insert(name.to_owned()), "{name} twice");
        let answer = self.answers.get(name).unwrap_or_else(|| panic!("there is no operation {name}"));
        let status = answer["status"].as_u64().and_then(|status| status.try_into().ok()).expect("a status");
        let (method, path) = asked.split_once(' ').expect("a method and a path");
        assert_eq!(O::REPEATABLE, method != "POST" || REPEATABLE_POSTS.contains(&name), "{name}");
        let expected = (method.to_owned(), path.to_owned(), body);

        let Some(full) = answer.get("full") else {
            let (outcome, sent) = exchange(status, "", &call);
            assert_eq!(sent, expected, "{name}");
            assert!(outcome.is_ok(), "{name}");
            return;
        };
        for body in [&answer["minimal"], full] {
            let (outcome, sent) = exchange(status, &body.to_string(), &call);
            assert_eq!(sent, expected, "{name}");
            if let Err(error) = outcome {
                panic!("{error}\n{body:#}");
            }
        }
        let empty = exchange(status, "", &call).0.err().unwrap_or_else(|| panic!("{name} took an empty body"));
        assert_eq!(empty.phase(), Phase::Body, "{empty}");

        let mut mistakes = 0;
        for (path, mistaken) in mistakes_in(full, &|path| is_free(name, path)) {
            let error = match exchange(status, &mistaken.to_string(), &call).0 {
                Ok(_) => panic!("{name} took a wrong `{path}`"),
                Err(error) => error,
            };
            let text = error.to_string();
            assert_eq!((error.phase(), error.operation()), (Phase::Body, name), "{text}");
            assert!(text.contains(&format!("{path}: expected")) || path.is_empty(), "{path}: {text}");
            mistakes += 1;
        }
        assert!(mistakes > 0, "{name}: nothing to mistake");
    }

    /// Was each operation of the group checked?
    pub(crate) fn all_checked(&self, count: usize) {
        let missed: Vec<_> = self.answers.keys().filter(|name| !self.checked.contains(*name)).collect();
        assert!(missed.is_empty(), "{missed:?}");
        assert_eq!(self.checked.len(), count);
    }
}

/// The answer with one value after the other of a wrong type, and the paths of these.
fn mistakes_in(answer: &Value, is_free: &dyn Fn(&str) -> bool) -> Vec<(String, Value)> {
    let mut pointers = Vec::new();
    collect(answer, String::new(), String::new(), &mut pointers);
    let mut mistakes = Vec::new();
    for (path, pointer) in pointers.into_iter().filter(|(path, _)| !is_free(path)) {
        let mut mistaken = answer.clone();
        let slot = mistaken.pointer_mut(&pointer).expect("it came from there");
        *slot = match slot {
            Value::Array(_) | Value::String(_) => json!({}),
            _ => json!("a text"),
        };
        mistakes.push((path, mistaken));
    }
    mistakes
}

fn collect(value: &Value, path: String, pointer: String, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let dot = if path.is_empty() { "" } else { "." };
                collect(value, format!("{path}{dot}{key}"), format!("{pointer}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                collect(value, format!("{path}[{index}]"), format!("{pointer}/{index}"), found);
            }
        }
        _ => {}
    }
    if !path.is_empty() {
        found.push((path, pointer));
    }
}

/// May anything stand there, or is it not read?
fn is_free(operation: &str, path: &str) -> bool {
    let key = path.rsplit(['.', ']']).next().unwrap_or(path);
    match (operation, key) {
        (_, "unlisted" | "next" | "limit" | "start" | "total" | "length") => true,
        ("users.sessions.list" | "users.refreshToken.list", key) => key.ends_with("_at") || key == "timestamp",
        ("users.logs.list", "date" | "scope") | ("users.permissions.list", "sources") => true,
        _ => false,
    }
}
