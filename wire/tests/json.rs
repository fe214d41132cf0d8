//! Our parser and writer against serde_json's, on texts made by chance and then damaged.
//!
//! Where the two differ on purpose, a test of its own says how.

mod chance;

use auth0_actions_wire::read::{Cx, Read, Tape};
use auth0_actions_wire::{MAX_DEPTH, Map, Members, Value, parse};
use chance::Chance;

const TEXTS: usize = 20_000;

/// Writes a JSON text; each of its spellings is one that some program writes.
fn write_text(chance: &mut Chance, depth: usize, out: &mut String) {
    space(chance, out);
    match chance.below(if depth < 5 { 9 } else { 6 }) {
        0 => out.push_str(["null", "true", "false"][chance.below(3)]),
        1 | 2 => write_number(chance, out),
        3..=5 => write_string(chance, out),
        6 => {
            out.push('[');
            for index in 0..chance.below(4) {
                if index > 0 {
                    out.push(',');
                }
                write_text(chance, depth + 1, out);
            }
            space(chance, out);
            out.push(']');
        }
        _ => write_object(chance, depth, out),
    }
    space(chance, out);
}

fn write_object(chance: &mut Chance, depth: usize, out: &mut String) {
    out.push('{');
    for index in 0..chance.below(5) {
        if index > 0 {
            out.push(',');
        }
        space(chance, out);
        write_string(chance, out);
        space(chance, out);
        out.push(':');
        write_text(chance, depth + 1, out);
    }
    space(chance, out);
    out.push('}');
}

fn space(chance: &mut Chance, out: &mut String) {
    if chance.below(4) == 0 {
        out.push([' ', '\n', '\t', '\r'][chance.below(4)]);
    }
}

fn write_number(chance: &mut Chance, out: &mut String) {
    let digits = |chance: &mut Chance, out: &mut String| {
        for _ in 0..=chance.below(6) {
            out.push((b'0' + chance.below(10) as u8) as char);
        }
    };
    if chance.below(3) == 0 {
        out.push('-');
    }
    match chance.below(4) {
        0 => out.push('0'),
        1 => out.push_str(["9223372036854775807", "9223372036854775808", "18446744073709551616"][chance.below(3)]),
        _ => {
            out.push((b'1' + chance.below(9) as u8) as char);
            digits(chance, out);
        }
    }
    if chance.below(3) == 0 {
        out.push('.');
        digits(chance, out);
    }
    if chance.below(4) == 0 {
        out.push_str(["e", "E", "e+", "E-"][chance.below(4)]);
        out.push((b'0' + chance.below(10) as u8) as char);
    }
}

fn write_string(chance: &mut Chance, out: &mut String) {
    const PIECES: [&str; 18] = [
        "a",
        "key",
        "user_id",
        " ",
        "ü",
        "日本",
        "\u{1f600}",
        "\u{2028}",
        "\\n",
        "\\\"",
        "\\\\",
        "\\/",
        "\\b\\f\\r\\t",
        "\\u00e9",
        "\\uD83D\\uDE00",
        "\\u0000",
        "/",
        "'",
    ];
    out.push('"');
    for _ in 0..chance.below(4) {
        out.push_str(PIECES[chance.below(PIECES.len())]);
    }
    out.push('"');
}

/// Changes some characters.
fn damage(chance: &mut Chance, text: &str) -> String {
    const STRAY: [char; 24] = [
        '{', '}', '[', ']', ',', ':', '"', '\\', 'u', 'D', '8', '0', '9', '-', '+', '.', 'e', 't', 'n', ' ', '\n',
        '\u{1}', 'ß', '/',
    ];
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..=chance.below(3) {
        let at = chance.below(characters.len() + 1);
        let stray = STRAY[chance.below(STRAY.len())];
        match chance.below(4) {
            0 if at < characters.len() => drop(characters.remove(at)),
            1 if at < characters.len() => characters[at] = stray,
            2 => characters.truncate(at),
            _ => characters.insert(at, stray),
        }
    }
    characters.into_iter().collect()
}

fn texts(seed: u64) -> impl Iterator<Item = String> {
    let mut chance = Chance(seed);
    (0..TEXTS).map(move |index| {
        let mut text = String::new();
        match index % 3 {
            0 => write_object(&mut chance, 0, &mut text),
            _ => write_text(&mut chance, 0, &mut text),
        }
        if index % 2 == 0 { text } else { damage(&mut chance, &text) }
    })
}

/// Do the two trees say the same?
fn agree(ours: &Value, theirs: &serde_json::Value) -> bool {
    match (ours, theirs) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(ours), serde_json::Value::Bool(theirs)) => ours == theirs,
        (Value::String(ours), serde_json::Value::String(theirs)) => ours == theirs,
        (Value::Number(ours), serde_json::Value::Number(theirs)) => match (theirs.as_i64(), theirs.as_u64()) {
            (Some(theirs), _) => ours.as_i64() == Some(theirs),
            (_, Some(theirs)) => ours.as_u64() == Some(theirs),
            // serde_json rounds in its own way, by default.
            _ => theirs.as_f64().is_some_and(|theirs| {
                let ours = ours.as_f64();
                (ours - theirs).abs() <= 4.0 * f64::EPSILON * ours.abs()
            }),
        },
        (Value::Array(ours), serde_json::Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| agree(ours, theirs))
        }
        (Value::Object(ours), serde_json::Value::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().all(|(key, ours)| theirs.get(key).is_some_and(|theirs| agree(ours, theirs)))
        }
        _ => false,
    }
}

/// The refusals of serde_json that we do not share.
fn only_theirs(error: &serde_json::Error) -> bool {
    let error = error.to_string();
    ["surrogate", "hex escape", "out of range"].iter().any(|known| error.contains(known))
}

#[test]
fn both_accept_the_same_texts_and_read_the_same_values() {
    let (mut accepted, mut refused, mut differ) = (0, 0, 0);
    for text in texts(0x5eed) {
        match (parse(&text), serde_json::from_str::<serde_json::Value>(&text)) {
            (Ok(ours), Ok(theirs)) => {
                accepted += 1;
                assert!(agree(&ours, &theirs), "{text}\nours: {ours}\ntheirs: {theirs}");
            }
            (Err(error), Err(_)) => {
                refused += 1;
                assert!(error.offset() <= text.len(), "{text}");
                let (line, column) = error.line_and_column();
                assert!(line >= 1 && column >= 1, "{text}");
            }
            (Ok(_), Err(theirs)) => {
                differ += 1;
                assert!(only_theirs(&theirs), "{text}\nonly serde_json refuses it: {theirs}");
            }
            (Err(ours), Ok(_)) => panic!("{text}\nonly we refuse it: {ours}"),
        }
    }
    assert!(accepted > TEXTS / 2 && refused > TEXTS / 5, "{accepted} accepted, {refused} refused, {differ} differ");
}

#[test]
fn what_is_written_reads_back() {
    for text in texts(0xca11) {
        let Ok(value) = parse(&text) else { continue };
        let written = value.to_json();
        assert_eq!(parse(&written).as_ref(), Ok(&value), "{text}\nwritten: {written}");
        if let Ok(theirs) = serde_json::from_str::<serde_json::Value>(&text) {
            let read: serde_json::Value = serde_json::from_str(&written).expect("JSON");
            assert_eq!(read, theirs, "{text}\nwritten: {written}");
        }
    }
}

#[test]
fn an_object_is_its_members() {
    let (mut objects, mut refused) = (0, 0);
    for text in texts(0x0b1ec7) {
        let members = Members::of(text.as_str()).ok();
        let found: Option<Map> = members.as_ref().map(|members| {
            let one = |member: auth0_actions_wire::Member| (member.key().into_owned(), member.node().to_value());
            members.iter().map(one).collect()
        });
        match parse(&text) {
            Ok(Value::Object(members)) => {
                objects += 1;
                assert_eq!(found, Some(members), "{text}");
            }
            _ => {
                refused += 1;
                assert_eq!(found, None, "{text}");
            }
        }
        for member in members.iter().flat_map(Members::iter) {
            assert_eq!(parse(member.node().text()), Ok(member.node().to_value()), "{text}");
        }
    }
    assert!(objects > TEXTS / 4 && refused > TEXTS / 4, "{objects} objects, {refused} refused");
}

#[test]
fn half_a_surrogate_pair_is_what_javascript_and_utf_8_make_of_it() {
    for (text, expected) in [
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ude00""#, "\u{fffd}"),
        (r#""\ud83dx""#, "\u{fffd}x"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
        (r#""\ud83d\u0041""#, "\u{fffd}A"),
    ] {
        assert_eq!(parse(text).expect(text).as_str(), Some(expected), "{text}");
        assert!(serde_json::from_str::<String>(text).is_err(), "{text}");
    }
}

#[test]
fn nesting_ends_where_it_is_said_to() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    assert!(parse(&nested(MAX_DEPTH + 1)).is_err());
    assert!(parse(&r#"{"a":"#.repeat(1 << 20)).is_err());
    let member = |depth: usize| Members::of(format!(r#"{{"a":{}}}"#, nested(depth)));
    assert_eq!(member(MAX_DEPTH - 1).expect("an object").keys().collect::<Vec<_>>(), ["a"]);
    assert_eq!(member(MAX_DEPTH).expect_err("too deep").what(), "nested too deeply");
}

#[test]
fn of_two_members_of_one_name_the_last_counts() {
    let value = parse(r#"{"a":1,"b":2,"a":3}"#).expect("JSON");
    assert_eq!(value.to_json(), r#"{"a":3,"b":2}"#);
    let members = Members::of(r#"{"a":1,"b":2,"a":3}"#).expect("an object");
    assert_eq!(members.get("a").expect("a member").node().integer(), Some(3));
}

#[test]
fn of_two_members_of_one_name_a_struct_too_has_the_last() {
    struct Two {
        a: i64,
        long_name: Option<i64>,
    }
    auth0_actions_wire::read_struct!(Two { a: req "a", long_name: opt "long_name" });
    for text in [
        r#"{"a":1,"long_name":1,"b":0,"a":3,"long_name":4}"#,
        r#"{"long_name":4,"a":1,"\u0061":3}"#,
        r#"{"\u0061":1,"c":1,"long\u005fname":1,"a":3,"long_name":4}"#,
    ] {
        let (tape, mut cx) = (Tape::of(text).expect("JSON"), Cx::new(""));
        let two = Two::read(tape.root(), &mut cx);
        assert_eq!((two.a, two.long_name), (3, Some(4)), "{text}");
        assert!(cx.into_problems().is_empty(), "{text}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test has a clock")]
fn an_object_of_very_many_members_is_read_as_fast_as_a_list() {
    struct Last {
        last: i64,
    }
    auth0_actions_wire::read_struct!(Last { last: req "last" });
    // Names of one length, which only comparing tells apart; looking each up among those before takes minutes.
    let members = |name: &str| (0..150_000).map(|n| format!(r#""{name}{n:08}":0,"#)).collect::<String>();
    for name in ["", r"\u0061"] {
        let text = format!(r#"{{{}"last":1,"last":2}}"#, members(name));
        let began = std::time::Instant::now();
        let value = parse(&text).expect("JSON");
        assert_eq!((value.as_object().expect("an object").len(), value.at("last").as_i64()), (150_001, Some(2)));
        let (tape, mut cx) = (Tape::of(&text).expect("JSON"), Cx::new(""));
        assert_eq!(Last::read(tape.root(), &mut cx).last, 2);
        assert!(began.elapsed() < std::time::Duration::from_secs(20), "{:?}", began.elapsed());
    }
}

#[test]
fn of_very_many_problems_the_first_are_told() {
    let text = format!("[{}0]", "0,".repeat(1_000_000));
    let (tape, mut cx) = (Tape::of(&text).expect("JSON"), Cx::new("names"));
    let names = Vec::<String>::read(tape.root(), &mut cx);
    let problems = cx.into_problems();
    assert_eq!((problems.0.len(), problems.0[99].path.as_str()), (101, "names[99]"));
    assert_eq!(problems.0[100].to_string(), "and more");
    assert!(names.len() < 200, "{}", names.len());
}

#[test]
fn numbers_keep_their_text() {
    for text in ["1.10", "-0", "1e999", "123456789012345678901234567890", "0.1e-7"] {
        assert_eq!(parse(text).expect(text).to_json(), text);
    }
    for text in ["01", "1.", ".5", "+1", "1e", "-", "0x10", "NaN", "1_000"] {
        assert!(parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_large_object_is_read_in_no_time_and_the_last_of_a_name_counts() {
    let names = || (0..200_000).map(|index| format!("name{}", index % 150_000));
    let members: Vec<String> = names().enumerate().map(|(at, name)| format!("\"{name}\":{at}")).collect();
    let Ok(Value::Object(map)) = parse(&format!("{{{}}}", members.join(","))) else { panic!("an object") };
    assert_eq!(map.len(), 150_000);
    assert_eq!(map.keys().take(2).collect::<Vec<_>>(), ["name0", "name1"]);
    let last = |name: &str| map.get(name).and_then(Value::as_i64);
    assert_eq!((last("name0"), last("name49999"), last("name50000")), (Some(150_000), Some(199_999), Some(50_000)));
}
