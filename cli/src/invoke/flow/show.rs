//! A flow for people.

use super::Built;
use crate::invoke::event::Event;
use crate::invoke::tenant::Place;
use crate::style::{dim, error, good, heading, warning};
use anstream::println;
use auth0_actions::wire::Value;
use auth0_actions_sandbox::pipeline::{End, Flow, State, Turn};

/// What is about to run.
pub(super) fn beginning(actions: &[Built], trigger: &str, event: &Event, place: &Place) {
    let names: Vec<String> = actions.iter().map(|built| heading(&built.action.name)).collect();
    println!("{} {}", names.join(" → "), dim(trigger));
    println!("  event    {}", event.source);
    match place.local_domain() {
        Some(domain) => println!("  tenant   {domain} {}", dim("(a local one; --tenant calls the real one)")),
        None if place.is_real() => println!("  tenant   {}", warning("the one that the secrets name")),
        None => {}
    }
    for built in actions.iter().filter(|built| !built.secrets.made_up.is_empty()) {
        let made_up = built.secrets.made_up.join(", ");
        println!("  secrets  {made_up} of {} {}", built.action.name, dim("were made up for the local tenant"));
    }
    for unread in unread(actions) {
        println!("  {}: {unread}", warning("warning"));
    }
}

/// Secrets of the file that none of the Actions reads.
fn unread(actions: &[Built]) -> Vec<&str> {
    let name = |text: &str| text.split(", which").next().unwrap_or_default().to_owned();
    let by_all =
        |text: &&str| actions.iter().all(|built| built.secrets.unread.iter().any(|other| name(other) == name(text)));
    let first = actions.first().map(|built| built.secrets.unread.as_slice()).unwrap_or_default();
    first.iter().map(String::as_str).filter(by_all).collect()
}

/// Whose turn it is.
pub(super) fn turn(turn: &Turn) {
    println!("\n{} {}", heading(&turn.name), dim(turn.handler));
}

/// The user is away.
pub(super) fn suspension(flow: &Flow) {
    println!("\n{} {}", warning("the user is at"), flow.state().shown);
    println!("{}", dim("and comes back"));
}

/// What came of it.
pub(super) fn ending(flow: &Flow, state: &State, place: &Place) {
    if let Some(refused) = flow.parts().last().and_then(|part| part.refused.as_ref()) {
        println!("{}: `{}`: {} {}", error("Auth0 refuses"), refused.call, refused.message, dim(&refused.at));
    }
    let end = match state.end {
        End::Completed => good(state.end.as_str()),
        End::Failed => error(state.end.as_str()),
        _ => warning(state.end.as_str()),
    };
    println!("\n{} {end}", heading("The flow is"));
    if let Some(verdict) = &state.verdict {
        println!("  {}: {}", verdict.code, verdict.reason);
    }
    println!("  shown to {}", state.shown);
    if state.end == End::Suspended {
        println!("  {}", dim("--continue FILE brings the user back, --factor FACTOR gives a factor"));
    }
    for (name, part) in state.parts.iter() {
        match part {
            Value::Object(members) => {
                println!("{}", heading(name));
                for (key, value) in members.iter() {
                    println!("  {key} {value}");
                }
            }
            other => println!("{} {other}", heading(name)),
        }
    }
    for (user, role) in place.members() {
        println!("{user} is in the role {}", heading(role));
    }
    for note in &state.notes {
        println!("{}: {note}", warning("note"));
    }
}
