//! The frames of an Action's messages, each by a function of its own: what a module never says is not linked into it.

use super::frame::Frame;
use super::kind;
use super::{Hello, HttpRequest, Level, Outcome};
use crate::Value;
use crate::write::{Members, write_list, write_string, write_value};

fn frame(kind: u8, op: u32, header: Members, body: Vec<u8>) -> Frame {
    Frame { kind, op, header: header.end(), body }
}

/// See [`ToHost::Ask`](super::ToHost::Ask).
#[must_use]
pub fn ask(op: u32, call: &str, args: &[Value], data: Vec<u8>) -> Frame {
    let mut header = Members::new();
    header.text("call", call);
    header.list("args", args, write_value);
    frame(kind::ASK, op, header, data)
}

/// See [`ToHost::Sleep`](super::ToHost::Sleep).
#[must_use]
pub fn sleep(op: u32, ms: u64) -> Frame {
    let mut header = Members::new();
    header.raw("ms", &ms.to_string());
    frame(kind::SLEEP, op, header, Vec::new())
}

/// See [`ToHost::Cancel`](super::ToHost::Cancel).
#[must_use]
pub fn cancel(op: u32) -> Frame {
    frame(kind::CANCEL, op, Members::new(), Vec::new())
}

/// See [`ToHost::Log`](super::ToHost::Log).
#[must_use]
pub fn log(level: Level, text: &str) -> Frame {
    let mut header = Members::new();
    header.text("level", level.as_str());
    header.text("text", text);
    frame(kind::LOG, 0, header, Vec::new())
}

impl Hello {
    pub(super) fn into_frame(self) -> Frame {
        let mut members = Members::new();
        members.raw("protocol", &self.protocol.to_string());
        members.text("runtime", &self.runtime);
        members.text("trigger", &self.trigger);
        let texts = |text: &String, out: &mut String| write_string(text, out);
        members.list("handlers", &self.handlers, texts);
        members.list("secrets", &self.secrets, |secret, out| {
            let mut members = Members::new();
            members.text("name", &secret.name);
            members.text("type", &secret.ty);
            members.raw("required", if secret.required { "true" } else { "false" });
            members.some_text("management", secret.management.as_deref().unwrap_or_default());
            out.push_str(&members.end());
        });
        match &self.scopes {
            Some(scopes) => members.list("scopes", scopes, texts),
            None => members.raw("scopes", "null"),
        }
        if self.token_cache.is_some() {
            members.text("token_cache", "encrypted");
        }
        frame(kind::HELLO, 0, members, Vec::new())
    }
}

impl HttpRequest {
    /// See [`ToHost::Http`](super::ToHost::Http).
    #[must_use]
    pub fn into_frame(self, op: u32) -> Frame {
        let mut header = Members::new();
        header.text("method", &self.method);
        header.text("url", &self.url);
        header.list("headers", &self.headers, |(name, value), out| {
            write_list(&[name, value], out, |text, out| write_string(text, out));
        });
        header.raw("timeout_ms", &self.timeout_ms.to_string());
        frame(kind::HTTP, op, header, self.body)
    }
}

impl Outcome {
    /// See [`ToHost::Outcome`](super::ToHost::Outcome).
    #[must_use]
    pub fn into_frame(self) -> Frame {
        let mut members = Members::new();
        match &self {
            Self::Done(commands) => members.list("commands", commands, |command, out| {
                let mut members = Members::new();
                members.text("call", &command.call);
                members.list("args", &command.args, write_value);
                members.some_text("at", &command.at);
                out.push_str(&members.end());
            }),
            Self::Failed(failure) => {
                let mut error = Members::new();
                error.text("kind", failure.kind.as_str());
                error.text("message", &failure.message);
                error.some_text("name", &failure.name);
                error.some_text("where", &failure.at);
                if !failure.problems.is_empty() {
                    error.list("problems", &failure.problems.0, |problem, out| {
                        let mut members = Members::new();
                        members.text("path", &problem.path);
                        members.text("what", &problem.what);
                        out.push_str(&members.end());
                    });
                }
                members.raw("error", &error.end());
            }
        }
        frame(kind::OUTCOME, 0, members, Vec::new())
    }
}
