//! Runs what was set up.

use super::{Flow, Handled};
use crate::kit::call::Calls;
use crate::kit::flow_run::FlowRun;
use crate::kit::logs::Logs;
use crate::kit::ports::{KitPorts, Time, Unexpected, World};
use crate::pipeline::{self, Next};
use auth0_actions::host::native::Native;
use std::sync::{Arc, Mutex};
use std::time::Duration;

impl Flow {
    pub(super) async fn execute(mut self, mut machine: pipeline::Flow, now_ms: i64) -> (FlowRun, Vec<String>) {
        let (calls, logs) = (Calls::default(), Logs::default());
        let answers = self.answers.clone();
        answers.seed_random(self.seed);
        let began = tokio::time::Instant::now();
        // Each handler has a token of its own scopes.
        let ports = |handled: &Handled| self.ports(handled, &calls, now_ms, began);
        let ports: Vec<_> = self.actions.iter().map(|a| (ports(&a.execute), a.resume.as_ref().map(ports))).collect();
        let mut of_parts = Vec::new();
        loop {
            match machine.next() {
                Next::Run(turn) => {
                    let Some(action) = self.actions.get(turn.action) else { break };
                    let (of_execute, of_resume) = &ports[turn.action];
                    let continues = turn.handler.starts_with("onContinue");
                    let (handled, ports) = match (action.resume, of_resume) {
                        (Some(resume), Some(ports)) if continues => (resume, ports),
                        _ => (action.execute, of_execute),
                    };
                    let host = Native::on_ports(ports.clone())
                        .answering(answers.clone())
                        .logging_to(logs.sink())
                        .within_ms(turn.budget_ms);
                    let started = tokio::time::Instant::now();
                    let outcome = (handled.run)(&host, turn.event, action.secrets.to_json()).await;
                    let elapsed_ms = i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX);
                    of_parts.resize(calls.all().len(), machine.parts().len());
                    machine.ran(outcome, elapsed_ms);
                }
                Next::Suspended(suspension) => {
                    let Some(comes) = self.returns.pop_front() else { break };
                    let now = now_ms.saturating_add(i64::try_from(began.elapsed().as_millis()).unwrap_or(0));
                    let back = comes(&suspension, &machine.transaction().event, now);
                    tokio::time::sleep(Duration::from_millis(back.away_ms().unsigned_abs())).await;
                    if self.loses_cache_while_away {
                        answers.forget_cache();
                    }
                    machine.resume(back);
                }
                Next::Ended => break,
            }
        }
        let suspension = match machine.next() {
            Next::Suspended(suspension) => Some(suspension),
            _ => None,
        };
        let mut parts = machine.parts().to_vec();
        for part in parts.iter_mut().filter(|part| part.handler.starts_with("onContinue")) {
            if let Some(resume) = self.actions.get(part.action).and_then(|action| action.resume) {
                part.name = resume.name.to_owned();
            }
        }
        let calls = of_parts.into_iter().zip(calls.all()).collect();
        let all = ports.iter().flat_map(|(execute, resume)| std::iter::once(execute).chain(resume));
        let unexpected = all.flat_map(|ports| ports.unexpected()).collect();
        (FlowRun { parts, calls, logs: logs.all(), state: machine.state(), suspension }, unexpected)
    }

    fn ports(&self, handled: &Handled, calls: &Calls, base_ms: i64, began: tokio::time::Instant) -> Arc<KitPorts> {
        let world = World {
            canned: self.canned.clone(),
            tenant: self.tenant.clone(),
            scopes: handled.scopes,
            calls: calls.clone(),
            unexpected: Unexpected::Keep(Mutex::default()),
        };
        Arc::new(KitPorts::new(world, Time::Runtime { base_ms, began }, self.seed))
    }
}
