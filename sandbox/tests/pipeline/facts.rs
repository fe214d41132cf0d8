//! The pipeline against what the facts list.

use crate::support::{call, flow_of, login, run_with};
use auth0_actions::wire::{Value, parse};
use auth0_actions_sandbox::pipeline::{Bound, Flow, Next, triggers};

/// Functions that the host answers, and that change nothing.
const ASKED: [&str; 9] = [
    "api.cache.",
    "api.groups.",
    "api.roles.",
    "api.rules.",
    "api.redirect.canRedirect",
    "api.redirect.encodeToken",
    "api.redirect.validateToken",
    "crypto.",
    "api.client.",
];

fn facts() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../facts/actions.json");
    parse(&std::fs::read_to_string(path).expect("the facts")).expect("JSON")
}

#[test]
fn every_function_of_every_trigger_is_applied_and_none_is_unknown() {
    let facts = facts();
    let mut count = 0;
    for trigger in triggers() {
        let all = facts.at("triggers").as_array().expect("triggers");
        let fact = all.iter().find(|fact| fact.at("id").as_str() == Some(trigger)).expect("a trigger of the facts");
        let listed = ["api", "api_off_reference"].map(|key| fact.at(key).as_array().unwrap_or_default()).concat();
        for method in listed.iter().filter_map(|method| method.at("method").as_str()) {
            if ASKED.iter().any(|asked| method.starts_with(asked)) {
                continue;
            }
            let mut flow = flow_of(trigger, 1, &login());
            run_with(&mut flow, "a", &[call(method.trim_start_matches("api."), "[]")]);
            let refused = flow.parts()[0].refused.as_ref();
            assert!(
                refused.is_none_or(|refused| !refused.message.contains("no such function")),
                "{trigger}: `{method}` is not played"
            );
            count += 1;
        }
    }
    println!("{count} functions are played");
    assert!(count >= 90, "{count}");
}

#[test]
fn handlers_and_bounds_are_those_of_the_facts() {
    for fact in facts().at("triggers").as_array().expect("triggers") {
        let Some(trigger) = triggers().find(|id| Some(*id) == fact.at("id").as_str()) else { continue };
        let flow = flow_of(trigger, 1, &login());
        let Next::Run(turn) = flow.next() else { panic!("nothing runs") };
        assert_eq!(Some(turn.handler), fact.at("handlers").as_array().and_then(|all| all[0].as_str()), "{trigger}");
        let Next::Run(turn) = flow.continuing().next() else { panic!("nothing runs") };
        let last = fact.at("handlers").as_array().and_then(|all| all.last()?.as_str());
        assert_eq!(Some(turn.handler), last, "{trigger}");
        if let Some(most) = fact.at("limits").at("actions_bound_max").as_i64() {
            let bound = |count| vec![Bound::new("a"); count];
            let most = usize::try_from(most).expect("small");
            assert!(Flow::begin(trigger, bound(most), "{}").is_ok(), "{trigger}");
            assert!(Flow::begin(trigger, bound(most + 1), "{}").is_err(), "{trigger}");
        }
    }
}
