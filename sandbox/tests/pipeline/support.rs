//! A flow of Actions that are lists of commands.

use auth0_actions::wire::protocol::{Command, Failure, FailureKind, Outcome};
use auth0_actions::wire::{Value, parse};
use auth0_actions_sandbox::pipeline::{Bound, Flow, Next, Suspension, Turn};

pub(crate) const NOW: i64 = 1_769_851_800_000;
pub(crate) const USER: &str = "auth0|5f7c8ec7c33c6c004bbafe82";

/// A login by a browser.
pub(crate) fn login() -> Value {
    parse(include_str!("../../../examples/default-role/events/first-login.json")).expect("JSON")
}

/// The event with places changed; a place that is set to null is gone.
pub(crate) fn with(mut event: Value, changes: &[(&str, &str)]) -> Value {
    for (path, json) in changes {
        let value = parse(json).expect("JSON");
        let mut here = &mut event;
        let keys: Vec<&str> = path.split('.').collect();
        let (last, way) = keys.split_last().expect("a path");
        for key in way {
            let members = here.as_object_mut().expect("an object");
            if !members.contains_key(key) {
                members.insert(*key, auth0_actions::wire::Map::new());
            }
            here = members.get_mut(key).expect("just inserted");
        }
        let members = here.as_object_mut().expect("an object");
        if value.is_null() {
            members.remove(last);
        } else {
            members.insert(*last, value);
        }
    }
    event
}

/// A command; arguments as a JSON array.
pub(crate) fn call(name: &str, args: &str) -> Command {
    let args = parse(args).expect("JSON").as_array().expect("an array").to_vec();
    Command { call: format!("api.{name}"), args, at: format!("src/main.rs:{}:1", name.len()) }
}

pub(crate) fn failed() -> Outcome {
    Outcome::Failed(Failure::new(FailureKind::Handler, "the handler's own words"))
}

pub(crate) fn done(commands: impl IntoIterator<Item = Command>) -> Outcome {
    Outcome::Done(commands.into_iter().collect())
}

/// Actions `a`, `b`, `c` … which all have a handler that continues.
pub(crate) fn flow(count: usize, event: &Value) -> Flow {
    flow_of("post-login", count, event)
}

pub(crate) fn flow_of(trigger: &str, count: usize, event: &Value) -> Flow {
    let names = (b'a'..).take(count).map(|letter| char::from(letter).to_string());
    let bound = names.map(|name| Bound::new(name).continues(true)).collect();
    Flow::begin(trigger, bound, event.to_json()).expect("a flow").at_ms(NOW)
}

/// Runs what is to run, until the flow is suspended or has ended. What ran, as `a` or, when it continues, `a'`.
pub(crate) fn run(flow: &mut Flow, mut action: impl FnMut(&Turn) -> Outcome) -> Vec<String> {
    let mut ran = Vec::new();
    while let Next::Run(turn) = flow.next() {
        let prime = if turn.handler.starts_with("onContinue") { "'" } else { "" };
        ran.push(format!("{}{prime}", turn.name));
        let outcome = action(&turn);
        flow.ran(outcome, 1);
        assert!(ran.len() < 100, "it never ends");
    }
    ran
}

/// Runs, where only the named Action asks for something.
pub(crate) fn run_with(flow: &mut Flow, name: &str, commands: &[Command]) -> Vec<String> {
    run(flow, |turn| {
        let asks = turn.name == name && !turn.handler.starts_with("onContinue");
        done(if asks { commands.to_vec() } else { Vec::new() })
    })
}

/// The event of a turn.
pub(crate) fn event(turn: &Turn) -> Value {
    parse(&turn.event).expect("JSON")
}

pub(crate) fn suspended(flow: &Flow) -> Suspension {
    match flow.next() {
        Next::Suspended(suspension) => suspension,
        other => panic!("it is not suspended: {other:?}"),
    }
}
