//! Each example, on each of its events: as a bundle's file, driven, and in process. A new example, and a new event, is
//! found here by itself.

use super::build::Action;
use super::check::Folders;
use super::hosts::{BUNDLE, Case, DRIVEN, Ended, Hosts, IN_PROCESS, Surroundings, drive, tell};
use super::place::{Place, without_request_id};
use super::runner::Runner;
use super::same::same;
use crate::Result;
use auth0_actions::management::reqwest::now_ms;
use auth0_actions_sandbox::driver::{Driver, Report};
use auth0_actions_sandbox::tenant::Tenant;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// The clock stands still here, where it can: 2026-01-31T09:30:00Z.
const NOW_MS: i64 = 1_769_851_800_000;
const DOMAIN: &str = "tenant.eu.auth0.com";
const CLIENT: &str = "client";
/// Made up; it must show nowhere.
const SECRET: &str = "the-secret-of-the-application-0123456789abcdef";

/// A day on which an example runs.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Day {
    /// All is well.
    Good,
    /// A secret that the Action needs is not there, or, when it needs none, the event's user.
    Incomplete,
    /// The tenant refuses the application's secret.
    Refused,
}

/// What is compared.
#[derive(Debug, PartialEq)]
struct Seen {
    ended: Ended,
    logs: Vec<String>,
    /// What the tenant was asked, and its answers.
    requests: Vec<String>,
}

impl Seen {
    /// Is it the same, but for times of executions that were made so far apart?
    fn is_like(&self, other: &Self, apart_ms: i64) -> bool {
        let commands = match (&self.ended, &other.ended) {
            (Ok(one), Ok(other)) if apart_ms != 0 => same(&json!(one), &json!(other), apart_ms),
            (one, other) => one == other,
        };
        commands && self.logs == other.logs && self.requests == other.requests
    }
}

pub(super) async fn check(folders: &Folders, runner: &Runner, examples: &[Action]) -> Result {
    let (mut runs, mut failures) = (0, 0);
    for action in examples {
        let events = events(action)?;
        if events.is_empty() {
            return Err(format!("the example `{}` has no event in its folder `events`", action.name).into());
        }
        let hosts = Hosts { folders, runner, action };
        for event in &events {
            for day in [Day::Good, Day::Incomplete, Day::Refused] {
                let Some(case) = case(action, event, day)? else { continue };
                failures += usize::from(compare(&hosts, &case, day, event).await?);
                runs += 1;
            }
        }
    }
    if failures == 0 {
        return Err("no execution failed: that errors are equal is not seen".into());
    }
    println!(
        "  {} examples: {runs} executions, {failures} of them failing, are the same as a bundle, driven and in process",
        examples.len()
    );
    Ok(())
}

/// Runs a case in all hosts; answers whether it fails.
async fn compare(hosts: &Hosts<'_>, case: &Case, day: Day, event: &std::path::Path) -> Result<bool> {
    let mut seen: Vec<(&str, Seen)> = Vec::new();
    let mut exchanges = Vec::new();
    let name = format!("{} on {}, {day:?}", hosts.action.name, event.display());
    for host in [DRIVEN, BUNDLE, IN_PROCESS] {
        if host == IN_PROCESS && hosts.action.in_process.is_none() {
            return Err(format!("the example `{}` has no feature `native`", hosts.action.name).into());
        }
        let tenant = tenant(hosts.action, case).await?;
        let surroundings = match &tenant {
            Some(tenant) => Place::of(tenant)?.surroundings(),
            None => Surroundings::default(),
        };
        let told = match host {
            IN_PROCESS => hosts.run(host, case, &surroundings).await?,
            _ => {
                let report = report(hosts, host, case, &surroundings).await?;
                exchanges.push(exchanges_of(&report));
                tell(report)?
            }
        };
        if format!("{told:?}").contains(SECRET) {
            return Err(format!("{name}, {host}: the secret shows").into());
        }
        let requests = tenant.iter().flat_map(Tenant::journal).map(|exchange| {
            format!("{} {} {:?} {:?}", exchange.method, exchange.path, exchange.operation, exchange.status)
        });
        let logs = told.logs.into_iter().map(without_request_id).collect();
        seen.push((host, Seen { ended: told.ended.map_err(without_request_id), logs, requests: requests.collect() }));
    }
    if let [driven, bundle] = &exchanges[..]
        && driven != bundle
    {
        return Err(format!("{name}: HTTP differs: driven {driven:#?}, bundle {bundle:#?}").into());
    }
    let (_, first) = &seen[0];
    // The clock of this process goes on.
    let apart = |host: &str| if host == IN_PROCESS { now_ms() - NOW_MS } else { 0 };
    if let Some((host, other)) = seen.iter().find(|(host, other)| !first.is_like(other, apart(host))) {
        return Err(format!("{name}: {host} differs: {other:#?}\n{DRIVEN}: {first:#?}").into());
    }
    if day == Day::Good && first.ended.is_err() {
        return Err(format!("{name}: it fails: {first:#?}").into());
    }
    Ok(first.ended.is_err())
}

async fn report(hosts: &Hosts<'_>, host: &str, case: &Case, surroundings: &Surroundings) -> Result<Report> {
    match host {
        BUNDLE => hosts.bundle(case, surroundings).await,
        _ => drive(&Driver::new(surroundings.transport()?), &hosts.action.driven, case).await,
    }
}

/// Each exchange with its answer, also those with others than the tenant.
fn exchanges_of(report: &Report) -> Vec<String> {
    let one = |exchange: &auth0_actions_sandbox::driver::Exchange| {
        format!("{} {} {:?}", exchange.method, exchange.url, exchange.result)
    };
    report.exchanges.iter().map(one).collect()
}

fn events(action: &Action) -> Result<Vec<PathBuf>> {
    let mut events = Vec::new();
    for entry in std::fs::read_dir(action.folder.join("events"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            events.push(path);
        }
    }
    events.sort();
    Ok(events)
}

/// The execution; `None` when the day means nothing to the Action.
fn case(action: &Action, event: &std::path::Path, day: Day) -> Result<Option<Case>> {
    let infos = action.manifest["secrets"].as_array().cloned().unwrap_or_default();
    let mut event_value: Value = serde_json::from_str(&std::fs::read_to_string(event)?)?;
    // One tenant answers to both names: an Action may call the one at which the user logs in by `fetch`.
    let domain = event_value["request"]["hostname"].as_str().unwrap_or(DOMAIN).to_owned();
    let mut secrets = secrets(action, &domain)?;
    match day {
        Day::Good => {}
        Day::Incomplete => match infos.iter().find(|info| info["required"] == true) {
            Some(info) => drop(secrets.remove(info["name"].as_str().unwrap_or_default())),
            None => drop(event_value.as_object_mut().map(|event| event.remove("user"))),
        },
        Day::Refused => match infos.iter().find(|info| info["management"] == "client_secret") {
            Some(info) => drop(secrets.insert(info["name"].as_str().unwrap_or_default().to_owned(), json!("wrong"))),
            None => return Ok(None),
        },
    }
    // As `cargo auth0 invoke` finds the handler's event, but the other way round.
    let continues = event.file_name().unwrap_or_default().to_string_lossy().starts_with("continue");
    let handlers = action.manifest["handlers"].as_array().cloned().unwrap_or_default();
    let handler = handlers
        .iter()
        .filter_map(Value::as_str)
        .find(|name| name.starts_with("onContinue") == continues)
        .ok_or_else(|| format!("`{}` has no handler for {}", action.name, event.display()))?;
    let handler = handler.to_owned();
    Ok(Some(Case { handler, event: event_value, secrets: Value::Object(secrets), frozen_at_ms: Some(NOW_MS) }))
}

/// The example's own secrets, and what is missing of them made up.
fn secrets(action: &Action, domain: &str) -> Result<Map<String, Value>> {
    let own = action.folder.join("secrets.example.json");
    let mut secrets: Map<String, Value> = match std::fs::read_to_string(own) {
        Ok(text) => serde_json::from_str(&text)?,
        Err(_) => Map::new(),
    };
    for info in action.manifest["secrets"].as_array().into_iter().flatten() {
        let name = info["name"].as_str().unwrap_or_default();
        if info["required"] != true || secrets.contains_key(name) {
            continue;
        }
        let value = match (info["management"].as_str(), info["type"].as_str()) {
            (Some("domain"), _) | (_, Some("Domain")) => domain,
            (Some("client_id"), _) => CLIENT,
            (Some("client_secret"), _) => SECRET,
            (_, Some("RoleId")) => "rol_abcdefghijkl0123",
            (_, Some("UserId")) => "auth0|local",
            (_, Some("OrganizationId")) => "org_abcdefghijkl0123",
            (_, Some("HttpsUrl")) => "https://example.com/",
            (_, Some("String" | "SecretString")) => "made-up",
            (_, kind) => {
                let file = "secrets.example.json";
                let text = format!("`{}`: `{name}` is a {kind:?}: write it into {file}", action.name);
                return Err(text.into());
            }
        };
        secrets.insert(name.to_owned(), json!(value));
    }
    Ok(secrets)
}

/// A tenant that knows the application, its grant, the event's user and the roles of the secrets, for an Action that
/// calls one.
async fn tenant(action: &Action, case: &Case) -> Result<Option<Tenant>> {
    let Some(scopes) = action.manifest["scopes"].as_array() else { return Ok(None) };
    let scopes: Vec<&str> = scopes.iter().filter_map(Value::as_str).collect();
    let infos = action.manifest["secrets"].as_array().cloned().unwrap_or_default();
    let named = |key: &str, value: &str| {
        let info = infos.iter().find(|info| info[key] == value)?;
        case.secrets[info["name"].as_str()?].as_str().map(str::to_owned)
    };
    let domain = named("management", "domain").unwrap_or_else(|| DOMAIN.to_owned());
    let id = named("management", "client_id").unwrap_or_else(|| CLIENT.to_owned());
    let mut builder = Tenant::builder().domain(domain).tls(true).client(id, SECRET, scopes);
    if case.event["user"]["user_id"].is_string() {
        builder = builder.user(case.event["user"].clone());
    }
    if let Some(role) = named("type", "RoleId") {
        builder = builder.role(role, "Role of the secrets");
    }
    Ok(Some(builder.start().await?))
}
