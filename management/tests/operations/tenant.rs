//! Every operation against the sandbox, over HTTP and TLS: the tenant knows it, demands a scope for it, and its answer is
//! read.

use crate::all;
use crate::common::{CLIENT, DOMAIN, SECRET, TestPorts, client};
use crate::facts::Facts;
use auth0_actions_management::Phase;
use auth0_actions_sandbox::tenant::{Tenant, TenantBuilder};
use std::sync::Arc;

/// The groups of which the tenant keeps what there is.
const STATEFUL: &[&str] = &[
    "actions",
    "clientGrants",
    "clients",
    "connections",
    "groups",
    "organizations",
    "refreshTokens",
    "resourceServers",
    "roles",
    "sessions",
    "userBlocks",
    "users",
];

fn tenant() -> TenantBuilder {
    Tenant::builder().domain(DOMAIN).tls(true)
}

#[tokio::test]
async fn each_operation_is_served() {
    let facts = Facts::read();
    let scopes: Vec<String> = facts.scopes();
    let tenant = tenant().client(CLIENT, SECRET, scopes.iter().map(String::as_str)).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let (mut served, mut refused, mut by_schema, mut wrong) = (0, 0, 0, Vec::new());
    for operation in facts.operations().filter(|operation| !operation.is_stream()) {
        match all().on(&management, &operation.key()).await {
            Ok(_) => served += 1,
            // What has state knows none of the ids and values of the calls, nor each parameter.
            Err(error) if error.phase() == Phase::Api && matches!(error.status(), Some(400 | 404 | 501)) => {
                let group = error.operation().split('.').next().unwrap_or_default();
                // The calls' values are plain: a text is no address and no colour, 7 is more than 3.
                let is_of_schema = error.to_string().contains("invalid_body: Payload validation error: ");
                match STATEFUL.contains(&group) {
                    true => refused += 1,
                    false if is_of_schema => by_schema += 1,
                    false => wrong.push(error.to_string()),
                }
            }
            Err(error) => wrong.push(error.to_string()),
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    // What fits is taken: that is the sandbox's own test, with bodies made of the schemas.
    assert!(by_schema <= 44, "{by_schema}");
    assert!(served >= 265 && served + refused + by_schema == 451, "{served}, {refused} and {by_schema}");
}

#[tokio::test]
async fn each_operation_demands_a_scope_and_the_refusal_names_it() {
    let facts = Facts::read();
    let tenant = tenant().client(CLIENT, SECRET, ["read:nothing"]).start().await.expect("a tenant");
    let management = client(Arc::new(TestPorts::to(&tenant)));
    let mut wrong = Vec::new();
    for operation in facts.operations().filter(|operation| !operation.is_stream()) {
        let key = operation.key();
        match all().on(&management, &key).await {
            Ok(_) => wrong.push(format!("{key} was carried out")),
            Err(error) => {
                let text = error.to_string();
                let named = operation.a_scope().iter().any(|scope| text.contains(scope));
                if error.status() != Some(403) || !text.starts_with(&format!("{key}: ")) || !named {
                    wrong.push(text);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
