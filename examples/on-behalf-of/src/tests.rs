//! Tokens of a partner whose key is made here.

use super::{Map, Value, crypto, exchange};
use auth0_actions_sandbox::kit::{self, Action, Answers, Canned, Place, Run};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use std::sync::Arc;

const JWKS: &str = "https://partner.example.com/.well-known/jwks.json";
/// 2026-01-31T09:30:00Z, in seconds.
const NOW: i64 = 1_769_851_800;

struct Partner(EcdsaKeyPair);

impl Partner {
    fn new() -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
        Self(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random).expect("a key"))
    }

    /// Its keys: an old one, and the one it signs with.
    fn keys(&self) -> String {
        let point = self.0.public_key().as_ref();
        let (x, y) = (crypto::to_base64url(&point[1..33]), crypto::to_base64url(&point[33..]));
        format!(
            r#"{{"keys":[{{"kid":"key-0","kty":"EC","crv":"P-256","x":"AA","y":"AA"}},
                {{"kid":"key-1","kty":"EC","crv":"P-256","x":"{x}","y":"{y}","alg":"ES256","use":"sig","x5c":["MII"]}}]}}"#
        )
    }

    fn sign(&self, header: &str, claims: &Map) -> String {
        let signed = format!(
            "{}.{}",
            crypto::to_base64url(header.as_bytes()),
            crypto::to_base64url(claims.to_json().as_bytes())
        );
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes()).expect("a signature");
        format!("{signed}.{}", crypto::to_base64url(signature.as_ref()))
    }
}

fn claims() -> Map {
    Map::from([
        ("iss", Value::from("https://partner.example.com/")),
        ("aud", ["https://other.example/", "https://tenant.eu.auth0.com/"].into()),
        ("sub", "p-1".into()),
        ("email", "ada@example.com".into()),
        ("email_verified", true.into()),
        ("exp", (NOW + 60).into()),
    ])
}

const HEADER: &str = r#"{"alg":"ES256","kid":"key-1","typ":"JWT"}"#;

fn exchanging(token: &str, canned: Canned) -> Action<exchange> {
    kit::action::<exchange>()
        .event(include_str!("../events/another-issuer.json"))
        .with("transaction.subject_token", token)
        .now("2026-01-31T09:30:00Z")
        .answers(canned)
        .secrets([
            ("PARTNER_ISSUER", "https://partner.example.com/"),
            ("PARTNER_AUDIENCE", "https://tenant.eu.auth0.com/"),
            ("PARTNER_CONNECTION", "partner-users"),
        ])
}

fn refusal(run: &Run) -> String {
    assert_eq!(run.state().shown.place, Place::TokenEndpoint);
    run.state().verdict.as_ref().map(|verdict| verdict.reason.clone()).expect("a refusal")
}

#[test]
fn the_application_acts_for_the_partners_user() {
    let partner = Partner::new();
    let canned = Canned::new().on("GET", JWKS, 200, partner.keys());
    let run = exchanging(&partner.sign(HEADER, &claims()), canned).run().expect_done();
    let exchange = run.state().at("exchange").clone();
    assert_eq!(run.state().shown.status, Some(200));
    assert_eq!(exchange.at("user").at("connection").as_str(), Some("partner-users"));
    let attributes = exchange.at("user").at("user_attributes").to_string();
    assert_eq!(attributes, r#"{"user_id":"p-1","email":"ada@example.com","email_verified":true}"#);
    assert_eq!(exchange.at("act").at("sub").as_str(), Some("AaiyAPdpYdesoKnqjj8HJqRn4T5titww"));
    assert_eq!(exchange.at("audience").as_str(), Some("https://api.example.com/"));
}

#[test]
fn what_is_wrong_with_a_token_is_found_before_any_key_is_fetched() {
    let partner = Partner::new();
    let signed = |name: &str, value: Value| {
        let mut claims = claims();
        claims.insert(name, value);
        partner.sign(HEADER, &claims)
    };
    for (token, expected) in [
        ("opaque".to_owned(), "it is no JWT"),
        ("a.b.c".to_owned(), "it is no JWT"),
        (partner.sign(r#"{"alg":"none"}"#, &claims()), "it is not signed by ES256"),
        (partner.sign(r#"{"alg":"HS256","kid":"key-1"}"#, &claims()), "it is not signed by ES256"),
        (signed("iss", "https://partner.example.com.evil.example/".into()), "it is of another issuer"),
        (signed("aud", "https://other.example/".into()), "it is for somebody else"),
        (signed("exp", NOW.into()), "it has expired"),
        (signed("exp", Value::Null), "it has expired"),
        (signed("nbf", (NOW + 1).into()), "it is not good yet"),
        (signed("sub", "".into()), "it is about nobody"),
    ] {
        // No answer is canned: a call would fail the test.
        let run = exchanging(&token, Canned::new()).run().expect_done();
        assert_eq!(refusal(&run), expected, "{token}");
        assert_eq!(run.state().shown.error.as_deref(), Some("invalid_request"));
    }
}

#[test]
fn each_event_of_the_example_is_refused() {
    for (event, expected) in [
        (include_str!("../events/another-issuer.json"), "it is of another issuer"),
        (include_str!("../events/no-jwt.json"), "it is no JWT"),
        (include_str!("../events/unsigned.json"), "it is not signed by ES256"),
    ] {
        assert_eq!(refusal(&exchanging("", Canned::new()).event(event).run().expect_done()), expected);
    }
}

#[test]
fn a_signature_of_somebody_else_and_a_key_of_nobody_are_refused() {
    let (partner, other) = (Partner::new(), Partner::new());
    let canned = || Canned::new().on("GET", JWKS, 200, partner.keys());
    let forged = exchanging(&other.sign(HEADER, &claims()), canned()).run().expect_done();
    assert_eq!(refusal(&forged), "its signature does not fit");
    let unknown = r#"{"alg":"ES256","kid":"key-9"}"#;
    let unknown = exchanging(&partner.sign(unknown, &claims()), canned()).run().expect_done();
    assert_eq!(refusal(&unknown), "its key is none of the issuer's");
}

#[test]
fn keys_that_can_not_be_read_are_no_fault_of_the_token() {
    let partner = Partner::new();
    let token = partner.sign(HEADER, &claims());
    let old = partner.sign(r#"{"alg":"ES256","kid":"key-0"}"#, &claims());
    for (token, canned) in [
        (&token, Canned::new().on("GET", JWKS, 503, "")),
        (&token, Canned::new().broken("GET", JWKS)),
        (&token, Canned::new().on("GET", JWKS, 200, "no JSON")),
        (&old, Canned::new().on("GET", JWKS, 200, partner.keys())),
    ] {
        let run = exchanging(token, canned).run().expect_done();
        assert_eq!(run.state().shown.error.as_deref(), Some("server_error"));
        assert_eq!(run.state().shown.status, Some(500));
    }
}

#[test]
fn a_key_is_kept_and_fetched_again_when_the_cache_has_lost_it() {
    let partner = Partner::new();
    let kept = |answers: Answers| {
        let shared = Arc::new(answers);
        let first = calls_on(&partner, &shared, "key-1");
        (first, calls_on(&partner, &shared, "key-1"))
    };
    assert_eq!(kept(Answers::new()), (1, 0));
    assert_eq!(kept(Answers::new().losing(|_| true)), (1, 1));
    // That there is none of the name is kept, too.
    let shared = Arc::new(Answers::new());
    assert_eq!((calls_on(&partner, &shared, "key-9"), calls_on(&partner, &shared, "key-9")), (1, 0));
}

fn calls_on(partner: &Partner, answers: &Arc<Answers>, kid: &str) -> usize {
    let header = format!(r#"{{"alg":"ES256","kid":"{kid}"}}"#);
    let canned = Canned::new().on("GET", JWKS, 200, partner.keys());
    let token = partner.sign(&header, &claims());
    exchanging(&token, canned).answering(answers.clone()).run().expect_done().calls().len()
}
