//! How a user comes back.

use auth0_actions::wire::{Map, Value};

/// How the user comes back to a [suspended](super::Suspension) flow.
///
/// ```
/// use auth0_actions_sandbox::pipeline::Return;
///
/// let from_a_page = Return::post().body("session_token", "…");
/// let with_a_factor = Return::factor("otp");
/// # let _ = (from_a_page, with_a_factor);
/// ```
#[derive(Clone, PartialEq)]
pub struct Return {
    pub(super) how: How,
    pub(super) after_ms: i64,
}

#[derive(Clone, PartialEq)]
pub(super) enum How {
    /// To `/continue`.
    Browser { method: &'static str, query: Map, body: Map, state: State, prompt: Option<Map> },
    /// With factors, in the order of the steps.
    Factors(Vec<String>),
}

#[derive(Clone, PartialEq)]
pub(super) enum State {
    /// The login's.
    Right,
    /// What the test says; `None`: absent.
    Other(Option<String>),
    /// This one, which is taken for the login's.
    Taken(String),
}

/// Whether by browser or with factors: what is posted may hold tokens.
impl std::fmt::Debug for Return {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.how {
            How::Browser { method, .. } => write!(f, "Return {{ {method} /continue }}"),
            How::Factors(factors) => write!(f, "Return {{ {} }}", factors.join(", ")),
        }
    }
}

impl Return {
    fn browser(method: &'static str) -> Self {
        let how = How::Browser { method, query: Map::new(), body: Map::new(), state: State::Right, prompt: None };
        Self { how, after_ms: 0 }
    }

    /// By `GET /continue`, with the login's `state`.
    #[must_use]
    pub fn get() -> Self {
        Self::browser("GET")
    }

    /// By `POST /continue`, with the login's `state`.
    #[must_use]
    pub fn post() -> Self {
        Self::browser("POST")
    }

    /// As in the event of a continuation, such as Auth0's dashboard shows it: its `request`, and its `prompt`. The `state` in
    /// it is taken for the login's, since tokens in it may be signed over it.
    #[must_use]
    pub fn recorded(event: &Value) -> Self {
        let request = event.at("request");
        let mut back = if request.at("method").as_str() == Some("POST") { Self::post() } else { Self::get() };
        if let How::Browser { query, body, state, prompt, .. } = &mut back.how {
            *query = request.at("query").as_object().cloned().unwrap_or_default();
            *body = request.at("body").as_object().cloned().unwrap_or_default();
            *prompt = event.at("prompt").at("fields").as_object().cloned();
            if let Some(recorded) = body.get("state").or(query.get("state")).and_then(Value::as_str) {
                *state = State::Taken(recorded.to_owned());
            }
        }
        back
    }

    /// With this factor, such as `otp`, whether it was asked for or enrolled.
    #[must_use]
    pub fn factor(factor: impl Into<String>) -> Self {
        Self::factors([factor])
    }

    /// With these factors, one for each that was asked for.
    #[must_use]
    pub fn factors<F: Into<String>>(factors: impl IntoIterator<Item = F>) -> Self {
        Self { how: How::Factors(factors.into_iter().map(Into::into).collect()), after_ms: 0 }
    }

    /// With a parameter of the query.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        if let How::Browser { query, .. } = &mut self.how {
            query.insert(name, value);
        }
        self
    }

    /// With a parameter of the body.
    #[must_use]
    pub fn body(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        if let How::Browser { body, .. } = &mut self.how {
            body.insert(name, value);
        }
        self
    }

    /// With what the user entered into a field of the form.
    #[must_use]
    pub fn field(mut self, id: impl Into<String>, value: impl Into<Value>) -> Self {
        if let How::Browser { prompt, .. } = &mut self.how {
            prompt.get_or_insert_default().insert(id, value);
        }
        self
    }

    /// With another `state` than the login's, or, by `None`, without one.
    #[must_use]
    pub fn state(mut self, other: Option<&str>) -> Self {
        if let How::Browser { state, .. } = &mut self.how {
            *state = State::Other(other.map(str::to_owned));
        }
        self
    }

    /// So many milliseconds after the user left; at once unless said otherwise.
    #[must_use]
    pub fn after_ms(mut self, ms: i64) -> Self {
        self.after_ms = ms;
        self
    }

    /// How long the user was away, in milliseconds.
    #[cfg(feature = "kit")]
    pub(crate) fn away_ms(&self) -> i64 {
        self.after_ms
    }
}
