//! The bytes of each kind of frame, as `wire/tests/vectors/` keeps them for every implementation of the protocol.
//!
//! `UPDATE_VECTORS=1 cargo test -p auth0-actions-wire --test vectors` writes them anew. A change of a vector is a
//! change of the protocol: think of its version first.

#![expect(clippy::disallowed_methods, reason = "tests read files")]

mod chance;

use auth0_actions_wire::protocol::{
    Answer, Command, Decoder, Failure, FailureKind, Frame, Hello, HttpRequest, Level, MAX_FRAME, Outcome, SecretInfo,
    Start, ToAction, ToHost, TokenCache, VERSION,
};
use auth0_actions_wire::{Map, Problem, Problems, Value, parse};
use chance::Chance;
use std::fs;
use std::path::PathBuf;

/// A time in milliseconds since 1970.
const NOW_MS: i64 = 1_769_851_798_123;

/// One message of each kind and form.
fn frames() -> Vec<(&'static str, Frame)> {
    let text = |text: &str| text.to_owned();
    let to_host = |name, message: ToHost| (name, message.into_frame());
    let to_action = |name, message: ToAction| (name, message.into_frame());
    let secret = |name: &str, ty: &str, required, management: Option<&str>| SecretInfo {
        name: text(name),
        ty: text(ty),
        required,
        management: management.map(text),
    };
    let problem = |path: &str, what: &str| Problem { path: text(path), what: text(what) };
    vec![
        to_host(
            "hello",
            ToHost::Hello(Hello {
                protocol: VERSION,
                runtime: text("0.1.0"),
                trigger: text("post-login"),
                handlers: vec![text("onExecutePostLogin"), text("onContinuePostLogin")],
                secrets: vec![
                    secret("domain", "Domain", true, Some("domain")),
                    secret("GREETING", "Option<String>", false, None),
                ],
                scopes: Some(vec![text("create:role_members"), text("update:users")]),
                token_cache: None,
            }),
        ),
        to_host(
            "hello-with-a-token-cache",
            ToHost::Hello(Hello {
                protocol: VERSION,
                runtime: text("0.1.0"),
                trigger: text("post-login"),
                handlers: vec![text("onExecutePostLogin")],
                secrets: Vec::new(),
                scopes: Some(Vec::new()),
                token_cache: Some(TokenCache::Encrypted),
            }),
        ),
        to_host(
            "http",
            ToHost::Http(
                2,
                HttpRequest {
                    method: text("POST"),
                    url: text("https://tenant.eu.auth0.com/api/v2/users/auth0%7C1/roles?per_page=50"),
                    headers: vec![
                        (text("authorization"), text("Bearer a.b.c")),
                        (text("content-type"), text("application/json")),
                    ],
                    timeout_ms: 10_000,
                    body: br#"{"roles":["rol_1"]}"#.to_vec(),
                },
            ),
        ),
        to_host(
            "ask",
            ToHost::Ask {
                op: 3,
                call: text("api.cache.set"),
                args: vec![
                    "grüße \"1\"\n".into(),
                    Value::Object(Map::from([("ttl", 60_000)])),
                    Value::Null,
                    vec![1, 2].into(),
                ],
                data: Vec::new(),
            },
        ),
        to_host(
            "ask-about-data",
            ToHost::Ask {
                op: 4,
                call: text("crypto.hmacSha256"),
                args: vec![3.into()],
                data: vec![0, 255, 10, b'd', b'a', b't', b'a'],
            },
        ),
        to_host(
            "ask-without-answer",
            ToHost::Ask { op: 0, call: text("token.release"), args: vec!["key".into()], data: Vec::new() },
        ),
        to_host("sleep", ToHost::Sleep(4, 1_500)),
        to_host("cancel", ToHost::Cancel(u32::MAX)),
        to_host("log", ToHost::Log(Level::Warn, text("zu spät \u{1f600} \u{1}\u{2028}"))),
        to_host(
            "outcome-done",
            ToHost::Outcome(Outcome::Done(vec![
                Command {
                    call: text("api.user.setAppMetadata"),
                    args: vec!["onboarded".into(), true.into()],
                    at: text("src/main.rs:27:28"),
                },
                Command { call: text("api.access.deny"), args: vec!["no".into()], at: String::new() },
            ])),
        ),
        to_host("outcome-done-without-commands", ToHost::Outcome(Outcome::Done(Vec::new()))),
        to_host(
            "outcome-failed",
            ToHost::Outcome(Outcome::Failed(Failure {
                kind: FailureKind::Malformed,
                name: text("auth0_actions::Error"),
                message: text("the event: 2 problems"),
                at: text("src/main.rs:24:5"),
                problems: Problems(vec![
                    problem("event.user.user_id", "is missing"),
                    problem("event.stats.logins_count", "a number was expected"),
                ]),
            })),
        ),
        to_action("secrets", ToAction::Secrets(br#"{"domain":"tenant.eu.auth0.com","GREETING":"hallo"}"#.to_vec())),
        to_action(
            "start",
            ToAction::Start(Start {
                handler: text("onExecutePostLogin"),
                now_ms: NOW_MS,
                deadline_ms: Some(NOW_MS + 20_000),
                seed: u64::MAX,
                frozen: false,
                strict: true,
                event: r#"{"user":{"name":"Zoë"},"stats":{"logins_count":1}}"#.as_bytes().to_vec(),
            }),
        ),
        to_action(
            "start-without-deadline",
            ToAction::Start(Start {
                handler: text("onContinuePostLogin"),
                now_ms: NOW_MS,
                deadline_ms: None,
                seed: 1,
                frozen: true,
                strict: false,
                event: b"{}".to_vec(),
            }),
        ),
        to_action(
            "answer-http",
            ToAction::Answer(
                2,
                Answer {
                    now_ms: NOW_MS,
                    status: 429,
                    headers: vec![
                        (text("x-ratelimit-reset"), text("1769851800")),
                        (text("set-cookie"), text("a")),
                        (text("set-cookie"), text("b")),
                    ],
                    body: vec![0, 255, 10, 13, 128],
                    error: None,
                },
            ),
        ),
        to_action(
            "answer-value",
            ToAction::Answer(3, Answer::value(NOW_MS, Some(&parse(r#"{"type":"success"}"#).expect("JSON")))),
        ),
        to_action("answer-undefined", ToAction::Answer(3, Answer::value(NOW_MS, None))),
        to_action(
            "answer-error",
            ToAction::Answer(3, Answer::error(NOW_MS, "CacheKeySizeExceeded", "the key is too long")),
        ),
    ]
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

/// `vectors.json`: what each file holds.
fn describe(frames: &[(&str, Frame)]) -> String {
    let lines: Vec<String> = frames
        .iter()
        .map(|(name, frame)| {
            let body: String = frame.body.iter().map(|byte| format!("{byte:02x}")).collect();
            let line = Map::from([
                ("name", Value::from(*name)),
                ("kind", frame.kind.into()),
                ("op", frame.op.into()),
                ("header", parse(&frame.header).expect("JSON")),
                ("body", body.into()),
            ]);
            format!("  {}", line.to_json())
        })
        .collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

#[test]
fn frames_have_the_bytes_of_the_vectors() {
    let frames = frames();
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        for (name, frame) in &frames {
            fs::write(folder().join(format!("{name}.bin")), frame.encode().expect("short")).expect("a folder");
        }
        fs::write(folder().join("vectors.json"), describe(&frames)).expect("a folder");
    }
    assert_eq!(fs::read_to_string(folder().join("vectors.json")).expect("a file"), describe(&frames));
    for (name, frame) in &frames {
        let kept = fs::read(folder().join(format!("{name}.bin"))).expect(name);
        assert_eq!(frame.encode().expect("short"), kept, "{name}");
        assert_eq!(&Frame::decode(&kept[4..]).expect(name), frame, "{name}");
    }
    let files = fs::read_dir(folder()).expect("a folder").count();
    assert_eq!(files, frames.len() + 1, "a vector that nothing makes any more is to be removed");
}

#[test]
fn messages_survive_their_frames() {
    for (name, frame) in frames() {
        let again = match frame.kind {
            0..16 => ToHost::from_frame(frame.clone()).expect(name).into_frame(),
            _ => ToAction::from_frame(frame.clone()).expect(name).into_frame(),
        };
        assert_eq!(again, frame, "{name}");
    }
}

#[test]
fn a_message_in_the_wrong_direction_is_refused() {
    for (name, frame) in frames() {
        let wrong = match frame.kind {
            0..16 => ToAction::from_frame(frame).err(),
            _ => ToHost::from_frame(frame).err(),
        };
        assert!(wrong.expect(name).to_string().contains("sends a frame of kind"), "{name}");
    }
}

#[test]
fn a_stream_is_cut_into_frames_however_it_comes() {
    let frames = frames();
    let stream: Vec<u8> = frames.iter().flat_map(|(_, frame)| frame.encode().expect("short")).collect();
    for step in [1, 2, 3, 7, 64, stream.len()] {
        let mut decoder = Decoder::default();
        let mut found = Vec::new();
        for piece in stream.chunks(step) {
            decoder.push(piece);
            while let Some(frame) = decoder.next_frame().expect("frames") {
                found.push(frame);
            }
        }
        assert!(found.iter().eq(frames.iter().map(|(_, frame)| frame)), "in pieces of {step}");
    }
}

#[test]
fn what_is_cut_off_or_too_long_is_an_error() {
    for (name, frame) in frames() {
        let bytes = frame.encode().expect("short");
        let head = bytes.len() - frame.body.len();
        for length in 4..head {
            assert!(Frame::decode(&bytes[4..length]).is_err(), "{name}, {length} bytes");
        }
        let mut header_of_wrong_length = bytes[4..].to_vec();
        header_of_wrong_length[5..9].fill(255);
        assert!(Frame::decode(&header_of_wrong_length).is_err(), "{name}");
    }
    let mut decoder = Decoder::default();
    decoder.push(&(MAX_FRAME as u32 + 1).to_le_bytes());
    assert!(decoder.next_frame().is_err());
    let long = Frame { kind: 17, op: 0, header: "{}".to_owned(), body: vec![0; MAX_FRAME] };
    assert!(long.encode().is_err());
}

#[test]
fn a_header_that_lacks_something_is_an_error_that_names_it() {
    for (kind, header, missing) in [
        (1, r#"{"protocol":1}"#, "runtime"),
        (2, r#"{"method":"GET","headers":[],"timeout_ms":1}"#, "url"),
        (3, r#"{"call":"api.cache.get"}"#, "args"),
        (4, "{}", "ms"),
        (6, r#"{"level":"log"}"#, "text"),
        (7, "{}", "commands"),
        (7, r#"{"error":{"kind":"panic"}}"#, "message"),
    ] {
        let frame = Frame { kind, op: 1, header: header.to_owned(), body: Vec::new() };
        let error = ToHost::from_frame(frame).err().expect(header).to_string();
        assert!(error.contains(missing), "{error}");
    }
    for (kind, header, missing) in
        [(17, r#"{"now_ms":1,"seed":"1"}"#, "handler"), (18, "{}", "now_ms"), (18, r#"{"now_ms":1"#, "is not JSON")]
    {
        let frame = Frame { kind, op: 1, header: header.to_owned(), body: Vec::new() };
        let error = ToAction::from_frame(frame).err().expect(header).to_string();
        assert!(error.contains(missing), "{error}");
    }
}

#[test]
fn damaged_frames_never_panic() {
    let mut chance = Chance(0x5eed);
    let whole: Vec<Vec<u8>> = frames().iter().map(|(_, frame)| frame.encode().expect("short")).collect();
    let (mut refused, mut read) = (0, 0);
    for _ in 0..20_000 {
        let mut bytes = whole[chance.below(whole.len())].clone();
        for _ in 0..=chance.below(4) {
            let at = chance.below(bytes.len());
            match chance.below(4) {
                0 => bytes.truncate(at.max(1)),
                1 => bytes.insert(at, chance.below(256) as u8),
                _ => bytes[at] = chance.below(256) as u8,
            }
        }
        let mut decoder = Decoder::default();
        decoder.push(&bytes);
        let streamed = decoder.next_frame();
        match Frame::decode(bytes.get(4..).unwrap_or_default()) {
            Err(_) => {
                refused += 1;
                // Where the length is whole, the stream is refused for the same reason.
                assert!(!matches!(&streamed, Ok(Some(frame)) if frame.encode().ok().as_ref() == Some(&bytes)));
            }
            Ok(frame) => {
                read += 1;
                let _ = ToHost::from_frame(frame.clone());
                let _ = ToAction::from_frame(frame);
            }
        }
    }
    assert!(refused > 1_000 && read > 1_000, "{refused} refused, {read} read: the damage is too great or too small");
}
