//! What an Action says to its host.

use super::frame::{Frame, FrameError, header};
use super::frames;
use super::kind;
use super::pairs::Pairs;
use crate::read::{Cx, Fields, Node, Read};
use crate::{Problem, Problems, Value, read_struct};

/// A message from an Action to its host.
#[derive(Clone, PartialEq)]
pub enum ToHost {
    /// Comes first, and alone when the Action only describes itself.
    Hello(Hello),
    /// An HTTP exchange is asked for; answered under its operation.
    Http(u32, HttpRequest),
    /// A question: a function that answers. `args` may hold secrets and tokens.
    Ask {
        /// The operation under which the answer is due; 0: no answer is wanted.
        op: u32,
        /// Such as `api.cache.get`.
        call: String,
        /// The arguments.
        args: Vec<Value>,
        /// Bytes that the function works on, as they are; few functions do.
        data: Vec<u8>,
    },
    /// An answer is wanted after so many milliseconds.
    Sleep(u32, u64),
    /// The future that waited for this operation was dropped.
    Cancel(u32),
    /// A line for the log.
    Log(Level, String),
    /// What came of the execution. Exactly once, last.
    Outcome(Outcome),
}

/// What an Action is. A WebAssembly module says the two versions alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Hello {
    /// The protocol's version.
    pub protocol: i64,
    /// The version of the crate `auth0-actions`.
    pub runtime: String,
    /// The trigger's id, such as `post-login`.
    pub trigger: String,
    /// The handlers' names in Auth0, such as `onExecutePostLogin`.
    pub handlers: Vec<String>,
    /// The secrets that the Action reads.
    pub secrets: Vec<SecretInfo>,
    /// The declared scopes; `None` when the Action does not call the Management API.
    pub scopes: Option<Vec<String>>,
    /// Does the token outlive a process?
    pub token_cache: Option<TokenCache>,
}

/// Where tokens of the Management API are kept beside the memory of a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenCache {
    /// In `api.cache`, where other Actions can't read them.
    Encrypted,
}

/// A secret that an Action reads.
#[derive(Clone, Debug, PartialEq)]
pub struct SecretInfo {
    /// Its name in Auth0.
    pub name: String,
    /// Its type in Rust, for people.
    pub ty: String,
    /// Does the Action fail without it?
    pub required: bool,
    /// Which credential of the Management API it is: `domain`, `client_id`, `client_secret` or `audience`.
    pub management: Option<String>,
}

/// An HTTP exchange that is asked for.
#[derive(Clone, PartialEq)]
pub struct HttpRequest {
    /// Such as `GET`.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// After how many milliseconds the host gives up.
    pub timeout_ms: u64,
    /// The body.
    pub body: Vec<u8>,
}

/// How important a line of the log is; the names are those of JavaScript's `console`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// `console.log`
    Log,
    /// `console.info`
    Info,
    /// `console.warn`
    Warn,
    /// `console.error`
    Error,
}

impl Level {
    /// The name of the function of JavaScript's `console`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Log => "log",
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

/// What came of an execution.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The handler is done; these commands are to be applied in order.
    Done(Vec<Command>),
    /// The Action failed; nothing is to be applied.
    Failed(Failure),
}

/// A change that a handler asked for through `api`. Its `Debug` is that of [`Command::without_secrets`].
#[derive(Clone, PartialEq)]
pub struct Command {
    /// The function in Auth0, such as `api.user.setAppMetadata`.
    pub call: String,
    /// Its arguments.
    pub args: Vec<Value>,
    /// The line of the user's code that called, such as `src/main.rs:27:28`; empty when unknown.
    pub at: String,
}

impl Command {
    /// This command as it may be shown: two of Auth0's functions take a secret among their arguments, the private key of
    /// a SAML response and the secret key of Duo.
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        let mut shown = self.clone();
        for arg in &mut shown.args {
            match arg {
                Value::String(_) if self.call == "api.samlResponse.setKey" => *arg = "[redacted]".into(),
                Value::Object(options) if self.call.starts_with("api.multifactor.") => {
                    for nested in [None, Some("providerOptions")] {
                        let place = match nested {
                            None => Some(&mut *options),
                            Some(key) => options.get_mut(key).and_then(Value::as_object_mut),
                        };
                        if let Some(key) = place.and_then(|options| options.get_mut("skey")) {
                            *key = "[redacted]".into();
                        }
                    }
                }
                _ => {}
            }
        }
        shown
    }
}

impl std::fmt::Debug for Command {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = self.without_secrets();
        f.debug_struct("Command").field("call", &shown.call).field("args", &shown.args).field("at", &shown.at).finish()
    }
}

impl Outcome {
    /// This outcome as it may be shown: see [`Command::without_secrets`].
    #[must_use]
    pub fn without_secrets(&self) -> Self {
        match self {
            Self::Done(commands) => Self::Done(commands.iter().map(Command::without_secrets).collect()),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

/// How an Action failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// In which way.
    pub kind: FailureKind,
    /// The error's type, where there is one, such as `auth0_actions::Error`.
    pub name: String,
    /// What is wrong, with all causes.
    pub message: String,
    /// The line of the user's code, or what was waited for; empty when unknown.
    pub at: String,
    /// Each problem of a malformed event or of secrets.
    pub problems: Problems,
}

/// The ways in which an Action fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The handler answered an error.
    Handler,
    /// The handler panicked.
    Panic,
    /// The event, or one of its groups, is not what Auth0 promises.
    Malformed,
    /// Secrets are missing or malformed.
    Secrets,
    /// The handler awaits something that this host does not drive.
    Stalled,
    /// The deadline passed.
    Deadline,
    /// A limit of Auth0's was broken by a call to `api`.
    Limit,
    /// Host and Action do not understand each other.
    Protocol,
}

impl FailureKind {
    const ALL: [Self; 8] = [
        Self::Handler,
        Self::Panic,
        Self::Malformed,
        Self::Secrets,
        Self::Stalled,
        Self::Deadline,
        Self::Limit,
        Self::Protocol,
    ];

    /// The name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Panic => "panic",
            Self::Malformed => "malformed",
            Self::Secrets => "secrets",
            Self::Stalled => "stalled",
            Self::Deadline => "deadline",
            Self::Limit => "limit",
            Self::Protocol => "protocol",
        }
    }
}

impl Failure {
    /// A failure that says only what is wrong.
    #[must_use]
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self { kind, name: String::new(), message: message.into(), at: String::new(), problems: Problems::default() }
    }
}

impl ToHost {
    /// The message as a frame.
    #[must_use]
    pub fn into_frame(self) -> Frame {
        match self {
            Self::Hello(hello) => hello.into_frame(),
            Self::Http(op, request) => request.into_frame(op),
            Self::Ask { op, call, args, data } => frames::ask(op, &call, &args, data),
            Self::Sleep(op, ms) => frames::sleep(op, ms),
            Self::Cancel(op) => frames::cancel(op),
            Self::Log(level, text) => frames::log(level, &text),
            Self::Outcome(outcome) => outcome.into_frame(),
        }
    }

    /// Reads the message of a frame; for hosts.
    ///
    /// # Errors
    /// When the frame is of no kind that an Action sends, or its header lacks something.
    pub fn from_frame(frame: Frame) -> Result<Self, FrameError> {
        let mut cx = Cx::new("");
        let header = header(&frame.header)?;
        let header = header.root();
        let op = frame.op;
        let message = match frame.kind {
            kind::HELLO => Self::Hello(Hello::read(header, &mut cx)),
            kind::HTTP => {
                let mut object = Fields::new(header, &mut cx);
                let (method, url) = (object.take("method"), object.take("url"));
                let headers = object.take::<Pairs>("headers").0;
                let timeout_ms = object.take::<i64>("timeout_ms").try_into().unwrap_or(0);
                Self::Http(op, HttpRequest { method, url, headers, timeout_ms, body: frame.body })
            }
            kind::ASK => {
                let mut object = Fields::new(header, &mut cx);
                Self::Ask { op, call: object.take("call"), args: object.take("args"), data: frame.body }
            }
            kind::SLEEP => Self::Sleep(op, Fields::new(header, &mut cx).take::<i64>("ms").try_into().unwrap_or(0)),
            kind::CANCEL => Self::Cancel(op),
            kind::LOG => {
                let mut object = Fields::new(header, &mut cx);
                let level = match object.take::<String>("level").as_str() {
                    "info" => Level::Info,
                    "warn" => Level::Warn,
                    "error" => Level::Error,
                    _ => Level::Log,
                };
                Self::Log(level, object.take("text"))
            }
            kind::OUTCOME => Self::Outcome(Outcome::read(header, &mut cx)),
            other => return Err(FrameError::new(format!("no Action sends a frame of kind {other}"))),
        };
        let problems = cx.into_problems();
        if problems.is_empty() {
            Ok(message)
        } else {
            Err(FrameError::new(format!("a frame of kind {}: {problems}", frame.kind)))
        }
    }
}

impl Read for Hello {
    fn blank() -> Self {
        Self {
            protocol: 0,
            runtime: String::new(),
            trigger: String::new(),
            handlers: Vec::new(),
            secrets: Vec::new(),
            scopes: None,
            token_cache: None,
        }
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        let mut fields = Fields::new(node, cx);
        fields.req("protocol", &mut self.protocol);
        fields.req("runtime", &mut self.runtime);
        self.trigger = fields.take_opt("trigger").unwrap_or_default();
        self.handlers = fields.take_opt("handlers").unwrap_or_default();
        self.secrets = fields.take_opt("secrets").unwrap_or_default();
        fields.opt("scopes", &mut self.scopes);
        self.token_cache = fields.take_opt::<String>("token_cache").map(|_| TokenCache::Encrypted);
    }
}

read_struct!(SecretInfo { name: req "name", ty: req "type", required: req "required", management: opt "management" });

impl Read for Outcome {
    fn blank() -> Self {
        Self::Done(Vec::new())
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        let mut fields = Fields::new(node, cx);
        *self = match fields.take_opt("error") {
            Some(failure) => Self::Failed(failure),
            None => Self::Done(fields.take("commands")),
        }
    }
}

impl Read for Command {
    fn blank() -> Self {
        Self { call: String::new(), args: Vec::new(), at: String::new() }
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        let mut fields = Fields::new(node, cx);
        fields.req("call", &mut self.call);
        fields.req("args", &mut self.args);
        self.at = fields.take_opt("at").unwrap_or_default();
    }
}

impl Read for Failure {
    fn blank() -> Self {
        let (name, message, at) = (String::new(), String::new(), String::new());
        Self { kind: FailureKind::Protocol, name, message, at, problems: Problems::default() }
    }

    fn fill(&mut self, node: Node<'_>, cx: &mut Cx) {
        let mut fields = Fields::new(node, cx);
        let kind: String = fields.take("kind");
        self.kind = FailureKind::ALL.into_iter().find(|known| known.as_str() == kind).unwrap_or(FailureKind::Protocol);
        self.name = fields.take_opt("name").unwrap_or_default();
        fields.req("message", &mut self.message);
        self.at = fields.take_opt("where").unwrap_or_default();
        self.problems = Problems(fields.take_opt("problems").unwrap_or_default());
    }
}

read_struct!(Problem { path: req "path", what: req "what" });

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Map;

    #[test]
    fn the_secrets_among_arguments_are_not_shown() {
        let key = Command { call: "api.samlResponse.setKey".into(), args: vec!["canary".into()], at: String::new() };
        let duo = Map::from([("providerOptions", Map::from([("host", "h"), ("skey", "canary")]))]);
        let duo =
            Command { call: "api.multifactor.enable".into(), args: vec!["duo".into(), duo.into()], at: String::new() };
        let shown = format!("{key:?} {duo:?} {:?}", Outcome::Done(vec![key.clone(), duo.clone()]));
        assert!(!shown.contains("canary"), "{shown}");
        assert_eq!(shown.matches("[redacted]").count(), 4, "{shown}");
        assert!(shown.contains("host"), "{shown}");
        assert_eq!(duo.args[1].at("providerOptions").at("skey").as_str(), Some("canary"), "the host gets it whole");
    }
}
