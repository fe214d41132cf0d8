//! `private_key_jwt`: a request for a token that is signed instead of holding a secret.

use crate::base64url::base64url;
use crate::ports::{Request, TransportError, TransportPhase};
use crate::{Credentials, Map, PrivateKey, Value};
use ring::rand::{SecureRandom, SystemRandom};

/// How long an assertion is good. It is made when it is sent; the clocks may differ.
const LIFE_S: i64 = 120;
const KIND: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// Who asks, and by which key.
pub(crate) struct Assertion {
    credentials: Credentials,
    key: PrivateKey,
}

impl Assertion {
    pub(crate) fn new(credentials: Credentials, key: PrivateKey) -> Self {
        Self { credentials, key }
    }

    /// The request with an assertion in the place of the secret.
    pub(crate) fn identify(&self, mut request: Request, now_ms: i64) -> Result<Request, TransportError> {
        let Some(assertion) = self.sign(now_ms) else {
            const WORDS: &str = "the request for a token can't be signed: this system gives no random numbers";
            return Err(TransportError::new(TransportPhase::Refused, WORDS));
        };
        let mut body = Value::Object(Map::from([
            ("grant_type", "client_credentials"),
            ("client_id", &self.credentials.client_id),
            ("client_assertion_type", KIND),
            ("client_assertion", &assertion),
            ("audience", &self.credentials.audience()),
        ]));
        request.body = body.to_json().into_bytes();
        body.wipe();
        Ok(request)
    }

    fn sign(&self, now_ms: i64) -> Option<String> {
        let mut id = [0; 16];
        SystemRandom::new().fill(&mut id).ok()?;
        let (algorithm, kid) = self.key.header();
        let mut header = Map::from([("alg", algorithm), ("typ", "JWT")]);
        if let Some(kid) = kid {
            header.insert("kid", kid);
        }
        let now_s = now_ms / 1_000;
        let client_id = self.credentials.client_id.as_str();
        let claims = Map::from([
            ("iss", Value::from(client_id)),
            ("sub", client_id.into()),
            ("aud", format!("https://{}/", self.credentials.domain).into()),
            ("iat", now_s.into()),
            ("exp", (now_s + LIFE_S).into()),
            ("jti", base64url(&id).into()),
        ]);
        let [header, claims] = [header, claims].map(|part| base64url(Value::Object(part).to_json().as_bytes()));
        let message = format!("{header}.{claims}");
        let signature = self.key.sign(message.as_bytes())?;
        Some(format!("{message}.{}", base64url(&signature)))
    }
}
