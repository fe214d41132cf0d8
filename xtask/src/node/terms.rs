//! The example that sends users away and takes them back, in three hosts.

use super::hosts::{Case, HOSTS, Hosts, IN_PROCESS, Surroundings, Told};
use crate::Result;
use auth0_actions::host::answers::Answers;
use auth0_actions::wire;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// A moment after the event's login.
const NOW_MS: i64 = 1_769_851_800_000;
/// The token of that moment, made by another implementation.
const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE3Njk4NTE4MDAsImlzcyI6InRlbmFudC5ldS5hdXRoMC5jb20iLCJzdWIiOi\
    JhdXRoMHw1ZjdjOGVjN2MzM2M2YzAwNGJiYWZlODIiLCJleHAiOjE3Njk4NTI3MDAsImlwIjoiMjAzLjAuMTEzLjciLCJlbWFpbCI6ImFkYUBleGFtcG\
    xlLmNvbSJ9.1beVjNH_VFvA-j-xdzYfBCCPLifSKJo0xY0GgmNgB2c";
const SECRETS: &str = include_str!("../../../examples/terms-redirect/secrets.example.json");
const LOGIN: &str = include_str!("../../../examples/terms-redirect/events/login.json");
const CONTINUE: &str = include_str!("../../../examples/terms-redirect/events/continue.json");

/// How an execution ends.
enum End {
    Nothing,
    SentAway,
    Agreed,
    Denied,
    /// The token is refused, with these words.
    Refused(&'static str),
}

struct Scenario {
    name: &'static str,
    handler: &'static str,
    change: fn(&mut Case) -> Result,
    end: End,
}

const SCENARIOS: [Scenario; 19] = [
    login("the user is sent away", End::SentAway, |_| Ok(())),
    login("terms that were agreed to", End::Nothing, |case| {
        case.event["user"]["app_metadata"]["terms"] = json!(1);
        Ok(())
    }),
    login("nobody can be asked", End::Nothing, |case| {
        case.event["request"]["query"]["prompt"] = json!("none");
        Ok(())
    }),
    login("a protocol without a browser", End::Nothing, |case| {
        case.event["transaction"]["protocol"] = json!("oauth2-refresh-token");
        Ok(())
    }),
    back("the event of the example", End::Agreed, |_| Ok(())),
    back("agreed", End::Agreed, |case| give(case, json!({ "agreed": true }))),
    back("not agreed", End::Denied, |case| give(case, json!({ "agreed": false }))),
    back("no word about it", End::Denied, |case| give(case, json!({}))),
    back("the parameter is in the query", End::Agreed, |case| {
        give(case, json!({ "agreed": true }))?;
        let token = case.event["request"]["body"]["session_token"].take();
        case.event["request"]["query"]["session_token"] = token;
        Ok(())
    }),
    back("no parameter", End::Refused("is missing: there is no parameter `session_token`"), |case| {
        case.event["request"]["body"] = json!({});
        Ok(())
    }),
    back("an empty parameter", End::Refused("is no JWT"), |case| put(case, String::new())),
    back("a forged signature", End::Refused("has a wrong signature"), |case| {
        let token = token(case, "another secret", json!({ "agreed": true }))?;
        put(case, token)
    }),
    back("changed claims", End::Refused("has a wrong signature"), |case| {
        let refused = signed(case, json!({ "agreed": false }))?;
        let agreed = signed(case, json!({ "agreed": true }))?;
        let parts = |token: &str| token.split('.').map(str::to_owned).collect::<Vec<_>>();
        put(case, [&parts(&agreed)[..2], &parts(&refused)[2..]].concat().join("."))
    }),
    back("no signature", End::Refused("is not signed with HS256"), |case| {
        let token = signed(case, json!({ "agreed": true }))?;
        let claims = token.split('.').nth(1).unwrap_or_default();
        put(case, format!("{}.{claims}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#)))
    }),
    back("expired", End::Refused("has expired, or has no `exp`"), |case| {
        give(case, json!({ "agreed": true, "exp": NOW_MS / 1_000 }))
    }),
    back("of another login", End::Refused("belongs to another login: `state` is not the parameter `state`"), |case| {
        give(case, json!({ "agreed": true, "state": "state-of-another-login" }))
    }),
    back(
        "of another tenant",
        End::Refused("has another `iss` than the tenant's host name, which the first token had too"),
        |case| give(case, json!({ "agreed": true, "iss": "evil.example.com" })),
    ),
    back("about another user", End::Refused("is about another user: `sub` is not the user's id"), |case| {
        give(case, json!({ "agreed": true, "sub": "auth0|another" }))
    }),
    back("without a state", End::Refused("belongs to another login: `state` is not the parameter `state`"), |case| {
        give(case, json!({ "agreed": true, "state": null }))
    }),
];

const fn login(name: &'static str, end: End, change: fn(&mut Case) -> Result) -> Scenario {
    Scenario { name, handler: "onExecutePostLogin", change, end }
}

/// The user comes back.
const fn back(name: &'static str, end: End, change: fn(&mut Case) -> Result) -> Scenario {
    Scenario { name, handler: "onContinuePostLogin", change, end }
}

impl Scenario {
    fn case(&self) -> Result<Case> {
        let event = if self.handler == "onContinuePostLogin" { CONTINUE } else { LOGIN };
        let mut case = Case {
            handler: self.handler.to_owned(),
            event: serde_json::from_str(event)?,
            secrets: serde_json::from_str(SECRETS)?,
            frozen_at_ms: Some(NOW_MS),
        };
        (self.change)(&mut case)?;
        Ok(case)
    }

    /// Is this what should come of it?
    fn expects(&self, told: &Told) -> bool {
        let command = |call: &str, args: Value| vec![json!({ "call": call, "args": args })];
        let expected = match self.end {
            End::Nothing => Vec::new(),
            End::SentAway => {
                let query = json!({ "query": { "session_token": TOKEN } });
                command("api.redirect.sendUserTo", json!(["https://terms.example.com/", query]))
            }
            End::Agreed => command("api.user.setAppMetadata", json!(["terms", NOW_MS])),
            End::Denied => command("api.access.deny", json!(["the terms were not agreed to"])),
            End::Refused(words) => {
                let begin =
                    format!("handler: `api.redirect.validateToken` failed: the redirect's token {words} (error)");
                return told.ended.as_ref().is_err_and(|error| error.starts_with(&begin));
            }
        };
        told.ended.as_ref() == Ok(&expected)
    }
}

pub(super) async fn check(hosts: &Hosts<'_>) -> Result {
    for scenario in &SCENARIOS {
        let case = scenario.case()?;
        let mut first = None;
        for host in HOSTS {
            let mut told = hosts.run(host, &case, &Surroundings::default()).await?;
            let shown = format!("{}, {host}: {told:#?}", scenario.name);
            if ["only-for-trying-it-out", "another secret"].iter().any(|secret| shown.contains(secret)) {
                return Err(format!("{}, {host}: the secret shows", scenario.name).into());
            }
            if host == IN_PROCESS {
                stop_clock(&mut told)?;
            }
            if !scenario.expects(&told) {
                return Err(format!("this is not as it should be: {shown}").into());
            }
            let first = first.get_or_insert_with(|| told.clone());
            if *first != told {
                return Err(format!("{shown} is not the same as in {}: {first:#?}", HOSTS[0]).into());
            }
        }
    }
    println!(
        "  {} scenarios of the redirect are the same in Node, as a bundle, driven and in process",
        SCENARIOS.len()
    );
    Ok(())
}

/// Sets the times in a host's commands to the moment at which the others' clocks stand. Of a token the claims are looked
/// at alone: another time has another signature.
fn stop_clock(told: &mut Told) -> Result {
    let Ok(commands) = &mut told.ended else { return Ok(()) };
    for command in commands {
        let args = &mut command["args"];
        if args[0] == "terms" && args[1].is_i64() {
            args[1] = json!(NOW_MS);
        } else if let Some(token) = args[1]["query"]["session_token"].as_str() {
            let mut claims = claims(token)?;
            let expected = self::claims(TOKEN)?;
            if claims["exp"].as_i64().zip(claims["iat"].as_i64()).map(|(exp, iat)| exp - iat) == Some(900) {
                claims["iat"] = expected["iat"].clone();
                claims["exp"] = expected["exp"].clone();
            }
            if claims == expected {
                args[1]["query"]["session_token"] = json!(TOKEN);
            }
        }
    }
    Ok(())
}

/// A token that Auth0 would make for the event, under any secret, with any claims.
fn token(case: &Case, secret: &str, payload: Value) -> Result<String> {
    let read = |value: &Value| wire::parse(&value.to_string());
    let args = [read(&json!({ "secret": secret, "payload": payload }))?];
    let made = Answers::new().answer("api.redirect.encodeToken", &args, &read(&case.event)?, NOW_MS);
    let made = made.map_err(|(_, message)| message)?;
    Ok(made.as_ref().and_then(wire::Value::as_str).unwrap_or_default().to_owned())
}

/// A good token, but for what the payload says.
fn signed(case: &Case, payload: Value) -> Result<String> {
    // It lives until the year 2100: a host's clock may go on.
    let mut claims = json!({ "state": case.event["request"]["query"]["state"], "exp": 4_102_444_800_u32 });
    if let (Some(claims), Value::Object(payload)) = (claims.as_object_mut(), payload) {
        claims.extend(payload);
    }
    token(case, case.secrets["TERMS_SECRET"].as_str().unwrap_or_default(), claims)
}

fn put(case: &mut Case, token: String) -> Result {
    case.event["request"]["body"]["session_token"] = json!(token);
    Ok(())
}

fn give(case: &mut Case, payload: Value) -> Result {
    let token = signed(case, payload)?;
    put(case, token)
}

fn claims(token: &str) -> Result<Value> {
    let claims = token.split('.').nth(1).unwrap_or_default();
    Ok(serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims)?)?)
}
