//! What an operation answers when all is well.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::errors::Refusal;
use super::stream;

/// A status, and a body or none.
#[derive(Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    body: Body,
}

#[derive(Debug)]
enum Body {
    None,
    Json(Value),
    Events(Vec<String>),
}

/// What an operation answers.
pub(crate) type Outcome = Result<Answer, Refusal>;

/// 200 with a body.
pub(crate) fn ok(body: Value) -> Outcome {
    with(StatusCode::OK, body)
}

/// 201 with a body.
pub(crate) fn created(body: Value) -> Outcome {
    with(StatusCode::CREATED, body)
}

/// Any status with a body.
pub(crate) fn with(status: StatusCode, body: Value) -> Outcome {
    Ok(Answer { status, body: Body::Json(body) })
}

/// 204, or another status without a body.
pub(crate) fn empty(status: StatusCode) -> Outcome {
    Ok(Answer { status, body: Body::None })
}

/// 200 with a stream of these messages.
pub(crate) fn events(messages: Vec<String>) -> Answer {
    Answer { status: StatusCode::OK, body: Body::Events(messages) }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self.body {
            Body::Json(body) => (self.status, axum::Json(body)).into_response(),
            Body::None => self.status.into_response(),
            Body::Events(messages) => stream::response(messages),
        }
    }
}
