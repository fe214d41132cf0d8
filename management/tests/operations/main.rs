//! Every operation: the request on the wire is what the facts say, and what the facts promise is read.
//!
//! `calls` is generated: one call of each operation, with plain values. What these calls must send, and what they are
//! answered, is made of `facts/management.json` by code that shares nothing with the generator. Requests that were
//! written by hand from Auth0's documentation stand beside it, in `documented`: one table that feeds client and test
//! would pass a wrong reading twice.

mod calls;
#[cfg(feature = "reqwest")]
#[path = "../common/mod.rs"]
mod common;
mod documented;
mod encoding;
mod facts;
mod fields;
mod harness;
mod lists;
mod mock;
mod overrides;
mod stream;
#[cfg(feature = "reqwest")]
mod tenant;

use facts::Facts;
use harness::Calls;
use serde_json::Value;
use std::collections::BTreeSet;

fn all() -> Calls {
    let mut calls = Calls::default();
    calls::all(&mut calls);
    calls
}

#[test]
fn each_operation_of_the_facts_is_called_once() {
    let facts = Facts::read();
    let called: Vec<&str> = all().names().collect();
    let unique: BTreeSet<&str> = called.iter().copied().collect();
    assert_eq!(called.len(), unique.len(), "a call twice");
    let expected: BTreeSet<String> = facts.operations().map(|operation| operation.key()).collect();
    let expected: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
    assert_eq!(unique, expected);
    assert_eq!(unique.len(), 452);
}

#[test]
fn each_operation_sends_what_the_facts_say() {
    let facts = Facts::read();
    let mut wrong = Vec::new();
    for operation in facts.operations() {
        let sent = all().sent(&operation.key());
        let expected = operation.request();
        if sent.method != expected.method || sent.path != expected.path || sent.query != expected.query {
            wrong.push(format!("{}: {sent}\n   expected {expected}", operation.key()));
        } else if let Some(difference) = harness::difference(&sent.body, &expected.body, "") {
            wrong.push(format!("{}: the body: {difference}", operation.key()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_operation_reads_what_the_facts_promise_and_writes_it_again() {
    let facts = Facts::read();
    let (mut wrong, mut read) = (Vec::new(), 0);
    for operation in facts.operations() {
        for answer in operation.answers() {
            read += 1;
            match all().answered(&operation.key(), operation.status(), &answer.text()) {
                Err(error) => wrong.push(format!("{}: {error}\n   {}", operation.key(), answer.body)),
                Ok(again) => {
                    if let Some(difference) = harness::difference(&again, &answer.items, "") {
                        wrong.push(format!("{}: {difference}", operation.key()));
                    }
                }
            }
        }
    }
    println!("{read} answers");
    assert!(wrong.is_empty(), "{} of {read} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_body_that_is_sent_is_read_and_written_again() {
    let calls = all();
    let mut wrong = Vec::new();
    for (name, again) in calls.bodies() {
        let sent = calls.sent(name).body;
        match again(sent.clone()) {
            Ok(again) if again == sent => {}
            Ok(again) => wrong.push(format!("{name}: {sent}\n   became {again}")),
            Err(error) => wrong.push(format!("{name}: {error}\n   {sent}")),
        }
        if again(Value::from(7)).is_ok_and(|read| read != 7) {
            wrong.push(format!("{name}: 7 is read as a body"));
        }
    }
    assert_eq!(calls.bodies().count(), 148);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A response of a wrong type, no JSON, cut off, HTML: an error that says where, with status and request id, and holds
/// nothing of the body.
#[test]
fn each_operation_tells_a_bad_answer_and_repeats_none_of_it() {
    const SECRET: &str = "canary-of-the-body";
    let facts = Facts::read();
    let mut wrong = Vec::new();
    // A stream of events has no whole body: see `stream`.
    let answering = |operation: &facts::Fact<'_>| operation.answers().next().is_some() && !operation.is_stream();
    for operation in facts.operations().filter(answering) {
        let key = operation.key();
        let html = format!("<html><body>{SECRET}</body></html>");
        let cut = format!("{{\"a\": \"{SECRET}");
        for body in [html.as_str(), cut.as_str(), ""] {
            match all().answered(&key, operation.status(), body) {
                Ok(_) => wrong.push(format!("{key} took {body:?}")),
                Err(error) => {
                    let told = error.contains(&key) && error.contains("request req_1");
                    if error.contains(SECRET) || !told {
                        wrong.push(format!("{key}: {error}"));
                    }
                }
            }
        }
        for (path, mistaken) in operation.mistakes(SECRET) {
            match all().answered(&key, operation.status(), &mistaken.to_string()) {
                Ok(_) => wrong.push(format!("{key} took a wrong `{path}`")),
                Err(error) => {
                    if error.contains(SECRET) || !error.contains(&format!("{path}: expected")) {
                        wrong.push(format!("{key} `{path}`: {error}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn unknown_fields_are_no_error() {
    let facts = Facts::read();
    let mut asked = 0;
    for operation in facts.operations().filter(|operation| operation.answers_with_properties()) {
        asked += 1;
        for mut answer in operation.answers().take(1) {
            if let Value::Object(members) = &mut answer.body {
                members.insert("a-field-of-tomorrow".into(), Value::Bool(true));
            }
            let read = all().answered(&operation.key(), operation.status(), &answer.text());
            assert!(read.is_ok(), "{}: {read:?}", operation.key());
        }
    }
    assert!(asked > 200, "{asked}");
}
