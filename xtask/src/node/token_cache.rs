//! The token in `api.cache`: of use to its Action in another process, and to nobody else.

use super::build::Action;
use super::check::Folders;
use super::hosts::{Hosts, tell};
use super::place::Place;
use super::runner::{Called, Runner};
use super::scenarios::{CLIENT, DOMAIN, GRANT, ROLE, SECRET, first_login, good_tenant};
use crate::Result;
use auth0_actions_sandbox::driver::Driver;
use auth0_actions_sandbox::tenant::{Faults, Tenant};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

/// Another Action's application at the same tenant.
const OTHER_CLIENT: &str = "BbiyAPdpYdesoKnqjj8HJqRn4T5titxx";
const OTHER_SECRET: &str = "the-secret-of-another-application-0123456789abcdef";

/// An execution in a process that has just been started: who runs it, and the statuses that it should see.
struct Step {
    what: &'static str,
    client: &'static str,
    secret: &'static str,
    statuses: &'static [&'static str],
}

const TOKEN_AND_CALL: &[&str] = &["200", "204"];

const STEPS: [Step; 5] = [
    Step { what: "the first process asks for a token", client: CLIENT, secret: SECRET, statuses: TOKEN_AND_CALL },
    Step { what: "the second finds it", client: CLIENT, secret: SECRET, statuses: &["204"] },
    Step { what: "another application does not", client: OTHER_CLIENT, secret: OTHER_SECRET, statuses: TOKEN_AND_CALL },
    Step { what: "nor who knows only the name", client: CLIENT, secret: "a guess", statuses: &["401"] },
    Step { what: "it is still there", client: CLIENT, secret: SECRET, statuses: &["204"] },
];

/// A token that was revoked is replaced, and the next process finds the new one.
const REVOKED: [Step; 2] = [
    Step { what: "a revoked token is replaced", client: CLIENT, secret: SECRET, statuses: &["401", "200", "204"] },
    Step { what: "by one that is kept", client: CLIENT, secret: SECRET, statuses: &["204"] },
];

/// The file itself, in two processes.
pub(super) async fn check_file(folders: &Folders, runner: &Runner, caching: &Action) -> Result {
    let case = first_login()?;
    let tenant = good_tenant(&case, "").await?;
    let surroundings = Place::of(&tenant)?.surroundings();
    let driver = Driver::new(surroundings.transport()?);
    let hosts = Hosts { folders, runner, action: caching };
    for (process, requests) in [("the first", (1, 1)), ("the second", (1, 2))] {
        let told = tell(hosts.bundle_beside(&driver, &case, &surroundings).await?)?;
        let seen = (tenant.token_requests(), tenant.api_calls());
        if told.ended != Ok(Vec::new()) || seen != requests {
            return Err(format!("{process} process of the file: {:?}, requests {seen:?}", told.ended).into());
        }
    }
    Ok(())
}

pub(super) async fn check(runner: &Runner, caching: &Action) -> Result {
    let case = first_login()?;
    let tenant = Tenant::builder().domain(DOMAIN).tls(true).client(CLIENT, SECRET, GRANT).client(
        OTHER_CLIENT,
        OTHER_SECRET,
        GRANT,
    );
    let tenant = tenant.user(case.event["user"].clone()).role(ROLE, "Member").start().await?;
    let place = Place::of(&tenant)?;
    let call = |step: &Step| {
        let mut secrets = case.secrets.clone();
        secrets["clientId"] = json!(step.client);
        secrets["clientSecret"] = json!(step.secret);
        json!({
            "handler": case.handler, "event": case.event, "secrets": secrets, "options": place.options(),
            "tokenCache": "clientSecret", "anew": true,
        })
    };
    let seen = runner.run(Some(&caching.module), &STEPS.each_ref().map(call)).await?;
    expect(&STEPS, &seen)?;
    let entries = seen.last().map(|last| last.cache.as_slice()).unwrap_or_default();
    // One for each application, under keys of their own.
    if entries.len() != 2 || entries[0].0 == entries[1].0 {
        return Err(format!("the cache holds {entries:?}").into());
    }
    for (key, value) in entries {
        let bytes = STANDARD.decode(value)?;
        let shown = format!("{key} {value} {}", String::from_utf8_lossy(&bytes));
        let clear = [CLIENT, OTHER_CLIENT, SECRET, OTHER_SECRET, DOMAIN, GRANT[0], "expires_ms", "eyJhbGciOi"];
        if let Some(clear) = clear.into_iter().find(|clear| shown.contains(clear)) {
            return Err(format!("`{clear}` can be read in the cache: {shown}").into());
        }
    }

    // The second call of the API is refused.
    let first = call(&STEPS[0]);
    tenant.inject(Faults::parse("api:latency=0, api:revoked")?);
    let mut calls = vec![first];
    calls.extend(REVOKED.iter().map(call));
    let seen = runner.run(Some(&caching.module), &calls).await?;
    expect(&REVOKED, &seen[1..])?;
    println!("  {} processes share a token in the cache, and nobody else finds it", STEPS.len() + REVOKED.len());
    Ok(())
}

fn expect(steps: &[Step], seen: &[Called]) -> Result {
    for (step, called) in steps.iter().zip(seen) {
        if called.exchanges() != step.statuses {
            return Err(format!("{}: {:?} instead of {:?}", step.what, called.exchanges(), step.statuses).into());
        }
    }
    Ok(())
}
