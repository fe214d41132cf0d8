//! Answers that a test has prepared.

use super::call::{Call, Calls};
use super::target::{Pattern, Target};
use auth0_actions::management::ports::{Response, TransportError, TransportPhase};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Answers to HTTP calls, prepared by a test. No call leaves the process.
///
/// A path is compared segment by segment, percent-decoded; a part such as `{id}` stands for any one segment. A path
/// fits on every host, a whole URL on its own. The query is not compared. Of several answers for one method and path the
/// first call gets the first; the last answer stays. Where several paths fit, the one that was named first counts.
///
/// Requests for a token need no answer: they get one that holds the scopes that the handler declares.
///
/// ```
/// use auth0_actions_sandbox::kit::Canned;
///
/// let canned = Canned::new()
///     // Too many requests at first, then it goes well.
///     .on("POST", "/api/v2/users/{id}/roles", 429, r#"{ "statusCode": 429, "error": "Too Many Requests" }"#)
///     .header("retry-after", "1")
///     .on("POST", "/api/v2/users/{id}/roles", 204, "")
///     // What a handler gets by `fetch`.
///     .on("GET", "https://api.example.com/score/{user}", 200, r#"{ "score": 7 }"#);
/// # let _ = canned;
/// ```
///
/// Clones share the answers and how far they are used up.
#[derive(Clone, Default)]
pub struct Canned {
    state: Arc<Mutex<State>>,
    calls: Calls,
}

#[derive(Default)]
struct State {
    routes: Vec<Route>,
    /// The route whose answer was named last.
    last: Option<usize>,
    scope: Option<String>,
}

struct Route {
    method: String,
    pattern: Pattern,
    replies: Vec<Reply>,
    used: usize,
}

/// What a call gets.
#[derive(Clone)]
pub(super) enum Reply {
    Answer(Response),
    Broken,
}

impl Reply {
    pub(super) fn into_result(self) -> Result<Response, TransportError> {
        match self {
            Self::Answer(response) => Ok(response),
            Self::Broken => {
                Err(TransportError::new(TransportPhase::Broken, "the connection broke, as the test wants it"))
            }
        }
    }
}

impl Canned {
    /// No answers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers a call with a status and a body, which is JSON or any other text, `""` for none.
    ///
    /// # Panics
    /// When `path` is neither a path nor a URL, or has a query, and when `status` is none from 200 to 599.
    #[must_use]
    #[track_caller]
    pub fn on(self, method: &str, path: &str, status: u16, body: impl fmt::Display) -> Self {
        assert!((200..600).contains(&status), "{status} is no status of an answer: 200 to 599");
        let body = body.to_string().into_bytes();
        let headers = match body.is_empty() {
            true => Vec::new(),
            false => vec![("content-type".to_owned(), "application/json".to_owned())],
        };
        self.reply(method, path, Reply::Answer(Response { status, headers, body }))
    }

    /// Breaks the connection of a call after its request was sent: nobody knows whether it was carried out.
    ///
    /// # Panics
    /// As [`Canned::on`].
    #[must_use]
    #[track_caller]
    pub fn broken(self, method: &str, path: &str) -> Self {
        self.reply(method, path, Reply::Broken)
    }

    /// Gives the answer that was named last a header, in place of one of the same name.
    ///
    /// # Panics
    /// When there is no answer before it.
    #[must_use]
    #[track_caller]
    pub fn header(self, name: &str, value: &str) -> Self {
        let named = {
            let mut state = self.state();
            let reply =
                state.last.and_then(|index| state.routes.get_mut(index)).and_then(|route| route.replies.last_mut());
            match reply {
                Some(Reply::Answer(response)) => {
                    let name = name.to_ascii_lowercase();
                    response.headers.retain(|(known, _)| *known != name);
                    response.headers.push((name, value.to_owned()));
                    true
                }
                _ => false,
            }
        };
        assert!(named, "the header `{name}` belongs to no answer: it comes after `on`");
        self
    }

    /// Grants tokens these scopes, and not those that the handler declares.
    #[must_use]
    pub fn granting<S: AsRef<str>>(self, scopes: impl IntoIterator<Item = S>) -> Self {
        let scopes: Vec<String> = scopes.into_iter().map(|scope| scope.as_ref().to_owned()).collect();
        self.state().scope = Some(scopes.join(" "));
        self
    }

    /// What clients of [`management`](super::management) called. The calls of a run are in [`Run::calls`](super::Run::calls).
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.calls.all()
    }

    #[track_caller]
    fn reply(self, method: &str, path: &str, reply: Reply) -> Self {
        let pattern = match Pattern::parse(path) {
            Ok(pattern) => pattern,
            // No closure: the panic names the test's line.
            Err(wrong) => panic!("{wrong}"),
        };
        let method = method.to_ascii_uppercase();
        let mut state = self.state();
        let known = state.routes.iter().position(|route| route.method == method && route.pattern == pattern);
        let index = known.unwrap_or(state.routes.len());
        match state.routes.get_mut(index) {
            Some(route) => route.replies.push(reply),
            None => state.routes.push(Route { method, pattern, replies: vec![reply], used: 0 }),
        }
        state.last = Some(index);
        drop(state);
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The calls of clients outside a run.
    pub(super) fn own_calls(&self) -> Calls {
        self.calls.clone()
    }

    /// The next answer for this call.
    pub(super) fn next(&self, method: &str, target: &Target) -> Option<Reply> {
        let mut state = self.state();
        let route = state.routes.iter_mut().find(|route| route.method == method && route.pattern.fits(target))?;
        let reply = route.replies.get(route.used).or(route.replies.last()).cloned();
        route.used += 1;
        reply
    }

    /// The scopes of a token, when the test names them.
    pub(super) fn scope(&self) -> Option<String> {
        self.state().scope.clone()
    }

    /// What has an answer, for people.
    pub(super) fn list(&self) -> String {
        let state = self.state();
        let names: Vec<String> =
            state.routes.iter().map(|route| format!("`{} {}`", route.method, route.pattern.text())).collect();
        if names.is_empty() { "nothing".to_owned() } else { names.join(", ") }
    }
}

/// What has an answer.
impl fmt::Debug for Canned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Canned {{ {} }}", self.list())
    }
}
