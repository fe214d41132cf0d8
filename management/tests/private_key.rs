//! An application that signs its requests for tokens, and a tenant that verifies them as Auth0 does.
#![cfg(all(feature = "reqwest", feature = "users"))]

mod common;

use auth0_actions_management::ids::{RoleId, UserId};
use auth0_actions_management::ports::{
    Acquired, BoxFuture, Clock, Request, Response, Token, TokenStore, Transport, TransportError,
};
use auth0_actions_management::{Builder, Management, PrivateKey, SigningAlgorithm};
use common::{CLIENT, DOMAIN, ROLE, SECRET, TestPorts, USER, tenant};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use rsa::pkcs1::EncodeRsaPrivateKey;
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey, LineEnding};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, OnceLock};

/// Made for this process: PKCS#8, PKCS#1, and the public half.
struct Pems {
    pkcs8: String,
    pkcs1: String,
    public: String,
}

fn pems() -> &'static Pems {
    static PEMS: OnceLock<Pems> = OnceLock::new();
    PEMS.get_or_init(|| {
        let key = rsa::PrivateKey::new(&mut getrandom::SysRng, 2048).expect("a key");
        Pems {
            pkcs8: key.to_pkcs8_pem(LineEnding::LF).expect("PEM").to_string(),
            pkcs1: key.to_pkcs1_pem(LineEnding::LF).expect("PEM").to_string(),
            public: key.to_public_key().to_public_key_pem(LineEnding::LF).expect("PEM"),
        }
    })
}

/// Verifies assertions, and asks the tenant of the sandbox, which knows the application by a secret, in their place.
struct Verifying {
    ports: TestPorts,
    algorithm: Algorithm,
    used: Mutex<Vec<String>>,
    /// So many requests for a token are refused with a 503 after their assertion was used.
    failures: Mutex<usize>,
}

impl Verifying {
    fn new(ports: TestPorts, algorithm: Algorithm) -> Arc<Self> {
        Arc::new(Self { ports, algorithm, used: Mutex::default(), failures: Mutex::default() })
    }

    fn verify(&self, body: &Value) -> Result<(), String> {
        let text = |name: &str| body[name].as_str().ok_or(format!("no `{name}`"));
        if body.get("client_secret").is_some() {
            return Err("a secret beside the assertion".to_owned());
        }
        if text("client_assertion_type")? != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer" {
            return Err("another type".to_owned());
        }
        let assertion = text("client_assertion")?;
        let header = decode_header(assertion).map_err(|error| error.to_string())?;
        if header.kid.as_deref() != Some("key-of-the-test") {
            return Err("another key".to_owned());
        }
        let mut rules = Validation::new(self.algorithm);
        rules.set_audience(&[format!("https://{DOMAIN}/")]);
        rules.set_issuer(&[CLIENT]);
        rules.set_required_spec_claims(&["iss", "sub", "aud", "exp"]);
        rules.leeway = 0;
        let key = DecodingKey::from_rsa_pem(pems().public.as_bytes()).expect("a key");
        let claims = decode::<Value>(assertion, &key, &rules).map_err(|error| error.to_string())?.claims;
        if claims["sub"] != text("client_id")? {
            return Err("another application".to_owned());
        }
        let life = claims["exp"].as_i64().zip(claims["iat"].as_i64()).map(|(end, begin)| end - begin);
        if life.is_none_or(|life| life > 300) {
            return Err("it lives longer than five minutes".to_owned());
        }
        let id = claims["jti"].as_str().filter(|id| id.len() <= 64).ok_or("no `jti`")?.to_owned();
        let mut used = self.used.lock().expect("a lock");
        if used.contains(&id) {
            return Err("it was used before".to_owned());
        }
        used.push(id);
        Ok(())
    }

    fn answer(&self, request: &mut Request) -> Option<Response> {
        let mut body: Value = serde_json::from_slice(&request.body).expect("JSON");
        let verified = self.verify(&body);
        let refused = |status, description: String| {
            let body = json!({ "error": "invalid_client", "error_description": description });
            Some(Response { status, headers: Vec::new(), body: body.to_string().into_bytes() })
        };
        if let Err(why) = verified {
            return refused(401, why);
        }
        let mut failures = self.failures.lock().expect("a lock");
        if *failures > 0 {
            *failures -= 1;
            return refused(503, "busy".to_owned());
        }
        let fields = body.as_object_mut().expect("an object");
        fields.retain(|name, _| !name.starts_with("client_assertion"));
        fields.insert("client_secret".to_owned(), SECRET.into());
        request.body = body.to_string().into_bytes();
        None
    }
}

impl Transport for Verifying {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        let refused = if request.url.ends_with("/oauth/token") { self.answer(&mut request) } else { None };
        match refused {
            Some(refused) => Box::pin(std::future::ready(Ok(refused))),
            None => self.ports.send(request),
        }
    }
}

impl Clock for Verifying {
    fn now_ms(&self) -> i64 {
        self.ports.now_ms()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'_, ()> {
        self.ports.sleep(ms)
    }

    fn random(&self, below: u64) -> u64 {
        self.ports.random(below)
    }
}

impl TokenStore for Verifying {
    fn acquire(&self, key: &str) -> BoxFuture<'_, Acquired> {
        self.ports.acquire(key)
    }

    fn publish(&self, key: &str, token: &Token) {
        self.ports.publish(key, token);
    }

    fn release(&self, key: &str) {
        self.ports.release(key);
    }

    fn forget(&self, key: &str, refused: &Token) {
        self.ports.forget(key, refused);
    }
}

async fn assigned(key: PrivateKey, ports: Arc<Verifying>) -> Result<(), String> {
    let domain = DOMAIN.parse().expect("a domain");
    let management = Management::with_private_key(domain, CLIENT, key.key_id("key-of-the-test")).build_on(ports);
    let call = management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]);
    call.await.map_err(|error| format!("{error:#}"))
}

#[tokio::test]
async fn each_algorithm_of_auth0s_is_verified() {
    let tenant = tenant().start().await.expect("a tenant");
    for (ours, theirs) in [
        (SigningAlgorithm::Rs256, Algorithm::RS256),
        (SigningAlgorithm::Rs384, Algorithm::RS384),
        (SigningAlgorithm::Ps256, Algorithm::PS256),
    ] {
        for pem in [&pems().pkcs8, &pems().pkcs1] {
            let key = PrivateKey::from_pem(pem).expect("a key").algorithm(ours);
            assigned(key, Verifying::new(TestPorts::to(&tenant), theirs)).await.expect("verified");
        }
    }
    assert_eq!(tenant.role_members(ROLE), [USER]);
}

#[tokio::test]
async fn each_try_has_an_assertion_of_its_own() {
    let tenant = tenant().start().await.expect("a tenant");
    let ports = Verifying::new(TestPorts::to(&tenant), Algorithm::RS256);
    *ports.failures.lock().expect("a lock") = 2;
    assigned(PrivateKey::from_pem(&pems().pkcs8).expect("a key"), ports.clone()).await.expect("the third passes");
    assert_eq!(ports.used.lock().expect("a lock").len(), 3);
}

#[tokio::test]
async fn the_tenant_of_the_sandbox_takes_it_and_no_secret_any_more() {
    let tenant = tenant().client_key(CLIENT, pems().public.clone()).start().await.expect("a tenant");
    let domain = || DOMAIN.parse().expect("a domain");
    let assign = async |builder: Builder| {
        let management = builder.build_on(Arc::new(TestPorts::to(&tenant)));
        management.users().roles().assign(&UserId::new(USER), [RoleId::new(ROLE)]).await
    };
    let key = PrivateKey::from_pem(&pems().pkcs8).expect("a key").algorithm(SigningAlgorithm::Ps256);
    assign(Management::with_private_key(domain(), CLIENT, key)).await.expect("assigned");
    let error = assign(Management::builder(domain(), CLIENT, SECRET)).await.unwrap_err();
    assert_eq!((error.operation(), error.status()), ("oauth.token", Some(401)));
}

#[tokio::test]
async fn another_key_is_refused() {
    let tenant = tenant().start().await.expect("a tenant");
    let other = rsa::PrivateKey::new(&mut getrandom::SysRng, 2048).expect("a key");
    let other = other.to_pkcs8_pem(LineEnding::LF).expect("PEM");
    let key = PrivateKey::from_pem(&other).expect("a key");
    let error = assigned(key, Verifying::new(TestPorts::to(&tenant), Algorithm::RS256)).await.unwrap_err();
    assert!(error.starts_with("oauth.token: Auth0 answered 401: invalid_client: InvalidSignature"), "{error}");
    assert_eq!(tenant.token_requests(), 0);
}

/// An elliptic curve's key, which has the same label as one of RSA.
fn elliptic() -> String {
    let curve = &ring::signature::ECDSA_P256_SHA256_FIXED_SIGNING;
    let key = ring::signature::EcdsaKeyPair::generate_pkcs8(curve, &ring::rand::SystemRandom::new()).expect("a key");
    rsa::pkcs8::der::pem::encode_string("PRIVATE KEY", LineEnding::LF, key.as_ref()).expect("PEM")
}

#[test]
fn what_is_no_key_says_what_is_expected_and_repeats_nothing() {
    let wrapped = |label: &str, inside: &str| format!("-----BEGIN {label}-----\n{inside}\n-----END {label}-----\n");
    for (pem, words) in [
        (String::new(), "the private key is no PEM text with `-----BEGIN PRIVATE KEY-----`"),
        (pems().public.clone(), "this is the public half, which Auth0 has; the private key is"),
        (elliptic(), "the private key is no RSA key"),
        (wrapped("ENCRYPTED PRIVATE KEY", "TUlJ"), "the private key is encrypted: decrypt it with"),
        (wrapped("EC PRIVATE KEY", "TUlJ"), "the private key is no RSA key"),
        (wrapped("PRIVATE KEY", "TUlJ"), "the private key can't be used: "),
    ] {
        let error = PrivateKey::from_pem(&pem).unwrap_err().to_string();
        assert!(error.starts_with(words), "{error}");
        assert!(!error.contains("TUlJ"), "{error}");
    }
    let shown = format!("{:?}", PrivateKey::from_pem(&pems().pkcs8).expect("a key"));
    assert_eq!(shown, "PrivateKey { algorithm: Rs256, id: None, .. }");
}
