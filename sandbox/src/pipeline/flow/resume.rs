//! How a flow goes on once the user is back.

use super::{At, Flow};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::returning::{How, Return, State as LoginState};
use crate::pipeline::suspension::Suspension;
use crate::pipeline::time::rfc3339;
use crate::pipeline::{mfa, tree};
use auth0_actions::wire::{Map, Value};

impl Flow {
    /// The user comes back: with a new `event.request`, and 20 new seconds. Without a user who is away, nothing happens.
    ///
    /// From a page or a form the same Action goes on, in its handler that continues. An Action without one is over: the flow
    /// goes on with the next, and the state notes it. After factors the next Action runs.
    pub fn resume(&mut self, back: Return) {
        let At::Away(action, suspension) = self.at.clone() else { return };
        self.spent_ms = 0;
        self.now_ms += back.after_ms;
        match (suspension, back.how) {
            (Suspension::Multifactor { steps, provider }, How::Factors(factors)) => {
                let now = rfc3339(self.now_ms);
                if let Err(reason) = mfa::give(&mut self.transaction, &steps, &factors, &now) {
                    self.transaction.stop(Verdict::new(Stop::Unauthenticated, "access_denied", reason));
                    self.stopped(action);
                    return;
                }
                self.renew_request("POST", Map::new(), Map::new());
                match provider {
                    // Asked for at the end of the flow, after all Actions.
                    Some(_) => self.at = At::Ended,
                    None => self.go_on(action),
                }
            }
            (
                Suspension::Redirect { state: expected, .. } | Suspension::Form { state: expected, .. },
                How::Browser { method, mut query, body, state, prompt },
            ) => {
                let (expected, state) = match state {
                    LoginState::Right => (expected.clone(), Some(expected)),
                    LoginState::Other(other) => (expected, other),
                    LoginState::Taken(taken) => (taken.clone(), Some(taken)),
                };
                if state.as_deref() != Some(expected.as_str()) {
                    let reason = "the user came back without the `state` of this login";
                    self.transaction.stop(Verdict::new(Stop::InvalidRequest, "invalid_request", reason));
                    self.stopped(action);
                    return;
                }
                query.insert("state", expected);
                if let At::Away(_, Suspension::Form { id, .. }) = &self.at {
                    let form = Map::from([("id", Value::from(id)), ("fields", prompt.unwrap_or_default().into())]);
                    tree::object(&mut self.transaction.event, &[]).insert("prompt", form);
                }
                self.renew_request(method, query, body);
                if self.actions[action].continues {
                    self.at = At::Before(action, true);
                } else {
                    let name = self.actions[action].name.clone();
                    self.transaction.note(format!("`{name}` sent the user away and has no handler that continues"));
                    self.ask_for_factors(action);
                }
            }
            (suspension, _) => {
                let awaited = if suspension.state().is_some() { "a browser at `/continue`" } else { "factors" };
                let reason = format!("the flow waits for {awaited}, and something else came");
                self.transaction.stop(Verdict::new(Stop::InvalidRequest, "invalid_request", reason));
                self.stopped(action);
            }
        }
    }

    /// What stays of a request is the browser: its address, its place, its language.
    fn renew_request(&mut self, method: &str, query: Map, body: Map) {
        let request = tree::object(&mut self.transaction.event, &["request"]);
        request.insert("method", method);
        request.insert("query", query);
        request.insert("body", body);
    }
}
