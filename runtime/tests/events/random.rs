//! Events by chance: whatever the facts allow is read whole, and whatever they do not allow is refused in words.

use super::{Chance, Facts, Maker, TRIGGERS, read};
use serde_json::Value;
use std::collections::BTreeSet;

/// As many cases as there are in a run, over all triggers.
const CASES: u64 = 10_000;

fn event(facts: &Facts, seed: u64) -> Value {
    let mut chance = Chance::new(seed);
    // From events that have next to nothing to events that have nearly all.
    let share = 1 + chance.below(8);
    facts.event(&mut Maker { chance, has: &mut |_, chance| chance.below(9) < share, plain: false })
}

#[test]
fn any_event_of_the_facts_is_read_and_nothing_of_it_is_lost() {
    let facts: Vec<Facts> = TRIGGERS.iter().map(|trigger| Facts::of(trigger.id)).collect();
    for seed in 0..CASES {
        let which = seed as usize % TRIGGERS.len();
        let event = event(&facts[which], seed);
        if let Err(error) = read(&TRIGGERS[which], &event) {
            panic!("seed {seed}, {}: {error}\n{event:#}", TRIGGERS[which].id);
        }
    }
}

#[test]
fn with_what_is_promised_alone_and_with_each_other_property_added_or_left_out() {
    for trigger in &TRIGGERS {
        let facts = Facts::of(trigger.id);
        let make = |has: &mut dyn FnMut(&str, &mut Chance) -> bool| {
            facts.event(&mut Maker { chance: Chance::new(1), has, plain: true })
        };
        let mut distinct = BTreeSet::new();
        let mut check = |event: Value| {
            read(trigger, &event).unwrap_or_else(|error| panic!("{}: {error}\n{event:#}", trigger.id));
            distinct.insert(event.to_string());
        };
        check(make(&mut |_, _| false));
        for entry in facts.entries.iter().filter(|entry| entry.optional) {
            // With all that stands around it, since it can't be there without.
            check(make(&mut |path, _| path == entry.path || entry.path.starts_with(&format!("{path}."))));
            check(make(&mut |path, _| path != entry.path));
        }
        println!("{}: {} events", trigger.id, distinct.len());
    }
}

/// Bytes go wrong: what is read is still right, and what is refused is refused without a panic.
#[test]
fn no_text_at_all_makes_the_reader_panic() {
    let facts: Vec<Facts> = TRIGGERS.iter().map(|trigger| Facts::of(trigger.id)).collect();
    let (mut refused, mut taken) = (0, 0);
    for seed in 0..CASES {
        let which = seed as usize % TRIGGERS.len();
        let mut chance = Chance::new(seed);
        let mut text = event(&facts[which], seed).to_string().into_bytes();
        for _ in 0..1 + chance.below(4) {
            let at = chance.below(text.len());
            match chance.below(4) {
                0 => text[at] = chance.next() as u8,
                1 => text.truncate(at.max(1)),
                2 => text.insert(at, b"{}[]\",:0-e\\"[chance.below(11)]),
                _ => {
                    text.remove(at);
                }
            }
            if text.is_empty() {
                break;
            }
        }
        let text = String::from_utf8_lossy(&text);
        match (TRIGGERS[which].read)(&text) {
            Err(_) => refused += 1,
            Ok(_) => {
                taken += 1;
                // `1e999` is JSON; a number here keeps its text.
                if let Err(error) = serde_json::from_str::<Value>(&text)
                    && !error.to_string().starts_with("number out of range")
                {
                    panic!("seed {seed}: what is no JSON was read: {error}\n{text}");
                }
            }
        }
    }
    println!("{refused} refused, {taken} read");
    assert!(refused > CASES / 4 && taken > CASES / 100);
}
