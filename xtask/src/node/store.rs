//! The tokens that executions share.

use super::build::Action;
use super::place::Place;
use super::runner::Runner;
use super::scenarios::{first_login, good_tenant, tenant_with_tokens_of};
use crate::Result;
use serde_json::{Value, json};
use std::time::Duration;

/// How many executions begin at once.
const MANY: usize = 1_000;

pub(super) async fn check(runner: &Runner, role: &Action) -> Result {
    let case = first_login()?;
    let call = |place: &Place<'_>, more: Value| {
        let mut call = json!({
            "handler": case.handler, "event": case.event, "secrets": case.secrets, "options": place.options(),
        });
        if let (Some(call), Value::Object(more)) = (call.as_object_mut(), more) {
            call.extend(more);
        }
        call
    };

    let tenant = good_tenant(&case, "").await?;
    let many = call(&Place::of(&tenant)?, json!({ "times": MANY, "concurrently": true }));
    let called = runner.run_one(Some(&role.module), many).await?;
    if called.failed > 0 || (tenant.token_requests(), tenant.api_calls()) != (1, MANY) {
        return Err(format!(
            "{MANY} executions at once: {} failed; {} token requests, {} calls",
            called.failed,
            tenant.token_requests(),
            tenant.api_calls()
        )
        .into());
    }
    println!("  {MANY} executions at once ask for one token ({:.2} ms each)", called.ms);

    // Who was to fetch the token has no time left for it: the next one fetches it.
    let tenant = good_tenant(&case, "token:hang").await?;
    let place = Place::of(&tenant)?;
    let mut short = call(&place, json!({}));
    short["options"]["deadlineMs"] = json!(300);
    let called = runner.run(Some(&role.module), &[short, call(&place, json!({}))]).await?;
    // It is told why, at the latest when the time is over.
    let told = "error: the default role was not assigned: ";
    if called[0].ms > 1_800.0 || !called[0].logs.iter().any(|line| line.starts_with(told)) {
        return Err(format!("a tenant that never answers: {} ms, {:?}", called[0].ms, called[0].logs).into());
    }
    let commands: Vec<usize> = called.iter().map(|called| called.commands.len()).collect();
    if commands != [0, 1] || (tenant.token_requests(), tenant.api_calls()) != (2, 1) {
        return Err(format!(
            "a lead that was not given up: {commands:?} commands, {} token requests",
            tenant.token_requests()
        )
        .into());
    }

    // After 80 % of its life a token is renewed, before it ends.
    let tenant = tenant_with_tokens_of(&case, Duration::from_secs(1_000)).await?;
    let place = Place::of(&tenant)?;
    let calls = [0, 790, 810, 820].map(|seconds| call(&place, json!({ "clock": seconds * 1_000 })));
    let called = runner.run(Some(&role.module), &calls).await?;
    let failed = called.iter().filter(|called| called.failed > 0).count();
    if failed > 0 || (tenant.token_requests(), tenant.api_calls()) != (2, 4) {
        return Err(format!("early renewal: {failed} failed, {} token requests", tenant.token_requests()).into());
    }
    Ok(())
}
