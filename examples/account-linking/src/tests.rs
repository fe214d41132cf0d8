//! The whole way, on canned answers.

use super::{link, look_for_another};
use auth0_actions::crypto::to_base64url;
use auth0_actions_sandbox::kit::{self, Canned, End, Flow, Return, Suspension};

const OLDER: &str = "auth0|5f7c8ec7c33c6c004bbafe82";
const TOKEN: &str = "https://login.example.com/oauth/token";
const BY_EMAIL: &str = "/api/v2/users-by-email";
const LINK: &str = "/api/v2/users/{id}/identities";

/// The accounts with the address: the older one, and the one that logs in.
fn found(older: &str) -> String {
    format!(
        r#"[{{"user_id":"google-oauth2|1080","email_verified":true,"created_at":"2026-01-31T09:29:31.001Z"}},
            {{"user_id":"{OLDER}","email_verified":true,"created_at":"{older}"}}]"#
    )
}

/// An answer with an ID token.
fn tokens(claims: &str) -> String {
    format!(
        r#"{{"access_token":"opaque","id_token":"{}.{}.c2ln"}}"#,
        to_base64url(b"{}"),
        to_base64url(claims.as_bytes())
    )
}

fn claims(sub: &str) -> String {
    format!(r#"{{"iss":"https://login.example.com/","aud":"link-client","sub":"{sub}","email_verified":true}}"#)
}

fn login(canned: Canned) -> Flow {
    kit::flow()
        .action::<look_for_another>()
        .continuing::<link>()
        .secrets([
            ("domain", "tenant.eu.auth0.com"),
            ("clientId", "client"),
            ("clientSecret", "secret"),
            ("LINK_CLIENT_ID", "link-client"),
        ])
        .event(include_str!("../events/login-with-google.json"))
        .answers(canned)
}

fn known() -> Canned {
    Canned::new().on("GET", BY_EMAIL, 200, found("2020-01-01T00:00:00.000Z"))
}

#[test]
fn the_new_account_becomes_part_of_the_older_one() {
    let canned = known().on("POST", TOKEN, 200, tokens(&claims(OLDER))).on("POST", LINK, 201, "[]");
    let older = serde_json::json!({
        "user_id": OLDER,
        "email": "ada@example.com",
        "identities": [
            { "provider": "auth0", "user_id": "5f7c8ec7c33c6c004bbafe82", "connection": "Users", "isSocial": false },
            { "provider": "google-oauth2", "user_id": "1080", "connection": "google-oauth2", "isSocial": true },
        ],
    });
    let run = login(canned).user(older).comes_back(Return::get().query("code", "c")).run().expect_completed();
    assert_eq!(run.ran(), ["look_for_another", "link"]);
    assert_eq!(run.state().id_token_claim("sub").as_str(), Some(OLDER));
    let linked = run.calls().into_iter().find(|call| call.path.ends_with("/identities")).expect("a call").clone();
    assert_eq!(linked.path, format!("/api/v2/users/{OLDER}/identities"));
    assert_eq!(linked.body.to_string(), r#"{"provider":"google-oauth2","user_id":"1080"}"#);
}

#[test]
fn the_code_is_exchanged_with_the_verifier_of_the_challenge() {
    let canned = known().on("POST", TOKEN, 200, tokens(&claims(OLDER))).on("POST", LINK, 201, "[]");
    let run = login(canned).run();
    let Some(Suspension::Redirect { url, .. }) = run.suspension() else { panic!("no redirect") };
    let part =
        |name: &str| url.split(['?', '&']).find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap_or_default();
    assert!(url.starts_with("https://login.example.com/authorize?client_id=link-client&"), "{url}");
    assert_eq!((part("code_challenge_method"), part("prompt")), ("S256", "login"));
    assert_eq!(part("redirect_uri"), "https%3A%2F%2Flogin.example.com%2Fcontinue");
    let verifier = run.state().at("transaction_metadata.link_verifier").as_str().expect("a verifier").to_owned();
    assert_eq!(verifier.len(), 43);
    assert_eq!(part("code_challenge"), challenge(&verifier));
    assert!(!url.contains(&verifier));
}

/// The base64url of the SHA-256.
fn challenge(verifier: &str) -> String {
    to_base64url(ring::digest::digest(&ring::digest::SHA256, verifier.as_bytes()).as_ref())
}

#[test]
fn whoever_logs_in_to_another_account_goes_on_unlinked() {
    let canned = known().on("POST", TOKEN, 200, tokens(&claims("auth0|somebody-else")));
    let run = login(canned).comes_back(Return::get().query("code", "c")).run().expect_completed();
    assert_eq!(run.state().id_token_claim("sub").as_str(), Some("google-oauth2|1080"));
    assert_eq!(run.logs(), ["warn: the user logged in to another account than the older one"]);
}

#[test]
fn whoever_turns_back_goes_on_unlinked() {
    let run = login(known()).comes_back(Return::get().query("error", "access_denied")).run().expect_completed();
    assert_eq!(run.logs(), ["info: the user did not log in to the older account"]);
}

#[test]
fn a_token_for_others_and_a_refused_code_stop_the_login() {
    let wrong = |canned: Canned| {
        let run = login(canned).comes_back(Return::get().query("code", "c")).run();
        assert_eq!(run.state().end, End::Failed);
        run.state().verdict.clone().expect("a verdict").reason
    };
    let other = claims(OLDER).replace("link-client", "other-client");
    assert!(wrong(known().on("POST", TOKEN, 200, tokens(&other))).contains("for another application"));
    let other = claims(OLDER).replace("login.example.com", "evil.example");
    assert!(wrong(known().on("POST", TOKEN, 200, tokens(&other))).contains("of another tenant"));
    assert!(wrong(known().on("POST", TOKEN, 403, "{}")).contains("Auth0 answered 403"));
    assert!(wrong(known().on("POST", TOKEN, 200, "{}")).contains("no ID token"));
}

#[test]
fn nobody_is_sent_away_without_an_older_account_or_a_verified_address() {
    let younger = Canned::new().on("GET", BY_EMAIL, 200, found("2026-02-01T00:00:00.000Z"));
    let alone = Canned::new().on("GET", BY_EMAIL, 200, "[]");
    for canned in [younger, alone] {
        assert!(login(canned).run().expect_completed().commands().is_empty());
    }
    assert!(login(Canned::new()).with("user.email_verified", false).run().expect_completed().calls().is_empty());
    assert!(login(Canned::new()).with("request.query.prompt", "none").run().expect_completed().calls().is_empty());
}

#[test]
fn when_the_search_fails_the_login_goes_on() {
    let canned = Canned::new().on("GET", BY_EMAIL, 403, r#"{ "statusCode": 403, "error": "Forbidden" }"#);
    let run = login(canned).run().expect_completed();
    assert!(run.logs()[0].starts_with("error: nobody looked for another account: "), "{:?}", run.logs());
}
