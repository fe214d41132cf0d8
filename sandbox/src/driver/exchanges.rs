//! Carries out what an Action asks for.

use super::Driver;
use auth0_actions::management::ports::{Acquired, Request, Token, TokenStore, Transport, TransportPhase};
use auth0_actions::wire::protocol::{Answer, HttpRequest};
use auth0_actions::wire::{Map, Value};

/// The methods that an Action can ask for.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

impl Driver {
    pub(super) async fn http(self, request: HttpRequest, now_ms: i64) -> Answer {
        let Some(method) = METHODS.into_iter().find(|method| *method == request.method) else {
            return Answer::error(now_ms, "refused", "unknown method");
        };
        let request = Request {
            method,
            url: request.url,
            headers: request.headers,
            body: request.body,
            timeout_ms: request.timeout_ms,
        };
        match self.transport.send(request).await {
            Ok(response) => {
                Answer { now_ms, status: response.status, headers: response.headers, body: response.body, error: None }
            }
            Err(error) => {
                let code = match error.phase {
                    TransportPhase::Connect => "connect",
                    TransportPhase::Timeout => "timeout",
                    TransportPhase::Refused => "refused",
                    _ => "body",
                };
                Answer::error(now_ms, code, error.message)
            }
        }
    }

    /// Functions that answer at once.
    pub(super) fn ask(&self, call: &str, args: &[Value], data: &[u8], event: &Value, now_ms: i64) -> Answer {
        match self.answers.body(call, args, data, event, now_ms) {
            Ok(body) => Answer::bytes(now_ms, body),
            Err((code, message)) => Answer::error(now_ms, code, message),
        }
    }

    /// Waits for a token, or for the lead.
    pub(super) async fn acquire(self, key: String, now_ms: i64) -> Answer {
        let answer = match self.tokens.acquire(&key).await {
            Acquired::Token(token) => Map::from([("token", token.to_value())]),
            Acquired::Renew(token) => Map::from([("token", token.to_value()), ("renew", true.into())]),
            Acquired::Lead => Map::from([("lead", true)]),
        };
        Answer::value(now_ms, Some(&Value::Object(answer)))
    }

    /// The notes to the token store, which want no answer.
    pub(super) fn tell(&self, call: &str, args: &[Value]) {
        let Some(key) = args.first().and_then(Value::as_str) else { return };
        let token = args.get(1).and_then(|token| Token::from_json(token.to_json().into_bytes()));
        match (call, token) {
            ("token.publish", Some(token)) => self.tokens.publish(key, &token),
            ("token.forget", Some(token)) => self.tokens.forget(key, &token),
            ("token.release", _) => self.tokens.release(key),
            _ => {}
        }
    }
}
