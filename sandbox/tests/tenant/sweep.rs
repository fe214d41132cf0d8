//! Every operation's body and query against the facts: what fits is taken, what lacks a property or has one of another type
//! is refused.

use std::collections::BTreeSet;

use auth0_actions_sandbox::tenant::Tenant;
use reqwest::Method;
use serde_json::{Value, json};

use crate::facts::Facts;
use crate::support::{Answer, Robot, SECRET, send};

async fn tenant(facts: &Facts) -> (Tenant, Robot) {
    let scopes = facts.0["scopes"].as_array().expect("scopes").iter().filter_map(Value::as_str);
    let tenant = Tenant::builder().client("robot", SECRET, scopes).start().await.expect("a tenant");
    let robot = Robot::of(&tenant).await;
    (tenant, robot)
}

fn key(operation: &Value) -> String {
    let group: Vec<&str> = operation["group"].as_array().expect("a group").iter().filter_map(Value::as_str).collect();
    format!("{}.{}", group.join("."), operation["name"].as_str().expect("a name"))
}

/// The path with something for each parameter, and the parameters that the query must have.
fn address(operation: &Value) -> String {
    let path = operation["path"].as_str().expect("a path");
    let filled: Vec<&str> = path.split('/').map(|part| if part.starts_with('{') { "x" } else { part }).collect();
    let query = operation["query"].as_array().into_iter().flatten().filter(|param| param["required"] == true);
    let query: Vec<String> = query.map(|param| format!("{}=a", param["name"].as_str().expect("a name"))).collect();
    format!("{}?{}", filled.join("/"), query.join("&"))
}

async fn sent(robot: &Robot, operation: &Value, path: &str, body: Option<&Value>) -> Answer {
    let method = Method::from_bytes(operation["method"].as_str().expect("a method").as_bytes()).expect("a method");
    let request = robot.request(method, path);
    send(match body {
        Some(body) => request.json(body),
        None => request,
    })
    .await
    .expect("an answer")
}

#[tokio::test]
async fn each_body_of_the_facts_is_taken_and_refused_with_anything_wrong() {
    let facts = Facts::read();
    let (_tenant, robot) = tenant(&facts).await;
    let (mut taken, mut refused, mut wrong) = (0, 0, Vec::new());
    let is_json = |operation: &&Value| operation["request"].is_object() && operation["request_content_type"].is_null();
    for operation in facts.operations().iter().filter(is_json) {
        let (key, path, schema) = (key(operation), address(operation), &operation["request"]);
        let body = facts.fitting(schema, &[]).expect("a body");
        let broken = facts.broken(schema, &body, "the body");
        for (what, body) in broken {
            let answer = sent(&robot, operation, &path, Some(&body)).await;
            refused += 1;
            if (answer.status, &answer.body["errorCode"]) != (400, &json!("invalid_body")) {
                wrong.push(format!("{key} took {what}: {body}: {}", answer.body));
            }
        }
        let answer = sent(&robot, operation, &path, Some(&body)).await;
        taken += 1;
        if answer.body["errorCode"] == "invalid_body" {
            wrong.push(format!("{key} refused {body}: {}", answer.body["message"]));
        }
    }
    println!("{taken} taken, {refused} refused");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(taken == 179 && refused > 1_500, "{taken} taken, {refused} refused");
}

#[tokio::test]
async fn each_parameter_of_the_facts_is_taken_and_refused_out_of_bounds() {
    let facts = Facts::read();
    let (_tenant, robot) = tenant(&facts).await;
    let (mut asked, mut wrong) = (BTreeSet::new(), Vec::new());
    for operation in facts.operations() {
        let path = address(operation);
        for param in operation["query"].as_array().into_iter().flatten() {
            let name = param["name"].as_str().expect("a name");
            for (text, fits) in values(&facts, param) {
                if fits && operation["response_content_type"] == "text/event-stream" {
                    continue;
                }
                let answer = sent(&robot, operation, &format!("{path}&{name}={text}"), None).await;
                asked.insert((key(operation), name));
                let message = answer.body["message"].as_str().unwrap_or_default();
                let is_refused = answer.status == 400 && message.ends_with(&format!("' on property {name}."));
                if is_refused == fits {
                    wrong.push(format!("{}?{name}={text}: {} {message}", key(operation), answer.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(asked.len(), 251);
}

/// Values of a parameter, each with whether it fits; none for a text of any length, for which nothing is wrong.
fn values(facts: &Facts, param: &Value) -> Vec<(String, bool)> {
    let schema =
        if param["ref"].is_string() { facts.resolve(&json!({ "$ref": param["ref"] })).0.clone() } else { json!({}) };
    let schema = &schema;
    let items = if param["items"].is_object() { facts.resolve(&param["items"]).0 } else { schema };
    if let Some(values) = items["enum"].as_array() {
        let first = values[0].as_str().map_or_else(|| values[0].to_string(), str::to_owned);
        return vec![(first, true), ("nonsense".to_owned(), false)];
    }
    let number = |name: &str| param[name].as_i64();
    match param["type"].as_str() {
        Some("boolean") => vec![("true".into(), true), ("false".into(), true), ("maybe".into(), false)],
        Some("integer") => {
            let mut values = vec![(number("min").unwrap_or(1).max(1).to_string(), true), ("x".into(), false)];
            values.extend(number("min").map(|least| ((least - 1).to_string(), false)));
            values.extend(number("max").map(|most| ((most + 1).to_string(), false)));
            values
        }
        _ => {
            let mut values = vec![];
            values.extend(number("max_length").map(|most| ("a".repeat(most as usize + 1), false)));
            values.extend(number("min_length").map(|_| (String::new(), false)));
            values
        }
    }
}
