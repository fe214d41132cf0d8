//! The events of all triggers against the facts: every property is read, from where it stands and as what it is; no type has
//! a field that the facts do not have; and any event that the facts allow is read, with nothing lost.

mod chance;
mod facts;
mod random;
mod shown;
mod stream;
mod triggers;
mod types;

use auth0_actions::custom_token_exchange;
use auth0_actions::prelude::ExposeSecret;
use chance::Chance;
use facts::{Entry, Facts, Maker};
use serde_json::Value;
use shown::Shown;
use triggers::{TRIGGERS, Trigger};

/// An event with every property.
fn full(facts: &Facts) -> Value {
    facts.event(&mut Maker { chance: Chance::new(1), has: &mut |_, _| true, plain: true })
}

/// Reads an event, and compares what the types hold with what came.
fn read(trigger: &Trigger, event: &Value) -> Result<Vec<Shown>, String> {
    let groups = (trigger.read)(&event.to_string()).map_err(|problems| problems.to_string())?;
    let known: Vec<&str> = groups.iter().map(|(name, _)| *name).collect();
    if let Some(key) = event.as_object().unwrap().keys().find(|key| !known.contains(&key.as_str())) {
        return Err(format!("no group holds `{key}`"));
    }
    let shown = |(name, shown): &(&str, String)| {
        let shown = Shown::parse(shown);
        shown.is_of(event.get(name), name).map(|()| shown)
    };
    groups.iter().map(shown).collect()
}

/// In both directions: a property that no field holds, and a field that no property is for, are told apart from a match.
#[test]
fn every_property_of_the_facts_is_a_field_and_every_field_is_a_property() {
    for trigger in &TRIGGERS {
        let facts = Facts::of(trigger.id);
        let groups = read(trigger, &full(&facts)).unwrap_or_else(|error| panic!("{}: {error}", trigger.id));
        let fields = groups.len() + groups.iter().map(Shown::fields).sum::<usize>();
        let others = facts.entries.iter().filter(|entry| entry.off_reference).count();
        let properties = facts.entries.iter().filter(|entry| !entry.path.ends_with(['}', ']'])).count();
        println!(
            "{}: {} entries of the facts, {others} of them not in the reference; {properties} properties, {fields} fields",
            trigger.id,
            facts.entries.len(),
        );
        // The facts follow the actors of actors for five levels; the type of the fifth has an `act` too.
        let repeated = usize::from(trigger.id == "post-login");
        assert_eq!(fields, properties + repeated, "{}", trigger.id);
    }
}

/// The place of an entry in a full event, and the path that a problem there has.
fn place<'v>(event: &'v mut Value, entry: &Entry) -> (&'v mut Value, String) {
    let mut value = event;
    let mut path = String::new();
    for step in entry.path.split('.').skip(1) {
        let key = step.trim_end_matches(['[', ']', '{', '}']);
        value = &mut value[key];
        path += if path.is_empty() { "" } else { "." };
        path += key;
        let mut rest = &step[key.len()..];
        while !rest.is_empty() {
            let (inner, shown) =
                if rest.starts_with("[]") { (&mut value[0], "[0]") } else { (&mut value["key"], ".key") };
            value = inner;
            path += shown;
            rest = &rest[2..];
        }
    }
    (value, path)
}

/// A value of another type is one problem, at its path. Where it is none, any value is right: the facts say so, or the
/// corrections do.
#[test]
fn a_wrong_type_is_reported_at_its_path_with_what_was_expected() {
    for trigger in &TRIGGERS {
        let facts = Facts::of(trigger.id);
        let (mut typed, mut free) = (0, Vec::new());
        for entry in &facts.entries {
            let mut event = full(&facts);
            let (value, path) = place(&mut event, entry);
            let found = if value.is_string() { "a number" } else { "a string" };
            *value = if value.is_string() { 7.into() } else { "wrong".into() };
            match (trigger.read)(&event.to_string()) {
                Err(problems) => {
                    typed += 1;
                    let [problem] = problems.0.as_slice() else { panic!("{}: {path}: {problems}", trigger.id) };
                    assert_eq!(problem.path, path, "{}", trigger.id);
                    assert!(problem.what.starts_with("expected "), "{path}: {}", problem.what);
                    assert!(problem.what.ends_with(&format!(", found {found}")), "{path}: {}", problem.what);
                }
                Ok(_) => free.push(entry),
            }
        }
        println!("{}: {typed} typed, {} free-form", trigger.id, free.len());
        for entry in free {
            let any =
                entry.kind == "any" || entry.kind.contains('|') || DISPUTED.iter().any(|end| entry.path.ends_with(end));
            assert!(any, "{}: `{}` is a `{}`, and nobody minds another type", trigger.id, entry.path, entry.kind);
        }
    }
}

/// What the corrections leave untyped, with their reasons there.
const DISPUTED: [&str; 3] =
    ["anonymous_session.created_at", "anonymous_session.expires_at", "identities[].profileData{}"];

#[test]
fn what_the_facts_promise_is_missed_and_nothing_else() {
    for trigger in &TRIGGERS {
        let facts = Facts::of(trigger.id);
        let mut promised = 0;
        for entry in facts.entries.iter().filter(|entry| !entry.path.ends_with(['}', ']'])) {
            for missing in [None, Some(Value::Null)] {
                let mut event = full(&facts);
                let (above, key) = entry.path.rsplit_once('.').unwrap();
                let path = place(&mut event, entry).1;
                let parent = match facts.entries.iter().find(|entry| entry.path == above) {
                    Some(parent) => place(&mut event, parent).0,
                    None => &mut event,
                };
                let members = parent.as_object_mut().unwrap();
                let was_null = missing.is_some();
                match missing {
                    Some(null) => members.insert(key.to_owned(), null),
                    None => members.remove(key),
                };
                let result = (trigger.read)(&event.to_string());
                let untyped = entry.kind == "any";
                assert_eq!(result.is_ok(), entry.optional || (was_null && untyped), "{}: {path}", trigger.id);
                if let Err(problems) = result {
                    promised += usize::from(!was_null);
                    assert_eq!(problems.0.len(), 1, "{problems}");
                    assert_eq!(problems.0[0].path, path);
                    let null = problems.0[0].what.ends_with(", found null");
                    assert!(if was_null { null } else { problems.0[0].what == "is missing" }, "{problems}");
                }
            }
        }
        println!("{}: {promised} promised", trigger.id);
    }
}

#[test]
fn the_tokens_of_an_exchange_are_shown_nowhere() {
    let facts = Facts::of("custom-token-exchange");
    let mut event = full(&facts);
    event["transaction"]["subject_token"] = "the.subjects.token".into();
    event["transaction"]["actor_token"] = "the.actors.token".into();
    let event = event.to_string();
    let of_exchange = TRIGGERS.iter().find(|trigger| trigger.id == "custom-token-exchange").unwrap();
    let groups = (of_exchange.read)(&event).unwrap_or_else(|problems| panic!("{problems}"));
    assert!(groups.iter().any(|(name, shown)| *name == "transaction" && shown.contains("subject_token: SecretBox")));
    let event = custom_token_exchange::Event::from_json(&event, ()).unwrap_or_else(|problems| panic!("{problems}"));
    for shown in groups.iter().map(|(_, shown)| shown.clone()).chain([format!("{:#?}", event.raw())]) {
        assert!(!shown.contains("the.subjects.token") && !shown.contains("the.actors.token"), "{shown}");
    }
    // They are there for who asks.
    assert_eq!(event.transaction.subject_token.expose_secret(), "the.subjects.token");
    assert_eq!(event.transaction.actor_token.as_ref().map(|token| token.expose_secret()), Some("the.actors.token"));
}

#[test]
fn the_samples_are_read() {
    for trigger in &TRIGGERS {
        let sample: Value = serde_json::from_str(trigger.full).unwrap();
        read(trigger, &sample).unwrap_or_else(|error| panic!("{}: {error}", trigger.id));
    }
}
