//! The example in all hosts, in good days and bad ones.

use super::hosts::{Case, HOSTS, Hosts};
use super::place::{Place, Seen};
use crate::Result;
use auth0_actions_sandbox::tenant::{Faults, Tenant};
use serde_json::{Value, json};

pub(super) const DOMAIN: &str = "tenant.eu.auth0.com";
const CLIENT: &str = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww";
/// Made up; it must show nowhere.
const SECRET: &str = "the-secret-of-the-application-0123456789abcdef";
const ROLE: &str = "rol_abcdefghijkl0123";
const GRANT: [&str; 2] = ["create:role_members", "update:users"];

/// One day.
struct Scenario {
    name: &'static str,
    faults: &'static str,
    grant: &'static [&'static str],
    /// Changes event and secrets.
    change: fn(&mut Case),
    /// What the tenant is asked.
    requests: &'static [&'static str],
    /// Is the role given?
    assigned: bool,
}

const NO_CHANGE: fn(&mut Case) = |_| {};

const TOKEN: &str = "oauth.token 200";
const ASSIGNED: &str = "users.roles.assign 204";

const SCENARIOS: [Scenario; 14] = [
    fine("the first login", "", &[TOKEN, ASSIGNED]),
    Scenario { change: |case| case.event["stats"]["logins_count"] = json!(2), ..refused("the second login", &[]) },
    Scenario {
        change: |case| case.secrets["clientSecret"] = json!("wrong"),
        ..refused("a wrong secret", &["oauth.token 401"])
    },
    Scenario { grant: &["update:users"], ..refused("a grant that lacks a scope", &[TOKEN]) },
    Scenario {
        change: |case| case.secrets["DEFAULT_ROLE"] = json!("rol_none000000000000"),
        ..refused("a role that is not there", &[TOKEN, "users.roles.assign 404"])
    },
    Scenario {
        change: |case| {
            case.secrets.as_object_mut().map(|secrets| secrets.remove("DEFAULT_ROLE"));
            case.secrets["domain"] = json!("no domain");
        },
        ..refused("two secrets that are wrong", &[])
    },
    fine("no token service for a moment", "token:503", &["oauth.token 503", TOKEN, ASSIGNED]),
    fine("a token that is cut off", "token:cut", &[TOKEN, TOKEN, ASSIGNED]),
    fine("a token that is no JSON", "token:malformed", &[TOKEN, TOKEN, ASSIGNED]),
    fine("too many calls", "api:429=1", &[TOKEN, "users.roles.assign 429", ASSIGNED]),
    fine("no API for a moment", "api:502", &[TOKEN, "users.roles.assign 502", ASSIGNED]),
    fine(
        "a connection that breaks",
        "token:reset,api:reset",
        &["oauth.token unanswered", TOKEN, "users.roles.assign unanswered", ASSIGNED],
    ),
    fine("an answer that is lost", "api:reset-after", &[TOKEN, "users.roles.assign unanswered", ASSIGNED]),
    fine("a token that is revoked", "api:revoked", &[TOKEN, "users.roles.assign 401", TOKEN, ASSIGNED]),
];

const fn fine(name: &'static str, faults: &'static str, requests: &'static [&'static str]) -> Scenario {
    Scenario { name, faults, grant: &GRANT, change: NO_CHANGE, requests, assigned: true }
}

const fn refused(name: &'static str, requests: &'static [&'static str]) -> Scenario {
    Scenario { name, faults: "", grant: &GRANT, change: NO_CHANGE, requests, assigned: false }
}

/// The event of the example's first login, with its secrets.
pub(super) fn first_login() -> Result<Case> {
    let event: Value = serde_json::from_str(include_str!("../../../examples/default-role/events/first-login.json"))?;
    let secrets = json!({ "domain": DOMAIN, "clientId": CLIENT, "clientSecret": SECRET, "DEFAULT_ROLE": ROLE });
    Ok(Case { handler: "onExecutePostLogin".to_owned(), event, secrets, frozen_at_ms: None })
}

/// A tenant that knows the event's user.
pub(super) async fn tenant(case: &Case, grant: &[&str], faults: &str) -> Result<Tenant> {
    let builder = Tenant::builder().domain(DOMAIN).tls(true).client(CLIENT, SECRET, grant.iter().copied());
    let builder = builder.user(case.event["user"].clone()).role(ROLE, "Member").faults(Faults::parse(faults)?);
    Ok(builder.start().await?)
}

/// As [`tenant`], whose tokens last so long.
pub(super) async fn tenant_with_tokens_of(case: &Case, lifetime: std::time::Duration) -> Result<Tenant> {
    let builder = Tenant::builder().domain(DOMAIN).tls(true).client(CLIENT, SECRET, GRANT).token_lifetime(lifetime);
    Ok(builder.user(case.event["user"].clone()).role(ROLE, "Member").start().await?)
}

/// A tenant in a good day.
pub(super) async fn good_tenant(case: &Case, faults: &str) -> Result<Tenant> {
    tenant(case, &GRANT, faults).await
}

pub(super) async fn check(hosts: &Hosts<'_>) -> Result {
    for scenario in &SCENARIOS {
        let mut case = first_login()?;
        let user = case.event["user"]["user_id"].as_str().unwrap_or_default().to_owned();
        (scenario.change)(&mut case);
        let mut told: Vec<(&str, Seen)> = Vec::new();
        for host in HOSTS {
            let tenant = tenant(&case, scenario.grant, scenario.faults).await?;
            let seen = Place::of(&tenant)?.run(hosts, host, &case).await?;
            let wrong = |what: &str| format!("{}, {host}: {what}: {seen:#?}", scenario.name);
            if seen.requests != scenario.requests {
                return Err(wrong(&format!("the tenant should see {:?}", scenario.requests)).into());
            }
            if tenant.role_members(ROLE).contains(&user) != scenario.assigned {
                return Err(wrong("the role is not as it should be").into());
            }
            if seen.ended.as_ref().is_ok_and(|commands| commands.is_empty() == scenario.assigned) {
                return Err(wrong("the commands are not as they should be").into());
            }
            if format!("{seen:?}").contains(SECRET) {
                return Err(format!("{}, {host}: the secret shows", scenario.name).into());
            }
            told.push((host, seen));
        }
        if let Some((host, seen)) = told.iter().find(|(_, seen)| *seen != told[0].1) {
            let text = format!("{}: {host} and {} differ: {seen:#?}\n{:#?}", scenario.name, told[0].0, told[0].1);
            return Err(text.into());
        }
    }
    println!("  {} scenarios of the example are the same in Node, as a bundle, driven and in process", SCENARIOS.len());
    Ok(())
}
