//! Functions that the host answers.

use super::Recorder;
use crate::host::AskError;
use auth0_actions_wire::Value;
use auth0_actions_wire::read::{Cx, Node, Read, Tape};

/// Why a question has no answer, where Auth0 has no code for it.
pub(super) fn error(call: &'static str, message: impl Into<String>) -> AskError {
    AskError { call, code: "error".to_owned(), message: message.into() }
}

/// Reads an answer; what is wrong with it is said with its paths, and without its values.
pub(super) fn read<T: Read>(call: &'static str, answer: Node<'_>) -> Result<T, AskError> {
    let mut cx = Cx::new("");
    let read = T::read(answer, &mut cx);
    let problems = cx.into_problems();
    if problems.is_empty() { Ok(read) } else { Err(error(call, format!("its answer is malformed: {problems}"))) }
}

impl Recorder {
    /// Asks the host; JavaScript's `undefined` is `null`.
    pub(super) async fn ask(&self, call: &'static str, args: Vec<Value>) -> Result<Tape<'static>, AskError> {
        let mut answer = self.host().ask(call, args, Vec::new()).await?;
        if answer.is_empty() {
            answer.extend_from_slice(b"null");
        }
        let text = String::from_utf8(answer).map_err(|_| error(call, "its answer is not UTF-8"))?;
        Tape::keep(text).map_err(|problem| error(call, format!("its answer is no JSON: {problem}")))
    }

    /// Asks the host, and reads the answer.
    pub(super) async fn ask_for<T: Read>(&self, call: &'static str, args: Vec<Value>) -> Result<T, AskError> {
        read(call, self.ask(call, args).await?.root())
    }
}
