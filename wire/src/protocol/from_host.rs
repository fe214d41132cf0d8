//! What a host says to an Action.

use super::frame::{Frame, FrameError, header};
use super::kind;
use super::pairs::Pairs;
use crate::Value;
use crate::read::{Cx, Fields};
use crate::write::{Members, write_list, write_string};

/// A message from a host to its Action.
#[derive(Clone, PartialEq)]
pub enum ToAction {
    /// The secrets: a JSON object of texts. Comes before [`ToAction::Start`], and is wiped after use.
    Secrets(Vec<u8>),
    /// Run.
    Start(Start),
    /// The answer to an operation. To an operation that is unknown or cancelled it is dropped.
    Answer(u32, Answer),
}

/// Which handler is to run on what.
#[derive(Clone, PartialEq)]
pub struct Start {
    /// The handler's name in Auth0, such as `onExecutePostLogin`.
    pub handler: String,
    /// The host's clock, in milliseconds since 1970.
    pub now_ms: i64,
    /// When the Action must have ended, by the same clock; `None` when a person debugs it.
    pub deadline_ms: Option<i64>,
    /// Where jitter comes from.
    pub seed: u64,
    /// Does the clock stand still at `now_ms`?
    pub frozen: bool,
    /// Read every group of the event first, and refuse a malformed event before the handler runs?
    pub strict: bool,
    /// The event's text.
    pub event: Vec<u8>,
}

/// What came of an operation.
#[derive(Clone, PartialEq)]
pub struct Answer {
    /// The host's clock when it answered.
    pub now_ms: i64,
    /// For HTTP: status and headers. Both empty elsewhere.
    pub status: u16,
    /// Names, in lower case, and values.
    pub headers: Vec<(String, String)>,
    /// For HTTP the answer's body; for a question the answer as JSON, empty for `undefined`, or as bytes.
    pub body: Vec<u8>,
    /// Why there is no answer.
    pub error: Option<AnswerError>,
}

/// Why an operation has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerError {
    /// A word for programs: for HTTP `connect`, `timeout`, `body` or `refused`; for questions the code that
    /// Auth0's function gives, or `error`.
    pub code: String,
    /// Words for people.
    pub message: String,
}

impl Answer {
    /// An answer to a question or a sleep; `None` is JavaScript's `undefined`.
    #[must_use]
    pub fn value(now_ms: i64, value: Option<&Value>) -> Self {
        Self::bytes(now_ms, value.map(|value| value.to_json().into_bytes()).unwrap_or_default())
    }

    /// The answer's bytes to a question.
    #[must_use]
    pub fn bytes(now_ms: i64, body: Vec<u8>) -> Self {
        Self { now_ms, status: 0, headers: Vec::new(), body, error: None }
    }

    /// No answer, and why.
    #[must_use]
    pub fn error(now_ms: i64, code: impl Into<String>, message: impl Into<String>) -> Self {
        let error = AnswerError { code: code.into(), message: message.into() };
        Self { now_ms, status: 0, headers: Vec::new(), body: Vec::new(), error: Some(error) }
    }
}

impl ToAction {
    /// The message as a frame; for hosts.
    #[must_use]
    pub fn into_frame(self) -> Frame {
        let mut header = Members::new();
        let (kind, op, body) = match self {
            Self::Secrets(body) => (kind::SECRETS, 0, body),
            Self::Start(start) => {
                header.text("handler", &start.handler);
                header.raw("now_ms", &start.now_ms.to_string());
                header.raw("deadline_ms", &start.deadline_ms.map_or_else(|| "null".to_owned(), |ms| ms.to_string()));
                header.text("seed", &start.seed.to_string());
                header.raw("frozen", &start.frozen.to_string());
                header.raw("strict", &start.strict.to_string());
                (kind::START, 0, start.event)
            }
            Self::Answer(op, answer) => {
                header.raw("now_ms", &answer.now_ms.to_string());
                if answer.status != 0 {
                    header.raw("status", &answer.status.to_string());
                    header.list("headers", &answer.headers, |(name, value), out| {
                        write_list(&[name, value], out, |text, out| write_string(text, out));
                    });
                }
                if let Some(error) = answer.error {
                    let mut members = Members::new();
                    members.text("code", &error.code);
                    members.text("message", &error.message);
                    header.raw("error", &members.end());
                }
                (kind::ANSWER, op, answer.body)
            }
        };
        Frame { kind, op, header: header.end(), body }
    }

    /// Reads the message of a frame; for Actions.
    ///
    /// # Errors
    /// When the frame is of no kind that a host sends, or its header lacks something.
    pub fn from_frame(frame: Frame) -> Result<Self, FrameError> {
        let mut cx = Cx::new("");
        let Frame { kind, op, header: text, body } = frame;
        let header = header(&text)?;
        let mut object = Fields::new(header.root(), &mut cx);
        let message = match kind {
            kind::SECRETS => Self::Secrets(body),
            kind::START => Self::Start(Start {
                handler: object.take("handler"),
                now_ms: object.take("now_ms"),
                deadline_ms: object.take_opt("deadline_ms"),
                seed: digits(&object.take::<String>("seed")),
                frozen: object.take_opt("frozen").unwrap_or(false),
                strict: object.take_opt("strict").unwrap_or(false),
                event: body,
            }),
            kind::ANSWER => {
                let answer = Answer {
                    now_ms: object.take("now_ms"),
                    status: object.take_opt::<i64>("status").unwrap_or(0).try_into().unwrap_or(0),
                    headers: object.take_opt::<Pairs>("headers").unwrap_or_default().0,
                    body,
                    error: object.take_opt("error"),
                };
                Self::Answer(op, answer)
            }
            other => return Err(FrameError::new(format!("no host sends a frame of kind {other}"))),
        };
        let problems = cx.into_problems();
        if problems.is_empty() {
            Ok(message)
        } else {
            Err(FrameError::new(format!("a frame of kind {}: {problems}", kind)))
        }
    }
}

/// A text of digits, as far as it goes: it is only a seed.
fn digits(text: &str) -> u64 {
    text.bytes().fold(0, |number: u64, digit| number.wrapping_mul(10).wrapping_add(u64::from(digit.wrapping_sub(b'0'))))
}

crate::read_struct!(AnswerError { code: req "code", message: req "message" });
