//! The messages of event streams: each type that the facts know, as its type.

use super::{Chance, Entry, Facts, Maker, Shown};
use auth0_actions::event_stream::{CloudEvent, Event};
use auth0_actions::wire::{Malformed, Problems};
use serde_json::{Value, json};

fn message(kind: &str, data: Value) -> String {
    json!({ "message": { "id": "e", "type": kind, "source": "s", "specversion": "1.0", "a0tenant": "t", "data": data } }).to_string()
}

fn object(facts: &Facts, has: bool) -> Value {
    facts.event(&mut Maker { chance: Chance::new(1), has: &mut |_, _| has, plain: true })
}

/// The variant, and what its object shows.
fn shown(event: &Event) -> (&'static str, String) {
    macro_rules! variants {
        ($($variant:ident)*) => {
            match event.message.cloud_event() {
                $(CloudEvent::$variant(data) => (stringify!($variant), format!("{:?}", data.object())),)*
                _ => ("Other", String::new()),
            }
        };
    }
    variants! {
        GroupCreated GroupDeleted GroupMemberAdded GroupMemberDeleted GroupUpdated OrganizationConnectionAdded
        OrganizationConnectionRemoved OrganizationConnectionUpdated OrganizationCreated OrganizationDeleted
        OrganizationMemberAdded OrganizationMemberDeleted OrganizationMemberRoleAssigned OrganizationMemberRoleDeleted
        OrganizationUpdated UserCreated UserDeleted UserUpdated
    }
}

#[test]
fn every_type_of_the_facts_is_read_as_its_variant_with_all_its_fields() {
    let types = Facts::of_messages();
    let mut seen = 0;
    for (kind, facts) in &types {
        for has in [true, false] {
            let object = object(facts, has);
            let text = message(kind, json!({ "object": object, "previous_object": { "a": 1 }, "context": { "b": 2 } }));
            let event = Event::from_json(&text, ()).unwrap_or_else(|problems| panic!("{kind}: {problems}"));
            let (variant, debug) = shown(&event);
            assert_eq!(variant.to_ascii_lowercase(), kind.replace('.', ""));
            let shown = Shown::parse(&debug);
            shown.is_of(Some(&object), kind).unwrap();
            assert_eq!(shown.fields(), facts.entries.len(), "{kind}");
        }
        seen += 1;
        println!("{kind}: {} fields", facts.entries.len());
    }
    assert_eq!(seen, 18);
}

#[test]
fn a_wrong_type_in_the_object_is_reported_at_its_path_by_hosts_that_read_all_and_where_it_is_asked_for() {
    for (kind, facts) in Facts::of_messages() {
        for Entry { path, .. } in &facts.entries {
            let key = path.strip_prefix("event.").unwrap();
            let mut object = object(&facts, true);
            object[key] = if object[key].is_string() { 7.into() } else { "wrong".into() };
            let problems = Event::from_json(&message(&kind, json!({ "object": object })), ()).err().unwrap();
            let [problem] = problems.0.as_slice() else { panic!("{kind}.{key}: {problems}") };
            assert_eq!(problem.path, format!("message.data.object.{key}"), "{kind}");
            assert!(problem.what.starts_with("expected "), "{kind}.{key}: {}", problem.what);
        }
    }
}

#[test]
fn what_is_around_the_object_is_there_when_it_came() {
    let text =
        message("user.created", json!({ "object": user(), "previous_object": { "a": 1 }, "context": { "b": 2 } }));
    let event = Event::from_json(&text, ()).unwrap();
    let CloudEvent::UserCreated(created) = event.message.cloud_event() else { panic!("a user was created") };
    assert_eq!(created.previous_object().unwrap().get("a").unwrap().as_i64(), Some(1));
    assert_eq!(created.context().unwrap().get("b").unwrap().as_i64(), Some(2));
    let event = Event::from_json(&message("user.updated", json!({ "object": user() })), ()).unwrap();
    let CloudEvent::UserUpdated(updated) = event.message.cloud_event() else { panic!("a user was updated") };
    assert!(updated.previous_object().is_none() && updated.context().is_none());
}

fn user() -> Value {
    json!({ "user_id": "auth0|1", "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z", "identities": [] })
}

#[test]
fn types_of_later_times_and_messages_without_data_are_no_problem() {
    let event = Event::from_json(&message("user.promoted", json!({ "object": 1 })), ()).unwrap();
    assert!(matches!(event.message.cloud_event(), CloudEvent::Other));
    assert_eq!(event.message.r#type, "user.promoted");

    let event = Event::from_json(&message("user.created", Value::Null), ()).unwrap();
    let CloudEvent::UserCreated(created) = event.message.cloud_event() else { panic!("a user was created") };
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| created.object().user_id)).unwrap_err();
    let Malformed(Problems(problems)) = ended.downcast_ref().expect("the Action's end says what is malformed");
    assert_eq!((problems[0].path.as_str(), problems[0].what.as_str()), ("message.data.object", "is missing"));
}
