//! Applications that sign their requests for tokens.

use std::time::{SystemTime, UNIX_EPOCH};

use auth0_actions_sandbox::tenant::Tenant;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use serde_json::{Value, json};

use crate::support::{Answer, SECRET, granted, http, send};

const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const ISSUER: &str = "https://tenant.eu.auth0.com/";

async fn ask(tenant: &Tenant, kind: &str, assertion: &str) -> Answer {
    let body = json!({
        "grant_type": "client_credentials",
        "client_id": "robot",
        "client_assertion_type": kind,
        "client_assertion": assertion,
        "audience": tenant.audience(),
    });
    send(http(None).post(format!("{}/oauth/token", tenant.http_url())).json(&body)).await.unwrap()
}

#[tokio::test]
async fn an_assertion_is_taken_or_refused_by_signature_and_claims() {
    let pair = rsa::PrivateKey::new(&mut getrandom::SysRng, 2048).unwrap();
    let key = EncodingKey::from_rsa_pem(pair.to_pkcs8_pem(LineEnding::LF).unwrap().as_bytes()).unwrap();
    let public = pair.to_public_key().to_public_key_pem(LineEnding::LF).unwrap();
    let builder = granted("read:users").domain("tenant.eu.auth0.com").client_key("robot", public.clone());
    let tenant = builder.start().await.unwrap();
    let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap();
    let sign = |algorithm, name: &str, value: Value| {
        let mut claims =
            json!({ "iss": "robot", "sub": "robot", "aud": ISSUER, "iat": now, "exp": now + 60, "jti": "1" });
        claims[name] = value;
        encode(&Header::new(algorithm), &claims, &key).unwrap()
    };
    for algorithm in [Algorithm::RS256, Algorithm::RS384, Algorithm::PS256] {
        let answer = ask(&tenant, KIND, &sign(algorithm, "aud", json!(["https://other/", ISSUER]))).await;
        assert_eq!((answer.status, &answer.body["scope"]), (200, &json!("read:users")), "{algorithm:?}");
    }
    let symmetric = encode(
        &Header::new(Algorithm::HS256),
        &json!({ "iss": "robot" }),
        &EncodingKey::from_secret(public.as_bytes()),
    );
    let good = sign(Algorithm::RS256, "jti", json!("2"));
    for (assertion, words) in [
        (sign(Algorithm::RS256, "iss", json!("other")), "`iss` and `sub`"),
        (sign(Algorithm::RS256, "sub", json!("other")), "`iss` and `sub`"),
        (sign(Algorithm::RS256, "aud", json!("https://other/")), "`aud`"),
        (sign(Algorithm::RS256, "aud", json!([])), "`aud`"),
        (sign(Algorithm::RS256, "exp", json!(now - 1)), "five minutes"),
        (sign(Algorithm::RS256, "exp", json!(now + 301)), "five minutes"),
        (sign(Algorithm::RS256, "exp", Value::Null), "five minutes"),
        (sign(Algorithm::RS512, "jti", json!("3")), "signature"),
        (symmetric.unwrap(), "signature"),
        (good.replace('.', ""), "signature"),
        (String::new(), "signature"),
    ] {
        let answer = ask(&tenant, KIND, &assertion).await;
        assert_eq!((answer.status, &answer.body["error"]), (401, &json!("invalid_client")), "{words}");
        assert!(answer.body["error_description"].as_str().unwrap().contains(words), "{}", answer.body);
    }
    assert_eq!(ask(&tenant, "jwt", &good).await.status, 401);
    assert_eq!(ask(&tenant, KIND, &good).await.status, 200);
}

#[tokio::test]
async fn a_client_has_one_way_to_prove_who_it_is() {
    let tenant = granted("read:users").start().await.unwrap();
    let answer = ask(&tenant, KIND, "no.jwt.atall").await;
    assert_eq!((answer.status, &answer.body["error"]), (401, &json!("access_denied")), "it has a secret alone");

    let pair = rsa::PrivateKey::new(&mut getrandom::SysRng, 2048).unwrap();
    let public = pair.to_public_key().to_public_key_pem(LineEnding::LF).unwrap();
    let tenant = granted("read:users").client_key("robot", public).start().await.unwrap();
    let body = crate::support::token_request(&tenant);
    assert_eq!(body["client_secret"], SECRET);
    let answer = send(http(None).post(format!("{}/oauth/token", tenant.http_url())).json(&body)).await.unwrap();
    assert_eq!(answer.status, 401, "it has a key alone");
}
