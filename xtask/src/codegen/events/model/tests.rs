use super::{Event, Field, Kind, Struct, build};
use crate::codegen::events::corrections::Corrections;
use crate::codegen::facts::{Facts, Property, Trigger};
use std::collections::BTreeSet;
use std::path::Path;

fn trigger(event: &str) -> Trigger {
    serde_json::from_str(&format!(r#"{{"id": "t", "event": {event}}}"#)).unwrap()
}

fn refused(event: &str, corrections: &str) -> String {
    let corrections = Corrections::parse(&format!("triggers = []\n{corrections}")).unwrap();
    build(&trigger(event), &corrections).err().unwrap().to_string()
}

#[test]
fn facts_that_make_no_types_are_refused() {
    for (event, corrections, expected) in [
        (r#"[{"path": "event.a.b", "type": "string"}]"#, "", "`event.a.b` has no parent in the facts"),
        (r#"[{"path": "event.a", "type": "string"}]"#, "", "t: `event.a` is no object"),
        (
            r#"[{"path": "event.a", "type": "object"}, {"path": "event.a.b", "type": "date"}]"#,
            "",
            "t: `event.a`: `event.a.b`: the type `date` is unknown",
        ),
        (
            r#"[{"path": "event.a", "type": "object"}, {"path": "event.a.b", "type": "array<string>"},
                {"path": "event.a.b[]", "type": "number"}]"#,
            "",
            "t: `event.a`: `event.a.b`: the items are `number`, but the array says `string`",
        ),
        (
            r#"[{"path": "event.a", "type": "object"}, {"path": "event.a.b", "type": "string"}]"#,
            "[[types]]\ntype = \"Date\"\nbecause = \"x\"\npaths = [\"b\"]",
            "t: `event.a`: `event.a.b`: a correction asks for the type `Date`, which is none of ours",
        ),
        (
            r#"[{"path": "event.a", "type": "object"}, {"path": "event.a.b", "type": "object"},
                {"path": "event.a.b.c", "type": "string"}]"#,
            "[[repeat]]\nbecause = \"x\"\npaths = [\"a.b\"]",
            "t: `event.a`: `event.a.b`: `c` is not as in `event.a`, so it does not repeat it",
        ),
    ] {
        assert_eq!(refused(event, corrections), expected);
    }
}

/// Walks the types, not the facts, and lists each path that a property of theirs stands for.
fn paths(fields: &[Field], prefix: &str, around: Option<&Struct>, repeats: usize, found: &mut BTreeSet<String>) {
    for field in fields {
        let path = format!("{prefix}.{}", field.key);
        paths_of(&field.kind, &path, around, repeats, found);
        found.insert(path);
    }
}

fn paths_of(kind: &Kind, path: &str, around: Option<&Struct>, repeats: usize, found: &mut BTreeSet<String>) {
    match kind {
        Kind::Plain(name) if name == "Map" => {
            found.insert(format!("{path}{{}}"));
        }
        Kind::Plain(_) | Kind::Enum(_) => {}
        Kind::Struct(of) => paths(&of.fields, path, Some(of), 0, found),
        Kind::Array(item) => {
            found.insert(format!("{path}[]"));
            paths_of(item, &format!("{path}[]"), around, repeats, found);
        }
        Kind::Dictionary(value) => {
            found.insert(format!("{path}{{}}"));
            paths_of(value, &format!("{path}{{}}"), around, repeats, found);
        }
        Kind::Repeat(name, levels) => {
            let of = around.filter(|of| of.name == *name).expect("what is repeated is around");
            if repeats < *levels {
                paths(&of.fields, path, around, repeats + 1, found);
            }
        }
    }
}

fn committed() -> (Facts, Corrections) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    (Facts::read(root).unwrap(), Corrections::read(root).unwrap())
}

#[test]
fn every_fact_of_an_event_is_in_its_types() {
    let (facts, corrections) = committed();
    let counts = [
        ("post-login", 278, 28),
        ("credentials-exchange", 56, 8),
        ("pre-user-registration", 100, 17),
        ("post-user-registration", 98, 8),
        ("post-change-password", 69, 1),
        ("send-phone-message", 68, 1),
        ("custom-phone-provider", 85, 1),
        ("custom-email-provider", 71, 4),
        ("password-reset-post-challenge", 129, 12),
        ("custom-token-exchange", 78, 14),
        ("event-stream", 10, 4),
    ];
    assert_eq!(counts.map(|(id, ..)| id).as_slice(), corrections.triggers());
    for (id, listed, seen) in counts {
        let trigger = facts.trigger(id).unwrap();
        let event: Event = build(trigger, &corrections).unwrap();
        let mut walked = BTreeSet::new();
        paths(&event.groups, "event", None, 0, &mut walked);
        // The glue around the groups holds the secrets, as a type of the Action's own.
        walked.extend(["event.secrets".to_owned(), "event.secrets{}".to_owned()]);

        let of = |facts: &Option<Vec<Property>>| -> BTreeSet<String> {
            facts.iter().flatten().map(|fact| fact.path.clone()).collect()
        };
        let (reference, other) = (of(&trigger.event), of(&trigger.event_off_reference));
        assert_eq!((reference.len(), other.len()), (listed, seen), "{id}");
        let missing: Vec<_> = reference.union(&other).filter(|path| !walked.contains(*path)).collect();
        assert_eq!(missing, ["event.configuration"], "{id}");

        // What the types have beyond the facts: one more level of what repeats, and items that no source tells of.
        let surplus: Vec<_> =
            walked.iter().filter(|path| !reference.contains(*path) && !other.contains(*path)).collect();
        let expected: &[&str] = match id {
            "post-login" => &["event.transaction.actor.act.act.act.act.act", "event.transaction.target_scopes[]"],
            "password-reset-post-challenge" => &[
                "event.transaction.acr_values[]",
                "event.transaction.prompt[]",
                "event.transaction.requested_authorization_details[]",
                "event.transaction.requested_authorization_details[]{}",
                "event.transaction.requested_scopes[]",
                "event.transaction.response_type[]",
            ],
            "custom-token-exchange" => &["event.custom_domain.domain_metadata{}", "event.transaction.metadata{}"],
            _ => &[],
        };
        assert_eq!(surplus, expected, "{id}");
        println!("{id}: {listed} entries of the reference, {seen} others");
    }
}

#[test]
fn every_fact_of_a_message_is_in_its_type() {
    let (facts, corrections) = committed();
    let messages = super::messages(&facts.event_stream_types, &corrections).unwrap();
    assert_eq!(messages.len(), 18);
    for (message, fact) in messages.iter().zip(&facts.event_stream_types) {
        let Kind::Struct(object) = &message.object else { panic!("{} is about an object", message.id) };
        let here: Vec<_> = object.fields.iter().map(|field| (field.key.as_str(), field.optional)).collect();
        let there: Vec<_> = fact.object.iter().map(|member| (member.name.as_str(), member.optional)).collect();
        assert_eq!((&message.id, here), (&fact.id, there));
    }
}

#[test]
fn what_the_facts_call_optional_is_and_what_the_reference_does_not_list() {
    let (facts, corrections) = committed();
    let event = build(facts.trigger("post-login").unwrap(), &corrections).unwrap();
    let group = |name: &str| event.groups.iter().find(|group| group.key == name).unwrap();
    assert!(!group("user").optional && group("organization").optional);
    // Nullable and required, but off the reference.
    assert!(group("experiment").optional && group("experiment").off_reference);
    let Kind::Struct(user) = &group("user").kind else { panic!("the user is an object") };
    let optional = |name: &str| user.fields.iter().find(|field| field.key == name).unwrap().optional;
    assert!(optional("email") && !optional("user_id") && !optional("identities"));
}
