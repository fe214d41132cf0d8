//! What an operation answers when all is well.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::errors::Refusal;

/// A status, and a body or none.
#[derive(Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    body: Option<Value>,
}

/// What an operation answers.
pub(crate) type Outcome = Result<Answer, Refusal>;

/// 200 with a body.
pub(crate) fn ok(body: Value) -> Outcome {
    Ok(Answer { status: StatusCode::OK, body: Some(body) })
}

/// 201 with a body.
pub(crate) fn created(body: Value) -> Outcome {
    Ok(Answer { status: StatusCode::CREATED, body: Some(body) })
}

/// Any status with a body.
pub(crate) fn with(status: StatusCode, body: Value) -> Outcome {
    Ok(Answer { status, body: Some(body) })
}

/// 204, or another status without a body.
pub(crate) fn empty(status: StatusCode) -> Outcome {
    Ok(Answer { status, body: None })
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        match self.body {
            Some(body) => (self.status, axum::Json(body)).into_response(),
            None => self.status.into_response(),
        }
    }
}
