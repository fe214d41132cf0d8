//! An Action that asks for all that a host answers, in all hosts.

use super::hosts::{Case, HOSTS, Hosts, Surroundings};
use super::page::Page;
use super::scenarios::first_login;
use crate::Result;
use serde_json::json;
use tokio::net::TcpSocket;

/// A secret that the Action tries to log.
const WORD: &str = "a-word-that-nobody-may-read";

/// What an Action asks for, and what it should be told.
struct Question {
    case: &'static str,
    /// Lines of the log.
    logs: &'static [&'static str],
    /// The beginning of the error; empty when there is none.
    error: &'static str,
}

const QUESTIONS: [Question; 13] = [
    answered(
        "cache",
        &[
            "log: nothing: true",
            "log: set: `Zoë 🦀` for 900 s",
            "log: get: `Zoë 🦀` for 900 s",
            "log: a minute: `v` for 60 s",
            "log: the earlier of two: `v` for 30 s",
            "log: a point in time: `v` for 120 s",
            "log: longer than a day: `v` for 86400 s",
            "warn: no time: `api.cache.set` failed: the cache refused (ItemAlreadyExpired)",
            "warn: in the past: `api.cache.set` failed: the cache refused (ItemAlreadyExpired)",
            "warn: further than JavaScript counts: `api.cache.set` failed: the end of its life is further away than \
             JavaScript can count (InvalidExpiry)",
            "log: still there: `v` for 86400 s",
            "log: over: true",
        ],
    ),
    answered(
        "cache limits",
        &[
            "warn: delete nothing: `api.cache.delete` failed: the cache refused (CacheKeyDoesNotExist)",
            "log: a key of 64 bytes: 1 bytes",
            "warn: a key of 66 bytes: `api.cache.set` failed: the key has 66 bytes; 64 is the limit \
             (CacheKeySizeExceeded)",
            "log: delete: done",
            "warn: a value of 4,098 bytes: `api.cache.set` failed: the value has 4098 bytes; 4096 is the limit \
             (CacheValueSizeExceeded)",
            "log: a value of 4,096 bytes: 4096 bytes",
            "warn: and of 4,096: `api.cache.set` failed: the cache refused (CacheSizeExceeded)",
            "log: and of 3,999: 3999 bytes",
            "warn: what is replaced counts: `api.cache.set` failed: the cache refused (CacheSizeExceeded)",
            "log: all 8,192 bytes: 94 bytes",
            "log: delete: done",
            "log: delete: done",
            "warn: entry 21: `api.cache.set` failed: the cache refused (CacheSizeExceeded)",
            "log: one of the 20 again: 1 bytes",
        ],
    ),
    answered(
        "hashes",
        &[
            "log: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "log: 556ac82f23f64d2f41b3fb3b9a171791364021aa95c0af6df9e2b5e1d88c8038",
            "log: 04a8b5329b21740762d4b9ae33fa0b4c2003e7fd52ccdcd9c8af2fd88904c0d1",
            "log: b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad",
        ],
    ),
    answered(
        "signatures",
        &[
            "log: RS256: true",
            "log: of another text: false",
            "log: none: false",
            "log: cut off: false",
            "log: longer: false",
            "log: PS256: true",
            "log: of another text: false",
            "log: none: false",
            "log: cut off: false",
            "log: longer: false",
            "log: ES256: true",
            "log: of another text: false",
            "log: none: false",
            "log: cut off: false",
            "log: longer: false",
            "log: PS256 as RS256: false",
            "log: RS256 as PS256: false",
            "log: a short salt: false",
            "log: DER: false",
            "log: an even modulus: false",
            "log: no point of the curve: false",
            "log: RS256 by an EC key: `crypto.verify` failed: the key's `kty` is not `RSA` (InvalidKey)",
            "log: ES256 by an RSA key: `crypto.verify` failed: the key's `kty` is not `EC`, or its `crv` is not `P-256` \
             (InvalidKey)",
            "log: an exponent of 1: `crypto.verify` failed: the key's `e` is no exponent (InvalidKey)",
            "log: for encryption: `crypto.verify` failed: the key's `use` is not `sig` (InvalidKey)",
            "log: for RS256: `crypto.verify` failed: the key's `alg` is another algorithm (InvalidKey)",
        ],
    ),
    Question {
        error: "handler: `crypto.randomBytes` failed: the count of random bytes is not one from 0 to 1024 (error)",
        ..answered("random bytes", &["log: 0", "log: 1", "log: 1024", "log: true"])
    },
    answered("time", &["log: slept: true", "log: in time: true", "log: at once: 1", "log: not done within 20 ms"]),
    answered(
        "console",
        &["log: log    1|", "info: info [redacted]", "warn: warn \"Zoë\" \\ 🦀", "error: error", "log: "],
    ),
    answered("methods", &[]),
    Question {
        error: "handler: ",
        ..answered(
            "answers",
            &[
                "log: /missing: 404 false nothing `no such page`",
                "log: /nothing: 204 true nothing ``",
                "log: /elsewhere: 302 false nothing `moved`",
                "log: /chunked: 200 true nothing `first second`",
                "log: binary: 76800 Some(255) true",
                "log: the first of two: Some(\"1\"), none: None",
                "log: json: Some(7)",
            ],
        )
    },
    answered(
        "two at once",
        &[
            "log: the second: 200 true application/json `{\"n\":7}`",
            "log: the first: 200 true application/json `{\"n\":8}`",
        ],
    ),
    answered(
        "no answer",
        &[
            "log: plain http: `fetch` can't use this URL: plain http is only for this machine; write `https://…`",
            "log: another scheme: `fetch` can't use this URL: its scheme is not https",
            "log: a password: `fetch` can't use this URL: it holds a user or a password; send them in a header",
            "log: no URL: `fetch` can't use this URL: it has no scheme; write `https://…`",
            "log: two lines: `fetch` can't send the header `x-one`: names are letters, digits and `-`, values printable ASCII",
            "log: no ASCII: `fetch` can't send the header `x-name`: names are letters, digits and `-`, values printable \
             ASCII",
            "log: no name: `fetch` can't send the header `x one`: names are letters, digits and `-`, values printable \
             ASCII",
            "log: nobody there: Connect",
            "log: too late: Timeout",
            "log: cut off: Broken",
            "log: hung up: Broken",
            "log: not waited for: true",
        ],
    ),
    Question {
        error: "handler: `fetch` can't use this URL: plain http is only for this machine",
        ..answered("an error of fetch", &[])
    },
    Question {
        error: "handler: `api.cache.delete` failed: the cache refused (CacheKeyDoesNotExist)",
        ..answered("an error of the cache", &[])
    },
];

const fn answered(case: &'static str, logs: &'static [&'static str]) -> Question {
    Question { case, logs, error: "" }
}

fn case(name: &str, url: &str, nobody: &str) -> Result<Case> {
    let mut case = first_login()?;
    case.event["user"]["app_metadata"] = json!({ "case": name, "url": url, "nobody": nobody });
    case.secrets = json!({ "word": WORD });
    Ok(case)
}

/// What browsers, too, make of the form's fields.
fn is_form(request: &str) -> bool {
    request.starts_with("POST ")
        && request.contains("content-type=application/x-www-form-urlencoded, ")
        && request.ends_with("\"grant_type=a+code&Zo%C3%AB%26%3D%2B%7E=100+%25&=*-._\"")
}

pub(super) async fn check(hosts: &Hosts<'_>) -> Result {
    // Bound and not listening: nobody answers there, and nobody else gets the port.
    let held = TcpSocket::new_v4()?;
    held.bind("127.0.0.1:0".parse()?)?;
    let nobody = format!("http://{}/", held.local_addr()?);
    for question in &QUESTIONS {
        let mut first = None;
        for host in HOSTS {
            let page = Page::open().await?;
            let case = case(question.case, &page.url, &nobody)?;
            let told = hosts.run(host, &case, &Surroundings::default()).await?;
            let mut requests = page.journal();
            // Of two at once either may come first.
            requests.sort();
            let seen = (told, requests);
            let shown = format!("{}, {host}: {seen:#?}", question.case);
            if shown.contains(WORD) {
                return Err(format!("{}, {host}: the secret shows", question.case).into());
            }
            let (told, requests) = &seen;
            let ended = match &told.ended {
                Ok(commands) => question.error.is_empty() && commands.is_empty(),
                Err(error) => !question.error.is_empty() && error.starts_with(question.error),
            };
            if !ended || (!question.logs.is_empty() && told.logs != question.logs) {
                return Err(format!("this is not as it should be: {shown}").into());
            }
            if question.case == "methods" && (told.logs.len(), requests.len()) != (12, 12) {
                return Err(format!("twelve requests are expected: {shown}").into());
            }
            if question.case == "methods" && !requests.iter().any(|request| is_form(request)) {
                return Err(format!("no such form: {shown}").into());
            }
            let first = first.get_or_insert(seen.clone());
            if *first != seen {
                return Err(format!("{shown} is not the same as in {}: {first:#?}", HOSTS[0]).into());
            }
        }
    }
    println!("  {} questions have the same answers in Node, as a bundle, driven and in process", QUESTIONS.len());
    Ok(())
}
