//! After a handler: its commands are applied, and it is decided how the flow goes on.

use super::{At, BUDGET_MS, Flow, Part, Refused};
use crate::pipeline::effects::{Turn as Effects, leaving_url};
use crate::pipeline::ending::{Stop, Verdict};
use crate::pipeline::suspension::{FactorStep, Suspension};
use crate::pipeline::transaction::{Leaving, Notice};
use crate::pipeline::{mfa, tree};
use auth0_actions::wire::protocol::{Command, Failure, FailureKind, Outcome};

impl Flow {
    /// The handler that was to run has run, and took so long. Without one that was to run, nothing happens.
    ///
    /// Its commands are applied in order, and then it is decided how the flow goes on: whoever denies access also keeps
    /// the user from being sent away, and a redirect comes before factors, which are asked for once the Action is over.
    pub fn ran(&mut self, outcome: Outcome, elapsed_ms: i64) {
        let At::Before(action, continues) = self.at else { return };
        self.spent_ms += elapsed_ms;
        self.now_ms += elapsed_ms;
        let outcome = match outcome {
            // The host's own deadline comes first; this one is for hosts that have none.
            Outcome::Done(_) if self.spent_ms > BUDGET_MS => Outcome::Failed(Failure::new(
                FailureKind::Deadline,
                format!("the Actions of this trigger took {} ms together; {BUDGET_MS} is the limit", self.spent_ms),
            )),
            outcome => outcome,
        };
        let refused = match &outcome {
            Outcome::Done(commands) => self.apply(commands, continues),
            Outcome::Failed(_) => None,
        };
        let failed = refused.is_some() || matches!(outcome, Outcome::Failed(_));
        let reason = match (&outcome, &refused) {
            (_, Some(refused)) => format!("`{}`: {}", refused.call, refused.message),
            (Outcome::Failed(failure), None) => failure.message.clone(),
            (Outcome::Done(_), None) => String::new(),
        };
        let (name, handler) = (self.actions[action].name.clone(), self.handler(continues));
        self.parts.push(Part { action, name, handler, outcome, refused, elapsed_ms });
        if failed {
            if let Some(pause_ms) = self.rules.pauses_after_failure.get(self.repeated) {
                return self.repeat(*pause_ms);
            }
            self.transaction.stop(Verdict::new(Stop::Failed, "access_denied", reason));
        } else if matches!(self.transaction.notice, Some(Notice::Retry(_))) && self.repeated < self.rules.retries {
            return self.repeat(0);
        }
        // A later word on the event than the text that came.
        self.first_event = None;
        self.leave(action);
    }

    /// Runs the Action again, on the same event.
    fn repeat(&mut self, pause_ms: i64) {
        self.repeated += 1;
        self.now_ms += pause_ms;
        self.spent_ms = 0;
        self.transaction.notice = None;
    }

    fn apply(&mut self, commands: &[Command], continues: bool) -> Option<Refused> {
        let mut effects = Effects::new(continues);
        let mut refused = None;
        for command in commands {
            if let Err(message) = effects.apply(&mut self.transaction, command) {
                refused = Some(Refused { call: command.call.clone(), message, at: command.at.clone() });
                break;
            }
        }
        // What was applied before stands.
        effects.close(&mut self.transaction);
        refused
    }

    /// The handler is over: does the user leave?
    fn leave(&mut self, action: usize) {
        let leaving = self.transaction.leaving.take();
        if self.stopped(action) {
            return;
        }
        let Some(leaving) = leaving else { return self.ask_for_factors(action) };
        if !self.can_redirect() {
            let verdict = Verdict::new(Stop::InteractionRequired, "interaction_required", "nobody can be sent away");
            self.transaction.stop(verdict);
            self.stopped(action);
            return;
        }
        self.transaction.counts.suspensions += 1;
        let state = format!("state-of-suspension-{}", self.transaction.counts.suspensions);
        let suspension = match leaving {
            Leaving::To { url, query } => Suspension::Redirect { url: leaving_url(&url, &query, &state), state },
            Leaving::Form { id, options } => Suspension::Form { id, options, state },
        };
        self.at = At::Away(action, suspension);
    }

    /// The Action is over, and the user is here.
    pub(super) fn ask_for_factors(&mut self, action: usize) {
        if self.transaction.factors_due.is_empty() {
            return self.go_on(action);
        }
        match mfa::plan(&mut self.transaction, &self.factors) {
            Ok(steps) => self.at = At::Away(action, Suspension::Multifactor { steps, provider: None }),
            Err(reason) => {
                self.transaction.stop(Verdict::new(Stop::Unauthenticated, "access_denied", reason));
                self.stopped(action);
            }
        }
    }

    pub(super) fn go_on(&mut self, action: usize) {
        if action + 1 < self.actions.len() {
            self.at = At::Before(action + 1, false);
            return;
        }
        // What was asked for at once overrides what was asked for at the end.
        let overridden = self.transaction.counts.factor_commands > 0;
        self.at = match self.transaction.multifactor.take() {
            Some((provider, _)) if provider != "none" && !overridden => {
                let steps = vec![FactorStep { enrolls: false, factors: Vec::new() }];
                At::Away(action, Suspension::Multifactor { steps, provider: Some(provider) })
            }
            _ => At::Ended,
        };
    }

    pub(super) fn stopped(&mut self, action: usize) -> bool {
        match &mut self.transaction.verdict {
            Some(verdict) => {
                verdict.action = action;
                self.at = At::Ended;
                true
            }
            None => false,
        }
    }

    /// As `api.redirect.canRedirect` answers.
    fn can_redirect(&self) -> bool {
        let protocols = ["oauth2-resource-owner", "oauth2-refresh-token", "oauth2-password", "oauth2-webauthn"];
        tree::at(&self.transaction.event, &["request", "query", "prompt"]).as_str() != Some("none")
            && !protocols.contains(&self.transaction.protocol())
    }
}
